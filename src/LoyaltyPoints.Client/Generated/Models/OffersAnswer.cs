namespace LoyaltyPoints.Client;

/// <summary>What the member can have now, at most 20 of each kind.</summary>
public sealed record OffersAnswer
{
    /// <summary>
    /// That run, and that the member is in the audience of; what an audience asks of an order is not known yet.
    /// </summary>
    public required IReadOnlyList<CampaignOffer> Campaigns { get; init; }

    /// <summary>That can be had.</summary>
    public required IReadOnlyList<RewardInReach> Rewards { get; init; }

    /// <summary>That can be used, soonest expiry first.</summary>
    public required IReadOnlyList<VoucherOffer> Vouchers { get; init; }
}
