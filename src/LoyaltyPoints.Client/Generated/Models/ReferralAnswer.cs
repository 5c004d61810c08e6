namespace LoyaltyPoints.Client;

/// <summary>A referral as it is answered.</summary>
public sealed record ReferralAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    /// <summary>Who was brought.</summary>
    public required string ReferredMemberId { get; init; }

    /// <summary>Who brought them.</summary>
    public required string ReferrerMemberId { get; init; }

    /// <summary>
    /// <c>open</c>, <c>expired</c>, <c>qualified</c> (the referrer is to be paid), <c>rewarded</c>,
    /// <c>capped</c>, <c>not_enrolled</c> (the referrer), <c>revoking</c> or <c>revoked</c> (the purchase came
    /// back).
    /// </summary>
    public required string Status { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>
    /// While it is open: from when on no purchase counts; absent: never, or not enrolled yet.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? QualifiedAt { get; init; }

    /// <summary>The purchase that qualified it.</summary>
    public string? PurchaseId { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>What the member who was brought has of it, as far as it could be taken back.</summary>
    public required long ReferredUnits { get; init; }

    /// <summary>What the referrer has of it, as far as it could be taken back.</summary>
    public required long ReferrerUnits { get; init; }
}
