namespace LoyaltyPoints.Client;

/// <summary>What units cost whoever pays for them: so much money, in the smallest part, for so many.</summary>
public sealed record UnitValueRequest
{
    public required long Amount { get; init; }

    /// <summary>Default 1.</summary>
    public long? Units { get; init; }
}
