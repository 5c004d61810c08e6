namespace LoyaltyPoints.Client;

/// <summary>How far it has come.</summary>
public sealed record SimulationProgress
{
    public required long Members { get; init; }

    public required long Purchases { get; init; }
}
