namespace LoyaltyPoints.Client;

/// <summary>How a key is followed by a new one.</summary>
public sealed record RotateApiKeyRequest
{
    /// <summary>
    /// How long the old key stays good, an ISO 8601 duration of days, hours and minutes from PT1M to P31D; PT24H
    /// where it is absent.
    /// </summary>
    public string? Overlap { get; init; }

    /// <summary>When the new key ends; absent: after as long as the old one was made for, or never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
