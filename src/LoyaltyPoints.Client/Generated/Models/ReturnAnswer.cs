namespace LoyaltyPoints.Client;

/// <summary>A return as a till is answered.</summary>
public sealed record ReturnAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string PurchaseId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required IReadOnlyList<ReturnResult> Results { get; init; }

    public Refund? Refund { get; init; }
}
