using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Core.Tests.Segments;

/// <summary>What a refresh writes says nothing new until it counts, whatever broken ones have left behind.</summary>
public sealed class SegmentMarkTests
{
    private const long Now = 3; // the generation that counts; 4 and 5 were broken off, the refresh at hand is 6
    private const long Next = 6;

    [Theory]
    [InlineData(0, 0, false, null)] // 0: nothing is written of the member
    [InlineData(0, 0, true, "6-0")]
    [InlineData(2, 0, true, null)] // is in, and stays
    [InlineData(2, 0, false, "2-6")]
    [InlineData(1, 3, false, null)] // has left
    [InlineData(1, 3, true, "6-0")]
    [InlineData(2, 4, true, "2-0")] // a broken refresh would have taken it out
    [InlineData(2, 4, false, null)]
    [InlineData(5, 0, true, null)] // a broken refresh would have let it in
    [InlineData(5, 0, false, "5-6")]
    [InlineData(4, 5, true, "6-0")] // one would have let it in, the next one out
    [InlineData(4, 5, false, null)]
    public void A_member_is_refreshed_then_the_mark_says_so_only_from_then_on(
        long enteredIn, long leftIn, bool isIn, string? written)
    {
        SegmentMark? mark = enteredIn == 0 ? null : new SegmentMark(enteredIn, leftIn);

        var next = SegmentMark.Next(mark, Now, Next, isIn);

        Assert.Equal(written, next is { } change ? $"{change.EnteredIn}-{change.LeftIn}" : null);
        var after = next ?? mark;
        Assert.Equal(isIn, after?.IsInAt(Next) ?? false);
        Assert.Equal(mark?.IsInAt(Now) ?? false, after?.IsInAt(Now) ?? false);
        Assert.Null(SegmentMark.Next(after, Now, Next, isIn));
    }
}
