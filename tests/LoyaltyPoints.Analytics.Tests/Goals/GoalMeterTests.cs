using System.Globalization;
using LoyaltyPoints.Analytics.Goals;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests.Goals;

/// <summary>
/// Goals for January 2026 in Shanghai. In January 2025 one member bought for 300 on the 10th and another for 100 on the
/// 20th; in January 2026 the first bought for 120 on the 5th and 60 on the 9th, of which 30 came back on the 10th, and
/// the other for 80 on the 15th.
/// </summary>
public sealed class GoalMeterTests
{
    private static readonly LocalCalendar Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static readonly MemberFacts[] Members =
    [
        Member(
            Bought("2025-01-10", 300), Bought("2026-01-05", 120), Bought("2026-01-09", 60),
            Bought("2026-01-10", 30) with { Kind = FactKind.Return }),
        Member(Bought("2025-01-20", 100), Bought("2026-01-15", 80)),
    ];

    [Theory]
    // 11 days of 31; by then 300 of 400 were there the year before
    [InlineData(GoalMetric.Revenue, 400, "2026-01-12", "150", "141.935484", "300", false)]
    [InlineData(GoalMetric.Revenue, 200, "2026-01-12", "150", "70.967742", "150", true)]
    // 1 of 2
    [InlineData(GoalMetric.Purchases, 4, "2026-01-12", "2", "1.419355", "2", true)]
    [InlineData(GoalMetric.ActiveMembers, 3, "2026-01-12", "1", "1.064516", "1.5", false)]
    // nobody bought twice the year before
    [InlineData(GoalMetric.RepeatPurchaseRate, 0.5, "2026-01-31", "0.5", "0.483871", null, true)]
    [InlineData(GoalMetric.Revenue, 230, "2026-03-01", "230", "230", "230", true)]
    [InlineData(GoalMetric.Revenue, 400, "2025-12-01", "0", "0", "0", null)]
    // from 10 to 20, or to 5, and 14 are there
    [InlineData(GoalMetric.MembersInSegment, 20, "2026-01-12", "14", "13.548387", null, true)]
    [InlineData(GoalMetric.MembersInSegment, 5, "2026-01-12", "14", "8.225806", null, false)]
    public void A_goal_is_measured_then_actual_and_expected_are_those(
        GoalMetric metric, double target, string asOf, string actual, string linear, string? byLastYear, bool? onTrack)
    {
        var goal = new GoalDefinition
        {
            Name = "G", Metric = metric, From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 2, 1),
            Target = (decimal)target,
        };
        var meter = new GoalMeter(goal, new GoalBaseline(goal.From, goal.To, 10, "CNY"), At(asOf), Shanghai);
        foreach (var member in Members) meter.Add(member);

        var progress = meter.Progress(14);

        Assert.Equal(
            (actual, linear, byLastYear, onTrack),
            (Text(progress.Actual), Text(progress.ExpectedLinear),
                progress.ExpectedByLastYear is { } expected ? Text(expected) : null, progress.OnTrack));
    }

    private static string Text(decimal number) =>
        Math.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture);

    private static MemberFacts Member(params MemberFact[] facts) => new(Guid.Empty, At("2025-01-01"), facts);

    private static MemberFact Bought(string day, long amount) =>
        new() { Kind = FactKind.Purchase, At = At(day), Tail = 0, Amount = amount };

    private static Instant At(string day) =>
        Instant.From(DateTimeOffset.Parse(day + "T00:00+08:00", CultureInfo.InvariantCulture));
}
