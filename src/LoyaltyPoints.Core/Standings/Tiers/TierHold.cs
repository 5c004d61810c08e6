using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>For how long a tier is held, of every validity but <see cref="WhileReached"/>.</summary>
internal sealed class TierHold(
    TiersDefinition definition, LocalCalendar local, TierCalendar calendar, TierLevels levels)
{
    /// <summary>Whether a tier begins and ends with the calendar's periods only.</summary>
    public bool ByPeriod => definition.Validity is ThroughNextPeriod;

    /// <summary>Whether what one period reached is still held in the next.</summary>
    public bool OutlastsPeriod => definition.Validity is ToEndOfNextPeriod or ThroughNextPeriod;

    /// <summary>Whether reaching a held tier again moves its end. Otherwise only the end itself decides.</summary>
    public bool ExtendsAtOnce => definition.Validity is not ForPeriod;

    /// <summary>First instant after the hold of what was reached at an instant; always later than that.</summary>
    public Instant Of(Instant reached) => definition.Validity switch
    {
        ToEndOfPeriod => calendar.PeriodAfter(reached, 1),
        ToEndOfNextPeriod or ThroughNextPeriod => calendar.PeriodAfter(reached, 2),
        ForPeriod validity => LotCalendar.EndOf(
            local, calendar.DayOf(reached), validity.Period, ExpiryRounding.EndOfDay),
        _ => throw new InvalidOperationException("What is held while it is reached has no hold."),
    };

    /// <summary>
    /// When a level is judged anew that is held until an instant. What no one loses is not; but where tiers begin with
    /// periods, everyone is judged at each.
    /// </summary>
    public Instant Until(int level, Instant until) =>
        levels.IsNeverLost(level) && !ByPeriod ? Instant.Never : until;

    /// <summary>When a level is judged anew that is reached, or given, now.</summary>
    public Instant UntilFrom(int level, Instant now) =>
        ByPeriod ? calendar.PeriodAfter(now, 1) : levels.IsNeverLost(level) ? Instant.Never : Of(now);

    /// <summary>
    /// First instant after the hold of what is held on from an end because it was reached in the last moment before:
    /// one period from that end. Not later than the end where that moment holds nothing beyond it.
    /// </summary>
    public Instant On(Instant end) => definition.Validity is ForPeriod { Period: var period }
        ? From(end, period, ExpiryRounding.EndOfDay) : Of(TierCalendar.LastBefore(end));

    /// <summary>
    /// The hold of a tier that is left to the member though it is not reached: one more period from the end. Where that
    /// is over when it is taken up, as if reached then.
    /// </summary>
    public Instant UnreachedUntil(Instant end, Instant taken)
    {
        if (ByPeriod) return calendar.PeriodAfter(taken, 1);
        if (On(end) is var on && on > taken) return on;
        return Of(end) is var anew && anew > taken ? anew : Of(taken);
    }

    /// <summary>The end of the grace that follows an end: P1M after a year's end is January.</summary>
    public Instant Grace(GracePeriod grace, Instant end) => From(end, grace.Period, grace.RoundTo);

    // The end's day is the first that counts, so the last is one less than the period after it.
    private Instant From(Instant end, CalendarPeriod period, ExpiryRounding roundTo) =>
        LotCalendar.EndOf(local, calendar.DayOf(end), period with { Days = period.Days - 1 }, roundTo);
}
