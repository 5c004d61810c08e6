namespace LoyaltyPoints.Client;

/// <summary>Which version to publish, and from when on it counts.</summary>
public sealed record PublishRequest
{
    public required long Version { get; init; }

    /// <summary>
    /// Default now. A past instant is allowed while no purchase it would change has been recorded.
    /// </summary>
    public DateTimeOffset? EffectiveAt { get; init; }
}
