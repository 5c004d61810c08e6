namespace LoyaltyPoints.Core.Standings;

/// <summary>A paid membership as its payments have left it, apart from what time alone changes.</summary>
/// <param name="MembershipId">Of the newest membership of the account.</param>
/// <param name="PlanId">One of the program's plans.</param>
/// <param name="StartedAt">When it was joined.</param>
/// <param name="TrialUntil">First instant after the trial; the start where there was none.</param>
/// <param name="PaidUntil">First instant that is not paid for; the end of the trial before the first payment.</param>
/// <param name="CancelledAt">When it was cancelled; null where it was not.</param>
/// <param name="EndsAt">Where it is cancelled: from when on it is over.</param>
public sealed record MembershipStanding(
    Guid MembershipId, string PlanId, Instant StartedAt, Instant TrialUntil, Instant PaidUntil, Instant? CancelledAt,
    Instant? EndsAt);
