using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Velocity;

namespace LoyaltyPoints.Storage.Tests;

public sealed class VelocityCodecTests
{
    private static readonly VelocityLog Log = new(
    [
        new(new Instant(1_760_000_000_000), VelocityMarkKind.Purchase, long.MinValue, 1, 0, Id(3)),
        new(new Instant(1_760_000_000_000), VelocityMarkKind.Earned, -1, 3, long.MaxValue, Id(4)),
        new(new Instant(1_760_000_100_007), VelocityMarkKind.Redeemed, 7, 1, 5, Id(5)),
    ]);

    [Fact]
    public void Marks_then_they_read_as_they_were_written()
    {
        var bytes = VelocityCodec.Encode(Log);

        Assert.Equal(Log.Marks, VelocityCodec.Decode(bytes).Marks);
        Assert.Empty(VelocityCodec.Decode(VelocityCodec.Encode(VelocityLog.Empty)).Marks);
    }

    [Fact]
    public void Bytes_that_are_cut_off_within_a_mark_then_they_are_refused()
    {
        var bytes = VelocityCodec.Encode(Log);

        Assert.Throws<InvalidDataException>(() => VelocityCodec.Decode([]));
        Assert.Throws<InvalidDataException>(() => VelocityCodec.Decode([2]));
        for (var cut = 1; cut <= 16; cut++)
            Assert.Throws<InvalidDataException>(() => VelocityCodec.Decode(bytes.AsSpan()[..^cut]));
    }

    [Fact]
    public void Sales_of_tills_then_they_add_up()
    {
        var till = new TillDay("Kasse 1 €", new Guid(1, 2, 3, new byte[8]), 20_261_126);
        var bytes = TillSaleCodec.Encode(new Dictionary<TillDay, long> { [till] = 5, [till with { Day = 1 }] = 7 });
        var sums = new Dictionary<TillDay, long> { [till] = long.MaxValue - 3 };

        TillSaleCodec.AddTo(sums, bytes);

        Assert.Equal((long.MaxValue, 7), (sums[till], sums[till with { Day = 1 }]));
        Assert.Throws<InvalidDataException>(() => TillSaleCodec.AddTo([], bytes.AsSpan()[..^1]));
    }

    private static Guid Id(short number) => new(1, 2, number, new byte[8]);
}
