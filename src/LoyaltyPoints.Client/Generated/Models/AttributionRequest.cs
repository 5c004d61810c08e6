namespace LoyaltyPoints.Client;

/// <summary>How long a click counts.</summary>
public sealed record AttributionRequest
{
    /// <summary>Days of 24 hours from the click.</summary>
    public required long WithinDays { get; init; }
}
