namespace LoyaltyPoints.Client;

/// <summary>What a program has cost in the period.</summary>
public sealed record CostSummary
{
    public required UnitsTold Units { get; init; }

    public required long Issued { get; init; }

    public required long ExpectedCost { get; init; }

    public required long Redeemed { get; init; }

    /// <summary>Of the units redeemed.</summary>
    public required long Cost { get; init; }

    public required long Expired { get; init; }

    /// <summary>Of the months that have one; null: none has.</summary>
    public required long? Budget { get; init; }

    /// <summary>Cost of those months less their budget; null: none has one.</summary>
    public required long? Over { get; init; }
}
