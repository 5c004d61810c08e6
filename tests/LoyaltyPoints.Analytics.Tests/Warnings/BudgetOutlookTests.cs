using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Warnings;

public sealed class BudgetOutlookTests
{
    /// <summary>Budget 1,000 begun ten days ago: given, days until the end, share, days until it is used up.</summary>
    public static TheoryData<long, double?, double, double?, bool> Campaigns => new()
    {
        // 50 a day, 500 left: ten days.
        { 500, 11, 0.5, 10, true },
        { 500, 10, 0.5, 10, false },
        { 500, null, 0.5, 10, false },
        { 0, 10, 0, null, false },
        { 1_000, 10, 1, 0, true },
        { 1_000, null, 1, 0, false },
        // 0.1 a day, 999 left: 9,990 days.
        { 1, 10, 0.001, 9_990, false },
    };

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void A_budget_lasts_as_long_as_what_is_left_of_it(
        long given, double? endsIn, double share, double? lasts, bool isBeforeEnd)
    {
        Instant? end = endsIn is { } days ? Ago(-days) : null;

        var outlook = BudgetOutlook.Of(1_000, given, Ago(10), end, AsOf);

        Assert.Equal(share, outlook.Share);
        Assert.Equal(lasts is { } left ? Ago(-left) : null, outlook.ExhaustedAt);
        Assert.Equal(isBeforeEnd, outlook.IsBeforeEnd);
    }

    /// <summary>Of 1,000 given in ten days of twenty: half of the budget lasts half of the time.</summary>
    [Theory]
    [InlineData(199, BudgetSign.None)]
    [InlineData(500, BudgetSign.None)]
    [InlineData(501, BudgetSign.Early)]
    [InlineData(799, BudgetSign.Early)]
    [InlineData(800, BudgetSign.Near)]
    [InlineData(999, BudgetSign.Near)]
    [InlineData(1_000, BudgetSign.Spent)]
    public void A_budget_gives_reason_to_say_something(long given, BudgetSign sign) =>
        Assert.Equal(sign, BudgetOutlook.Of(1_000, given, Ago(10), Ago(-10), AsOf).Sign(0.8));

    [Fact]
    public void How_fast_little_goes_says_nothing() =>
        Assert.Equal(BudgetSign.None, BudgetOutlook.Of(1_000, 199, Ago(2), Ago(-10), AsOf).Sign(0.8));

    [Fact]
    public void On_its_first_day_nothing_is_reckoned()
    {
        var outlook = BudgetOutlook.Of(1_000, 100, Ago(0.9), Ago(-1), AsOf);

        Assert.Equal((0.1, null, null), (outlook.Share, outlook.UnitsPerDay, outlook.ExhaustedAt));
    }
}
