namespace LoyaltyPoints.Client;

/// <summary>How a secret is replaced.</summary>
public sealed record RotateSecretRequest
{
    /// <summary>
    /// How long the old secret signs as well, an ISO 8601 duration of days, hours and minutes from PT0M to P31D;
    /// P1D where it is absent.
    /// </summary>
    public string? Overlap { get; init; }
}
