namespace LoyaltyPoints.Client;

/// <summary>A campaign that applied to a purchase; a return is judged by the same.</summary>
public sealed record AppliedCampaign
{
    public required string CampaignId { get; init; }

    /// <summary>The campaign's, as it was when the purchase was recorded.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// What it gave, 0 or more; of a budget, also the most that the purchase may have of it after any return.
    /// </summary>
    public required long Units { get; init; }
}
