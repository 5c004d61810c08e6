namespace LoyaltyPoints.Client;

/// <summary>What came of an affiliate's sales in one currency. Money in its smallest part.</summary>
public sealed record CommissionTotals
{
    public required string Currency { get; init; }

    public required long Sales { get; init; }

    /// <summary>What the goods sold cost without tax.</summary>
    public required long SalesAmount { get; init; }

    public required long Returns { get; init; }

    /// <summary>What returns took off that; 0 or less.</summary>
    public required long ReturnsAmount { get; init; }

    /// <summary>Of both.</summary>
    public required long Commission { get; init; }
}
