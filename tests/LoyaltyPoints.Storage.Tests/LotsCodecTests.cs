using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Storage.Tests;

public sealed class LotsCodecTests
{
    [Fact]
    public void Any_lots_then_they_come_back_as_they_were()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            Lot[] lots = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new Lot(
                new LotKey(AnInstant(random), AnInstant(random)), Number(random), Number(random)))];

            Assert.True(lots.SequenceEqual(LotsCodec.Decode(LotsCodec.Encode(lots))), $"seed {seed}");
        }
    }

    [Fact]
    public void A_known_account_then_its_bytes_are_those_that_are_stored_for_ever()
    {
        Lot[] lots =
        [
            new(LotKey.Debt, 0, -3), new(new LotKey(Instant.Beginning, new Instant(1000)), 0, 64),
            new(new LotKey(new Instant(0), Instant.Never), 1, 0),
        ];

        Assert.Equal("01" + "00000005" + "00D40F008001" + "04020200", Convert.ToHexString(LotsCodec.Encode(lots)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("02")]
    [InlineData("0100")]
    [InlineData("01000002")]
    [InlineData("0100000280")]
    [InlineData("01FFFFFFFFFFFFFFFFFFFF01000000")]
    public void Bytes_of_another_form_then_they_are_refused(string hex) =>
        Assert.Throws<InvalidDataException>(() => LotsCodec.Decode(Convert.FromHexString(hex)));

    [Fact]
    public void Any_cut_then_it_is_refused_or_leaves_whole_lots()
    {
        Lot[] lots = [new(LotKey.Debt, 0, -300), new(new LotKey(Instant.Beginning, Instant.Never), 0, 70_000)];
        var bytes = LotsCodec.Encode(lots);
        var whole = LotsCodec.Encode(lots[..1]).Length;

        for (var length = 1; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            if (length == 1) Assert.Empty(LotsCodec.Decode(cut));
            else if (length == whole) Assert.Equal(lots[..1], LotsCodec.Decode(cut));
            else Assert.Throws<InvalidDataException>(() => LotsCodec.Decode(cut));
        }
    }

    private static Instant AnInstant(Random random) => random.Next(5) switch
    {
        0 => Instant.Beginning,
        1 => Instant.Never,
        2 => new Instant(random.Next(-3, 4)),
        _ => new Instant(random.NextInt64(-62_135_596_800_000, 253_402_300_799_999)),
    };

    private static long Number(Random random) => random.Next(4) switch
    {
        0 => random.Next(-2, 3),
        1 => long.MaxValue,
        2 => long.MinValue,
        _ => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64),
    };
}
