namespace LoyaltyPoints.Client;

/// <summary>A reward that the member of a quoted purchase can have now.</summary>
public sealed record RewardInReach
{
    public required string RewardId { get; init; }

    public required string ProgramId { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required long Units { get; init; }

    public required long MostUnits { get; init; }

    public required long? Amount { get; init; }
}
