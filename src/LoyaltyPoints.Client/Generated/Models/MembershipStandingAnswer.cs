namespace LoyaltyPoints.Client;

/// <summary>A paid membership as of the instant.</summary>
public sealed record MembershipStandingAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// <c>trialing</c>, <c>active</c>, <c>pastDue</c>, <c>grace</c>, <c>cancelled</c> or <c>expired</c>.
    /// </summary>
    public required string Status { get; init; }

    public required string PlanId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Absent where it was paid for ever.</summary>
    public required DateTimeOffset? PaidUntil { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>Absent where none apply now.</summary>
    public required BenefitsAnswer? Benefits { get; init; }
}
