namespace LoyaltyPoints.Client;

/// <summary>What a purchase would earn now.</summary>
public sealed record QuoteAnswer
{
    public required string MemberId { get; init; }

    public required IReadOnlyList<PurchaseResult> Results { get; init; }

    /// <summary>What the member's tiers and memberships take off; the till takes it off, or does not.</summary>
    public required IReadOnlyList<OfferedDiscount> Discounts { get; init; }

    /// <summary>
    /// Rewards that the member can have now, before this purchase earns anything; of units as payment, the most
    /// that can be used for it.
    /// </summary>
    public required IReadOnlyList<RewardInReach> Rewards { get; init; }

    /// <summary>Why rules would give nothing.</summary>
    public required IReadOnlyList<NotAppliedRules> NotApplied { get; init; }
}
