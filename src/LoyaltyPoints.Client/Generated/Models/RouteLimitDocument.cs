namespace LoyaltyPoints.Client;

/// <summary>How many requests of one class a key may send to one instance.</summary>
public sealed record RouteLimitDocument
{
    /// <summary>On average.</summary>
    public required long RequestsPerSecond { get; init; }

    /// <summary>As many it may have saved up.</summary>
    public required long Burst { get; init; }
}
