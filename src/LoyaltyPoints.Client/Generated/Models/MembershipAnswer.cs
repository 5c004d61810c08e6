namespace LoyaltyPoints.Client;

/// <summary>A paid membership as it is answered.</summary>
public sealed record MembershipAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>
    /// <c>trialing</c>, <c>active</c>, <c>pastDue</c>, <c>grace</c>, <c>cancelled</c> or <c>expired</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Whether the plan's benefits are given now.</summary>
    public required bool HasBenefits { get; init; }

    public required string PlanId { get; init; }

    /// <summary>Absent where the program has the plan no more.</summary>
    public string? PlanName { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Absent where there was no trial.</summary>
    public DateTimeOffset? TrialUntil { get; init; }

    /// <summary>First instant that is not paid for; absent where it is paid for ever.</summary>
    public DateTimeOffset? PaidUntil { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Where it is cancelled: from when on it is over.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What time alone brings next; absent where that is nothing.</summary>
    public NextStatus? Next { get; init; }

    /// <summary>What this request recorded of money; absent where that is nothing.</summary>
    public PaymentAnswer? Payment { get; init; }

    /// <summary>All payments and refunds, oldest first; only where a membership is looked up.</summary>
    public IReadOnlyList<PaymentAnswer>? Payments { get; init; }

    /// <summary>The account afterwards; absent where a membership is only looked up.</summary>
    public Balance? Balance { get; init; }
}
