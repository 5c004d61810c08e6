using LoyaltyPoints.Analytics.Cohorts;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.Cohorts;

public sealed class CohortMeasureTests
{
    // Members 1 and 2 bought first in January, 3 in February, 4 before the period.
    private static readonly Core.Facts.MemberFacts[] Members =
    [
        Member(1, "2026-01-10 +100", "2026-01-20 +200", "2026-03-03 +300", "2026-03-04 -50"),
        Member(2, "2026-01-31 +400", "2026-02-01 +500"),
        Member(3, "2026-01-15 -20", "2026-02-14 +600"),
        Member(4, "2025-12-31 +700", "2026-01-02 +800"),
    ];

    [Fact]
    public void Members_belong_to_the_month_of_their_first_purchase()
    {
        var (summary, rows) = Answer(
            Members, Question("2026-01-01", "2026-03-01", asOf: "2026-03-15"), CohortGrain.Month, 12);
        var january = rows.Where(row => row.Cohort == new DateOnly(2026, 1, 1)).ToList();
        // March had begun and was not over.
        Assert.Equal([0, 1, 2], january.Select(row => row.Age));
        Assert.Equal([true, true, false], january.Select(row => row.IsComplete));
        Assert.Equal([2L, 1, 1], january.Select(row => row.ActiveMembers));
        Assert.Equal([1, 0.5, 0.5], january.Select(row => row.ActiveShare));
        Assert.Equal([3L, 1, 1], january.Select(row => row.Purchases));
        Assert.Equal([700L, 500, 250], january.Select(row => row.NetRevenue));
        Assert.Equal((2, 3), (summary.Cohorts, summary.Members));
    }

    [Fact]
    public void The_curve_is_over_the_cohorts_that_have_passed_an_age()
    {
        var (summary, _) = Answer(
            Members, Question("2026-01-01", "2026-03-01", asOf: "2026-03-15"), CohortGrain.Month, 12);
        // Age 1: January's two members, one of them active; February's month after is not over.
        Assert.Equal([(0, 3L, 3L), (1, 2L, 1L)],
            summary.Retention.Select(point => (point.Age, point.Size, point.ActiveMembers)));
    }

    [Fact]
    public void Weeks_begin_on_Monday()
    {
        // 2026-01-04 is a Sunday.
        var members = new[] { Member(1, "2026-01-04 +1", "2026-01-05 +1"), Member(2, "2026-01-05 +1") };
        var (_, rows) = Answer(
            members, Question("2026-01-01", "2026-01-12"), CohortGrain.Week, 3);
        Assert.Equal(
            [("2025-12-29", 0, 1L), ("2025-12-29", 1, 1L), ("2026-01-05", 0, 1L)],
            rows.Select(row => ($"{row.Cohort:yyyy-MM-dd}", row.Age, row.ActiveMembers)));
    }

    [Fact]
    public void Later_ages_than_asked_for_are_left_out()
    {
        var (_, rows) = Answer(
            Members, Question("2026-01-01", "2026-02-01", asOf: "2026-06-01"), CohortGrain.Month, 1);
        Assert.Equal([0, 1], rows.Select(row => row.Age));
    }

    private static (CohortSummary Summary, IReadOnlyList<CohortRow> Rows) Answer(
        Core.Facts.MemberFacts[] members, AnalyticsQuestion question, CohortGrain grain, int periods) =>
        new CohortMeasure(question, grain, periods).Of(members, (measure, member) => measure.Add(member)).Answer();
}
