namespace LoyaltyPoints.Client;

/// <summary>Members of the same three quintiles.</summary>
public sealed record RfmCell
{
    /// <summary>1 to 5; 5: bought last.</summary>
    public required int Recency { get; init; }

    /// <summary>1 to 5; 5: bought most often.</summary>
    public required int Frequency { get; init; }

    /// <summary>1 to 5; 5: spent most.</summary>
    public required int Monetary { get; init; }

    /// <summary>1 to 5; the mean of the three, rounded.</summary>
    public required int Group { get; init; }

    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Of the revenue of all cells; absent where that is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Rounded half to even.</summary>
    public required long? RevenuePerMember { get; init; }
}
