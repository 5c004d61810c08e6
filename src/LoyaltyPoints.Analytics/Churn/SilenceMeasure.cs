using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Churn;

/// <summary>
/// Who fell silent: a member is active at an instant where it bought within the days before it, and silent where it
/// bought only before those.
/// </summary>
public sealed class SilenceMeasure
{
    private readonly IReadOnlyList<Instant> bounds;
    private readonly TimeSpan length;
    private readonly SilenceTally total = new();
    private readonly SilenceTally[] months;
    private readonly Activity[] states;

    /// <param name="silentAfterDays">Of 24 hours; 1 or more.</param>
    public SilenceMeasure(AnalyticsQuestion question, int silentAfterDays)
    {
        bounds = MonthBounds.Of(question);
        length = TimeSpan.FromDays(silentAfterDays);
        months = [.. bounds.Skip(1).Select(_ => new SilenceTally())];
        states = new Activity[bounds.Count];
    }

    /// <param name="member">With all purchases before the end of the period.</param>
    public void Add(MemberFacts member)
    {
        Fill(member);
        total.Add(states[0], states[^1]);
        for (var index = 0; index < months.Length; index++) months[index].Add(states[index], states[index + 1]);
    }

    public SilenceFigures Total() => total.Figures();

    /// <summary>Each local month in the period.</summary>
    public IReadOnlyList<SilenceFigures> Months() => [.. months.Select(month => month.Figures())];

    private void Fill(MemberFacts member)
    {
        Instant? last = null;
        var next = 0;
        foreach (var fact in member.Facts)
        {
            if (fact.Kind != FactKind.Purchase) continue;
            for (; next < bounds.Count && fact.At >= bounds[next]; next++) states[next] = At(bounds[next], last);
            if (next == bounds.Count) return;
            last = fact.At;
        }

        for (; next < bounds.Count; next++) states[next] = At(bounds[next], last);
    }

    private Activity At(Instant at, Instant? last) => last is not { } known ? Activity.Unknown
        : at.Since(known) <= length ? Activity.Active : Activity.Silent;
}
