using LoyaltyPoints.Analytics.BestCustomers;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.BestCustomers;

public sealed class MovementMeasureTests
{
    // January, by spending: 1, 2, 3 are thirds, deciles 10, 7 and 4. February: 3 gone, 4 new, 1 now above 2.
    private static readonly Core.Facts.MemberFacts[] Members =
    [
        Member(1, "2026-01-01 +100", "2026-02-03 +300"),
        Member(2, "2026-01-01 +200", "2026-02-02 +200"),
        Member(3, "2026-01-01 +300", "2026-02-02 -100"),
        Member(4, "2026-02-01 +100"),
        Member(5, "2025-11-01 +100"),
    ];

    [Fact]
    public void Members_move_between_deciles()
    {
        var (summary, rows) = Answer(Question("2026-02-01", "2026-03-01"), MovementGroups.Decile);
        Assert.Equal(Question("2026-01-01", "2026-01-02").From, summary.BeforeFrom);
        Assert.Equal((4, 1, 1, 0, 1, 1),
            (summary.Members, summary.Up, summary.Stayed, summary.Down, summary.Came, summary.Went));
        Assert.Equal(
            [(null, 10, 1L, 0L, 100L), (4, null, 1, 300, -100), (7, 7, 1, 200, 200), (10, 4, 1, 100, 300)],
            rows.Select(row => (row.From, row.To, row.Members, row.RevenueBefore, row.Revenue)));
    }

    [Fact]
    public void Members_move_between_groups()
    {
        // January: all bought once on the 1st: recency 1, frequency 1, monetary 1, 2, 4: groups 1, 1, 2.
        // February: recency of 1, 2, 4: 4, 2, 1, frequency 1, monetary 4, 2, 1: groups 3, 2, 1.
        var (summary, rows) = Answer(Question("2026-02-01", "2026-03-01"), MovementGroups.Rfm);
        Assert.Equal([(null, 1), (1, 2), (1, 3), (2, null)], rows.Select(row => (row.From, row.To)));
        Assert.Equal((2, 0, 0), (summary.Up, summary.Stayed, summary.Down));
    }

    private static (MovementSummary Summary, IReadOnlyList<MovementRow> Rows) Answer(
        AnalyticsQuestion question, MovementGroups by) =>
        new MovementMeasure(question, by).Of(Members, (measure, member) => measure.Add(member)).Answer();
}
