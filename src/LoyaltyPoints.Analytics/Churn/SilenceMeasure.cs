using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>
/// Who fell silent: a member is active at an instant where it bought within the days before it, and silent where it
/// bought only before those.
/// </summary>
public static class SilenceMeasure
{
    /// <param name="members">With all their purchases before the end of the period.</param>
    /// <param name="silentAfterDays">Of 24 hours; 1 or more.</param>
    /// <returns>The whole period, and each local month in it.</returns>
    public static (SilenceFigures Total, IReadOnlyList<SilenceFigures> Months) Of(
        IEnumerable<MemberFacts> members, AnalyticsQuestion question, int silentAfterDays)
    {
        var bounds = MonthBounds.Of(question);
        var length = TimeSpan.FromDays(silentAfterDays);
        var total = new SilenceTally();
        var months = new SilenceTally[bounds.Count - 1];
        for (var index = 0; index < months.Length; index++) months[index] = new SilenceTally();
        var states = new Activity[bounds.Count];
        foreach (var member in members)
        {
            Fill(states, member, bounds, length);
            total.Add(states[0], states[^1]);
            for (var index = 0; index < months.Length; index++) months[index].Add(states[index], states[index + 1]);
        }

        return (total.Figures(question.From, question.To),
            [.. months.Select((month, index) => month.Figures(bounds[index], bounds[index + 1]))]);
    }

    private static void Fill(Activity[] states, MemberFacts member, IReadOnlyList<Instant> bounds, TimeSpan length)
    {
        Instant? last = null;
        var next = 0;
        foreach (var fact in member.Facts)
        {
            if (fact.Kind != FactKind.Purchase) continue;
            for (; next < bounds.Count && fact.At >= bounds[next]; next++) states[next] = At(bounds[next], last, length);
            if (next == bounds.Count) return;
            last = fact.At;
        }

        for (; next < bounds.Count; next++) states[next] = At(bounds[next], last, length);
    }

    private static Activity At(Instant at, Instant? last, TimeSpan length) => last is not { } known ? Activity.Unknown
        : at.Since(known) <= length ? Activity.Active : Activity.Silent;
}
