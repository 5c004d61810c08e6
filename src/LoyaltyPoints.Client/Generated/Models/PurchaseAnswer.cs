namespace LoyaltyPoints.Client;

/// <summary>A purchase as recorded.</summary>
public sealed record PurchaseAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>One for each program the member is in.</summary>
    public required IReadOnlyList<PurchaseResult> Results { get; init; }

    /// <summary>
    /// The commission, where the purchase is an affiliate's; in one that is looked up, what is left of it.
    /// </summary>
    public PurchaseCommission? Affiliate { get; init; }
}
