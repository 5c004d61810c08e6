using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Memberships;

/// <summary>
/// What a program's memberships are at an instant: purely by as-of, whether or not anything was written down when time
/// passed. Periods are counted on the program's calendar and end at the local time at which they began. Immutable.
/// </summary>
public sealed class MembershipTerms(MembershipDefinition definition, LocalCalendar calendar)
{
    // What the calendar cannot hold never comes.
    private const int LastYear = 9800;

    public MembershipDefinition Definition => definition;

    public LocalCalendar Calendar => calendar;

    /// <summary>Null where this version of the program has no such plan.</summary>
    public PlanDefinition? Plan(string planId) => definition.Plans.FirstOrDefault(plan => plan.Id == planId);

    /// <summary>The status at an instant; before the membership began, that of its beginning.</summary>
    public MembershipStatus StatusAt(MembershipStanding standing, Instant asOf)
    {
        var at = Instant.Max(asOf, standing.StartedAt);
        var state = MembershipState.Trialing;
        foreach (var (when, what) in Timeline(standing))
            if (when <= at) state = MembershipTransitions.Of(state, what).To!.Value;
        return state switch
        {
            MembershipState.Trialing => MembershipStatus.Trialing,
            MembershipState.PastDue => MembershipStatus.PastDue,
            MembershipState.Grace => MembershipStatus.Grace,
            MembershipState.Cancelled => MembershipStatus.Cancelled,
            MembershipState.Expired => MembershipStatus.Expired,
            _ => MembershipStatus.Active,
        };
    }

    /// <summary>Where a membership, or none, stands in <see cref="MembershipTransitions"/>.</summary>
    public MembershipState StateAt(MembershipStanding? standing, Instant asOf) => standing is null
        ? MembershipState.None
        : StatusAt(standing, asOf) switch
        {
            MembershipStatus.Trialing or MembershipStatus.Active when standing.EndsAt is not null =>
                MembershipState.Ending,
            MembershipStatus.Trialing => MembershipState.Trialing,
            MembershipStatus.Active => MembershipState.Active,
            MembershipStatus.PastDue => MembershipState.PastDue,
            MembershipStatus.Grace => MembershipState.Grace,
            MembershipStatus.Cancelled => MembershipState.Cancelled,
            _ => MembershipState.Expired,
        };

    public static bool HasBenefits(MembershipStatus status) =>
        status is MembershipStatus.Trialing or MembershipStatus.Active or MembershipStatus.PastDue;

    /// <summary>
    /// The plan whose benefits the member has; null before the membership, without benefits, and where the program has
    /// the plan no more. Of an instant before a change of plan it says the newer plan.
    /// </summary>
    public PlanDefinition? PlanInForce(MembershipStanding standing, Instant asOf) =>
        asOf >= standing.StartedAt && HasBenefits(StatusAt(standing, asOf)) ? Plan(standing.PlanId) : null;

    /// <summary>
    /// The first instant after another at which the status changes; <see cref="Instant.Never"/> where it does not.
    /// </summary>
    public Instant NextChange(MembershipStanding standing, Instant after)
    {
        var status = StatusAt(standing, after);
        foreach (var (when, _) in Timeline(standing))
            if (when > after && when != Instant.Never && StatusAt(standing, when) != status) return when;
        return Instant.Never;
    }

    /// <summary>
    /// The local time so many periods after an instant; the last day of a month that is too short.
    /// <see cref="Instant.Never"/> beyond the calendar.
    /// </summary>
    /// <param name="times">0 or more.</param>
    public Instant After(Instant start, CalendarPeriod period, int times = 1)
    {
        if (start == Instant.Never || times == 0) return start;
        var local = calendar.LocalTime(start);
        var (months, days) = ((long)period.Months * times, (long)period.Days * times);
        if (local.Year + (months / 12) + (days / 365) > LastYear) return Instant.Never;
        return calendar.InstantOf(local.AddMonths((int)months).AddDays(days));
    }

    // Every event that time brings, in order. An end that a cancellation set cuts off what would come after it.
    private IEnumerable<(Instant When, MembershipEvent What)> Timeline(MembershipStanding standing)
    {
        var end = standing.EndsAt ?? Instant.Never;
        var pastDueUntil = AfterOptional(standing.PaidUntil, definition.PastDue);
        (Instant When, MembershipEvent What)[] course =
        [
            (standing.TrialUntil, MembershipEvent.TrialEnds),
            (standing.PaidUntil, MembershipEvent.PaidTimeEnds),
            (pastDueUntil, MembershipEvent.PastDueEnds),
            (AfterOptional(pastDueUntil, definition.Grace), MembershipEvent.GraceEnds),
        ];
        foreach (var step in course)
            if (step.When < end) yield return step;
        if (end != Instant.Never) yield return (end, MembershipEvent.EndComes);
    }

    private Instant AfterOptional(Instant start, CalendarPeriod? period) =>
        period is { } given ? After(start, given) : start;
}
