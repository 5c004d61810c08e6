namespace LoyaltyPoints.Client;

/// <summary>A tenth of those who bought, by what they spent.</summary>
public sealed record DecileRow
{
    /// <summary>1 to 10; 1 spent most.</summary>
    public required int Decile { get; init; }

    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Absent where the revenue of all is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Of this decile and those above; absent where the revenue of all is 0.</summary>
    public required double? CumulativeShare { get; init; }

    /// <summary>Rounded half to even.</summary>
    public required long? RevenuePerMember { get; init; }

    /// <summary>Of the purchases whose margin was given, before returns; absent where none was.</summary>
    public required long? Contribution { get; init; }

    /// <summary>The share of purchases that contribution speaks of.</summary>
    public required double? ContributionCovers { get; init; }

    /// <summary>The least that one of its members spent.</summary>
    public required long LeastRevenue { get; init; }
}
