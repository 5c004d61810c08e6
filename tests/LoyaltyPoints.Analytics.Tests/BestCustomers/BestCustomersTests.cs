using LoyaltyPoints.Analytics.BestCustomers;
using LoyaltyPoints.Core.Facts;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.BestCustomers;

public sealed class BestCustomersTests
{
    private static readonly AnalyticsQuestion January = Question("2026-01-01", "2026-02-01");

    // Five members: number n bought last on day n, n times, for n x 100 each time. Each is a quintile of its own.
    private static readonly MemberFacts[] Five =
    [
        .. Enumerable.Range(1, 5).Select(number =>
            Member(number,
                [.. Enumerable.Range(0, number).Select(at => $"2026-01-0{number} 1{at}:00 +{number * 100}*40")])),
    ];

    [Fact]
    public void Each_column_is_cut_by_itself()
    {
        var (summary, cells) = RfmMeasure.Of(List(Five));
        Assert.Equal([(5, 5, 5), (4, 4, 4), (3, 3, 3), (2, 2, 2), (1, 1, 1)],
            cells.Select(cell => (cell.Recency, cell.Frequency, cell.Monetary)));
        // 1 + 4 + 9 + 16 + 25 = 55 hundreds, 15 purchases of a contribution of 40.
        Assert.Equal((5, 15, 5500, 1100, 600), (summary.Members, summary.Purchases, summary.Revenue,
            summary.RevenuePerMember, summary.Contribution));
        Assert.Equal(1.0, summary.ContributionCovers);
        Assert.Equal(2500 / 5500.0, cells[0].RevenueShare);
    }

    [Fact]
    public void Members_are_listed_best_first_and_no_more_than_asked_for()
    {
        var (_, best) = RfmMeasure.MembersOf(List(Five), new RfmFilter(null, null, null, null), 2);
        Assert.Equal([Id(5), Id(4)], best.Select(member => member.MemberId));
        Assert.Equal((new DateOnly(2026, 1, 5), 5, 2500), (best[0].LastPurchase, best[0].Purchases, best[0].Revenue));
        var (_, third) = RfmMeasure.MembersOf(List(Five), new RfmFilter(3, null, 3, 3), 100);
        Assert.Equal(900, Assert.Single(third).Revenue);
    }

    // All means of three quintiles that are no whole number lie a third away from one.
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 1, 2, 1)]
    [InlineData(1, 2, 2, 2)]
    [InlineData(5, 5, 4, 5)]
    [InlineData(5, 4, 4, 4)]
    [InlineData(1, 5, 5, 4)]
    public void The_group_is_the_mean_of_the_quintiles(int recency, int frequency, int monetary, int group) =>
        Assert.Equal(group, new RfmScore(recency, frequency, monetary).Group);

    [Fact]
    public void Returns_count_where_they_occurred_and_who_bought_nothing_is_in_no_group()
    {
        var members = new[]
        {
            Member(1, "2025-12-31 +900", "2026-01-05 -900"), Member(2, "2026-01-05 +100", "2026-01-06 -40"),
        };
        var (summary, _) = RfmMeasure.Of(List(members));
        Assert.Equal((1, 60), (summary.Members, summary.Revenue));
        Assert.Null(summary.Contribution);
        Assert.Equal(0, summary.ContributionCovers);
    }

    [Fact]
    public void Tenths_are_counted_from_the_best()
    {
        var (summary, rows) = DecileMeasure.Of(List(Spending([.. Enumerable.Range(1, 20).Select(n => (long)n)])));
        Assert.Equal(210, summary.Revenue);
        Assert.Equal(Enumerable.Range(1, 10), rows.Select(row => row.Decile));
        Assert.All(rows, row => Assert.Equal(2, row.Members));
        Assert.Equal((39, 19, 20), (rows[0].Revenue, rows[0].LeastRevenue, rows[0].RevenuePerMember)); // 19.5 to even
        Assert.Equal((39 + 35) / 210.0, rows[1].CumulativeShare);
        Assert.Equal(1.0, rows[9].CumulativeShare);
    }

    [Fact]
    public void Ties_leave_deciles_empty_and_parted_never()
    {
        // Nine spent 1, one spent 2: nine tenths are below 2, so it is in group 10; nobody is between.
        var (_, rows) = DecileMeasure.Of(List(Spending(1, 1, 1, 1, 1, 1, 1, 1, 1, 2)));
        Assert.Equal([(1, 1L), (10, 9L)], rows.Select(row => (row.Decile, row.Members)));
    }

    // 80 + 5 x 4 = 100 over five members. The top fifth is one member. Gini by hand, ascending 5 5 5 5 80:
    // 2 x (5 + 10 + 15 + 20 + 400) / (5 x 100) - 6 / 5 = 0.6.
    [Fact]
    public void The_best_fifth_has_four_fifths()
    {
        var (summary, points) = ParetoMeasure.Of(List(Spending(5, 80, 5, 5, 5)));
        Assert.Equal((5, 100, 0), (summary.Members, summary.Revenue, summary.MembersBelowZero));
        Assert.Equal((0.8, 1L), (summary.Top20Share, summary.MembersFor80));
        Assert.Equal(0.6, summary.Gini!.Value, 12);
        Assert.Equal(100, points.Count);
        Assert.Equal((1, 80), (points[0].Members, points[0].Revenue)); // 0.05 of a member, rounded up
        Assert.Equal((2, 85), (points[20].Members, points[20].Revenue)); // 21 percent: 1.05
        Assert.Equal(1.0, points[99].RevenueShare);
    }

    [Fact]
    public void Who_all_spend_alike_are_equal()
    {
        var (summary, points) = ParetoMeasure.Of(List(Spending(7, 7, 7, 7)));
        Assert.Equal(0, summary.Gini!.Value, 12);
        Assert.Equal(0.25, points[24].RevenueShare);
    }

    [Fact]
    public void Inequality_is_not_told_where_somebody_is_below_zero_and_shares_not_of_nothing()
    {
        var below = new[]
        {
            Member(1, "2026-01-05 +100"), Member(2, "2025-12-01 +900", "2026-01-05 +10", "2026-01-06 -50"),
        };
        var (summary, points) = ParetoMeasure.Of(List(below));
        Assert.Equal((60, 1), (summary.Revenue, summary.MembersBelowZero));
        Assert.Null(summary.Gini);
        Assert.Equal(100 / 60.0, points[0].RevenueShare);
        var (empty, none) = ParetoMeasure.Of(List([]));
        Assert.Null(empty.Top20Share);
        Assert.Null(empty.MembersFor80);
        Assert.All(none, point => Assert.Equal(0, point.Members));
    }

    private static SpendList List(IEnumerable<MemberFacts> members) =>
        new SpendList(January, withIds: true).Of(members, (list, member) => list.Add(member));
}
