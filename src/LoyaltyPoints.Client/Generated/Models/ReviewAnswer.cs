namespace LoyaltyPoints.Client;

/// <summary>A review as it is answered.</summary>
public sealed record ReviewAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    /// <summary><c>purchase</c>, <c>redemption</c> or <c>till</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>open</c>, <c>approved</c> or <c>rejected</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whom it is about; absent for a till.</summary>
    public string? MemberId { get; init; }

    public string? PurchaseId { get; init; }

    public string? RedemptionId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The rules that were broken, with what they counted.</summary>
    public required ReviewEvidence Evidence { get; init; }

    /// <summary>Absent while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who has resolved it; absent while it is open.</summary>
    public string? Actor { get; init; }

    public string? Reason { get; init; }

    /// <summary>
    /// The return that took back what a rejected purchase had earned; absent where nothing was left.
    /// </summary>
    public string? ReturnId { get; init; }
}
