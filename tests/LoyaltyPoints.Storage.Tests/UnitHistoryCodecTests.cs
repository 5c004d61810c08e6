using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Storage.Liabilities;

namespace LoyaltyPoints.Storage.Tests;

public sealed class UnitHistoryCodecTests
{
    private static readonly UnitHistory Full = UnitHistory.Restore(
        12, new Guid(1, 2, 3, new byte[8]),
        [
            new(new UnitCohort(24_300, Months.Debt), new OpenUnits(0, -7, 0)),
            new(new UnitCohort(24_300, 24_290), new OpenUnits(1, 2, 3)),
            new(new UnitCohort(24_300, 24_300), new OpenUnits(0, long.MaxValue, 0)),
            new(new UnitCohort(24_301, Months.Never), new OpenUnits(0, 5, 0)),
        ],
        [
            new((new UnitCohort(24_300, 24_312), 24_300), new UnitMoves(1, 2, 3, 4, 5, 6)),
            new((new UnitCohort(24_300, 24_312), 24_305), new UnitMoves(-1, -2, -3, -4, -5, long.MinValue)),
        ],
        [new(24_300, 1_000), new(24_301, 0)]);

    [Fact]
    public void A_history_then_it_reads_as_it_was_written()
    {
        var bytes = UnitHistoryCodec.Encode(Full);
        var read = UnitHistoryCodec.Decode(12, Full.HeadId, bytes);

        Assert.Equal(Full.Open, read.Open);
        Assert.Equal(Full.Moves, read.Moves);
        Assert.Equal(Full.Sales, read.Sales);
        Assert.Equal((12, Full.HeadId), (read.EntryCount, read.HeadId));
        Assert.Equal(bytes, UnitHistoryCodec.Encode(read));
    }

    [Fact]
    public void Bytes_that_are_cut_off_anywhere_then_they_are_refused()
    {
        var bytes = UnitHistoryCodec.Encode(Full);

        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<InvalidDataException>(() => UnitHistoryCodec.Decode(12, Full.HeadId, cut));
        }
    }

    [Theory]
    [InlineData(2, 0, 0, 0)]
    [InlineData(1, 0x7E, 0, 0)]
    [InlineData(1, 1, 0, 0)]
    public void Bytes_of_another_form_then_they_are_refused(params int[] bytes) =>
        Assert.Throws<InvalidDataException>(() =>
            UnitHistoryCodec.Decode(1, Guid.Empty, [.. bytes.Select(one => (byte)one)]));
}
