namespace LoyaltyPoints.Client;

/// <summary>Units the tenant gave for a reason of its own, as they are recorded and answered.</summary>
public sealed record Gift
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>1 or more.</summary>
    public required long Units { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    /// <summary>When the units expire; absent where they never do.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The account afterwards; absent where a gift is only looked up.</summary>
    public Balance? Balance { get; init; }
}
