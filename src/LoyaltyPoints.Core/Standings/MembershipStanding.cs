namespace LoyaltyPoints.Core.Standings;

/// <summary>A paid membership as its payments have left it, apart from what time alone changes.</summary>
/// <param name="MembershipId">Of the newest membership of the account.</param>
/// <param name="PlanId">One of the program's plans.</param>
/// <param name="StartedAt">When it was joined.</param>
/// <param name="TrialUntil">First instant after the trial; the start where there was none.</param>
/// <param name="PaidUntil">
/// First instant that is not paid for; the end of the trial before the first payment; <see cref="Instant.Never"/>: it
/// is paid for ever.
/// </param>
/// <param name="CancelledAt">When it was cancelled; null where it was not.</param>
/// <param name="EndsAt">Where it is cancelled: from when on it is over.</param>
public sealed record MembershipStanding(
    Guid MembershipId, string PlanId, Instant StartedAt, Instant TrialUntil, Instant PaidUntil, Instant? CancelledAt,
    Instant? EndsAt)
{
    /// <summary>What was paid under the plan.</summary>
    public PaidPeriods Paid { get; init; } = PaidPeriods.From(TrialUntil, 0);
}

/// <summary>The payments of a membership, as far as later decisions ask for them.</summary>
/// <param name="Number">Of the newest payment or refund; 0 before the first.</param>
/// <param name="Count">Payments under this plan that were not refunded; the first costs the initial fee.</param>
/// <param name="Anchor">From where periods are counted, so that a short month moves none but its own.</param>
/// <param name="SinceAnchor">How many were paid since.</param>
/// <param name="Open">Those that are not over and were not refunded, in the order of time; at most 100.</param>
public sealed record PaidPeriods(
    int Number, int Count, Instant Anchor, int SinceAnchor, IReadOnlyList<PaidPeriod> Open)
{
    /// <summary>Nothing is paid yet, and periods begin at an instant.</summary>
    public static PaidPeriods From(Instant anchor, int number) => new(number, 0, anchor, 0, []);
}

/// <summary>One period that was paid.</summary>
/// <param name="Number">Of its payment.</param>
/// <param name="To">First instant after it; <see cref="Instant.Never"/>: it has no end.</param>
/// <param name="Fee">What it cost, whether paid with money or with credit from the plan before.</param>
/// <param name="Units">What was given with the payment.</param>
/// <param name="PaidAt">When those units were given.</param>
/// <param name="Version">Of the program, by which they were.</param>
public sealed record PaidPeriod(
    int Number, Instant From, Instant To, long Fee, long Units, Instant PaidAt, int Version);
