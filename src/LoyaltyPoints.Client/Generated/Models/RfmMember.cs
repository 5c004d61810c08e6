namespace LoyaltyPoints.Client;

/// <summary>A member with its quintiles.</summary>
public sealed record RfmMember
{
    public required string MemberId { get; init; }

    public required int Recency { get; init; }

    public required int Frequency { get; init; }

    public required int Monetary { get; init; }

    public required int Group { get; init; }

    /// <summary>The local day of the last purchase in the period.</summary>
    public required DateOnly LastPurchase { get; init; }

    public required int Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }
}
