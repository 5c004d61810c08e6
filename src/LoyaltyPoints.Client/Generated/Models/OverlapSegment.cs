namespace LoyaltyPoints.Client;

/// <summary>A segment.</summary>
public sealed record OverlapSegment
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Members in it.</summary>
    public required long Size { get; init; }

    /// <summary>As of when they are; absent: nobody was ever in it.</summary>
    public required DateTimeOffset? RefreshedAt { get; init; }
}
