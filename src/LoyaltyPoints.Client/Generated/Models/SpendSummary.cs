namespace LoyaltyPoints.Client;

/// <summary>Members who bought in the period.</summary>
public sealed record SpendSummary
{
    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Revenue a member who bought, rounded half to even; absent where nobody did.</summary>
    public required long? RevenuePerMember { get; init; }

    /// <summary>Of the purchases whose margin was given, before returns; absent where none was.</summary>
    public required long? Contribution { get; init; }

    /// <summary>The share of purchases that contribution speaks of; absent where nobody bought.</summary>
    public required double? ContributionCovers { get; init; }
}
