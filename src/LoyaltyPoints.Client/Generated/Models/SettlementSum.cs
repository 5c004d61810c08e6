namespace LoyaltyPoints.Client;

/// <summary>Units, and the money for them in the smallest part of the currency.</summary>
public sealed record SettlementSum
{
    /// <summary>That were captured.</summary>
    public required long Redemptions { get; init; }

    public required long CapturedUnits { get; init; }

    /// <summary>That came back, whenever they were captured.</summary>
    public required long ReversedUnits { get; init; }

    /// <summary>Captured less reversed.</summary>
    public required long NetUnits { get; init; }

    /// <summary>Owed to the partner; below zero where more came back.</summary>
    public required long Amount { get; init; }
}
