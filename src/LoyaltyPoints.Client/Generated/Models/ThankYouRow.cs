namespace LoyaltyPoints.Client;

/// <summary>A member to be thanked.</summary>
public sealed record ThankYouRow
{
    public required string MemberId { get; init; }

    /// <summary>Of the period, less what was returned.</summary>
    public required long NetSales { get; init; }

    public required long Purchases { get; init; }

    /// <summary>In the period.</summary>
    public required DateTimeOffset LastPurchaseAt { get; init; }

    /// <summary>The last time since the period began; absent where nobody has.</summary>
    public required DateTimeOffset? ThankedAt { get; init; }
}
