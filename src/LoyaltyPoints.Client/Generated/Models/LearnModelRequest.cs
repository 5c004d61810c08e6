namespace LoyaltyPoints.Client;

/// <summary>Which model to learn.</summary>
public sealed record LearnModelRequest
{
    /// <summary>ISO 4217: purchases in others are left out.</summary>
    public required string Currency { get; init; }
}
