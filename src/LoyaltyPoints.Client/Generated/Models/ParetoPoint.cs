namespace LoyaltyPoints.Client;

/// <summary>A point of the Pareto curve.</summary>
public sealed record ParetoPoint
{
    /// <summary>1 to 100: of those who bought, the best first.</summary>
    public required int TopPercent { get; init; }

    /// <summary>How many that is, rounded up.</summary>
    public required long Members { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Absent where the revenue of all is not above 0.</summary>
    public required double? RevenueShare { get; init; }
}
