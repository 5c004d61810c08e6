using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Goals;

/// <summary>How far a goal is.</summary>
/// <param name="Elapsed">Of the period, 0 to 1.</param>
/// <param name="ExpectedLinear">By now, if every day brings the same.</param>
/// <param name="ExpectedByLastYear">By now, if days bring their shares of a year before; null: unknown.</param>
/// <param name="OnTrack">Whether as much is there as is expected; null before the period begins.</param>
public sealed record GoalProgress(
    decimal Actual, decimal Elapsed, decimal ExpectedLinear, decimal? ExpectedByLastYear, bool? OnTrack);

/// <summary>Measures one goal in a single pass over the members that it is about.</summary>
public sealed class GoalMeter
{
    private readonly GoalDefinition goal;
    private readonly GoalBaseline baseline;
    private readonly decimal elapsed;
    private readonly GoalTally now;
    private readonly GoalTally lastYear;
    private readonly GoalTally lastYearSoFar;

    public GoalMeter(GoalDefinition goal, GoalBaseline baseline, Instant asOf, LocalCalendar calendar)
    {
        (this.goal, this.baseline) = (goal, baseline);
        var (from, to) = (calendar.StartOf(goal.From), calendar.StartOf(goal.To));
        var until = asOf < from ? from : asOf < to ? asOf : to;
        elapsed = (decimal)(until.UnixMilliseconds - from.UnixMilliseconds)
            / (to.UnixMilliseconds - from.UnixMilliseconds);
        now = new GoalTally(from, until);
        var (begin, end) = (calendar.StartOf(goal.From.AddYears(-1)), calendar.StartOf(goal.To.AddYears(-1)));
        lastYear = new GoalTally(begin, end);
        lastYearSoFar = new GoalTally(
            begin, until == to ? end : calendar.InstantOf(calendar.LocalTime(until).AddYears(-1)));
    }

    /// <param name="member">One that the goal is about, with facts of the goal's currency.</param>
    public void Add(MemberFacts member)
    {
        now.Add(member);
        lastYear.Add(member);
        lastYearSoFar.Add(member);
    }

    /// <param name="members">In the goal's segment.</param>
    public GoalProgress Progress(long members)
    {
        if (goal.Metric == GoalMetric.MembersInSegment)
        {
            // It starts from what was there, not from nothing.
            var expected = baseline.Value + ((goal.Target - baseline.Value) * elapsed);
            return Progress(members, expected, null, goal.Target >= baseline.Value);
        }

        var whole = lastYear.Value(goal.Metric);
        return Progress(
            now.Value(goal.Metric), goal.Target * elapsed,
            whole > 0 ? goal.Target * (lastYearSoFar.Value(goal.Metric) / whole) : null, isMore: true);
    }

    private GoalProgress Progress(decimal actual, decimal linear, decimal? byLastYear, bool isMore)
    {
        var expected = byLastYear ?? linear;
        return new GoalProgress(
            actual, elapsed, linear, byLastYear,
            elapsed == 0 ? null : isMore ? actual >= expected : actual <= expected);
    }
}
