using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>For how long a tier is held, of every validity but <see cref="WhileReached"/>.</summary>
internal sealed class TierHold(TiersDefinition definition, LocalCalendar local, TierCalendar calendar, TierLevels levels)
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
    /// When the level, reached at an instant and taken up at another, is judged anew. What no one loses is not; but
    /// where tiers begin with periods, everyone is judged at each.
    /// </summary>
    public Instant Until(int level, Instant reached, Instant taken) =>
        ByPeriod ? calendar.PeriodAfter(taken, 1) : levels.IsNeverLost(level) ? Instant.Never : Of(reached);

    /// <summary>
    /// The hold of a tier that is left to the member though it is not reached: one more period from the end, as if
    /// reached in its last moment. Where that is over when it is taken up, as if reached then.
    /// </summary>
    public Instant UnreachedUntil(Instant end, Instant taken)
    {
        if (ByPeriod) return calendar.PeriodAfter(taken, 1);
        foreach (var reached in (ReadOnlySpan<Instant>)[TierCalendar.LastBefore(end), end])
            if (Of(reached) is var until && until > taken)
                return until;
        return Of(taken);
    }

    /// <summary>The end of grace, counted from the last day of the hold: P1M after a year's end is January.</summary>
    public Instant Grace(GracePeriod grace, Instant end) => LotCalendar.EndOf(
        local, calendar.DayOf(TierCalendar.LastBefore(end)), grace.Period, grace.RoundTo);
}
