using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>What one member's metrics say at an instant, by the inputs given.</summary>
internal sealed class TierGauge(TierLevels levels, TierCalendar calendar, Window window, TierInputs inputs)
{
    public TierLevels Levels => levels;

    public TierCalendar Calendar => calendar;

    public TierInputs Inputs => inputs;

    /// <summary>Changes of the balance that can matter.</summary>
    public IReadOnlyList<Instant> BalanceChanges => levels.AskBalance ? inputs.BalanceChanges : [];

    /// <summary>The highest level reached over the window as seen at an instant.</summary>
    public int Earned(Instant at) => levels.Earned(Counted(at, levels.AskBalance));

    /// <summary>As <see cref="Earned"/>, over the whole window the instant lies in, with the balance of now.</summary>
    public int EarnedInAll(Instant at, Instant now)
    {
        var day = calendar.DayOf(at);
        return levels.Earned(new TierCounts(Total(day, calendar.WindowEnd(day)), Balance(now, levels.AskBalance)));
    }

    /// <summary>The counts over the window as seen at an instant: through its day, and with the balance then.</summary>
    public TierCounts Counted(Instant at, bool withBalance)
    {
        var day = window is LifetimeWindow ? default : calendar.DayOf(at);
        return new TierCounts(Total(day, day.AddDays(1)), Balance(at, withBalance));
    }

    /// <summary>
    /// When something leaves the window by time alone after an instant, in order: the only times at which the metrics
    /// other than the balance become less.
    /// </summary>
    public IEnumerable<Instant> Losses(Instant after)
    {
        if (window is LifetimeWindow || !levels.AskWindow) yield break;
        var (first, last) = (calendar.WindowStart(calendar.DayOf(after)), default(DateOnly));
        foreach (var (day, totals) in inputs.Days.Days)
        {
            if (totals == default || day < first) continue;
            if (calendar.LeavesOn(day) is not { } leaves || leaves == last) continue;
            last = leaves;
            var at = calendar.StartOf(leaves);
            if (at > after) yield return at;
        }
    }

    private Totals Total(DateOnly day, DateOnly? end) => window is LifetimeWindow
        ? inputs.Lifetime : inputs.Days.Between(calendar.WindowStart(day), end ?? DateOnly.MaxValue);

    private long Balance(Instant at, bool wanted) => wanted ? inputs.BalanceAt(at) : 0;
}
