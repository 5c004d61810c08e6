namespace LoyaltyPoints.Client;

/// <summary>A complaint as it is answered.</summary>
public sealed record ComplaintAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string Code { get; init; }

    public string? PurchaseId { get; init; }

    public string? Contact { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Store { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Channel { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public string? Text { get; init; }

    /// <summary>Absent while it is open.</summary>
    public Resolution? Resolution { get; init; }
}
