using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>A campaign that applied to a purchase; a return is judged by the same.</summary>
/// <param name="Version">The campaign's, as it was when the purchase was recorded.</param>
/// <param name="Units">
/// What it gave, 0 or more; of a budget, also the most that the purchase may have of it after any return.
/// </param>
public sealed record AppliedCampaign(
    [property: JsonConverter(typeof(CampaignIdConverter))] Guid CampaignId, int Version, long Units);

/// <summary>What one evaluation gives by a campaign that applies.</summary>
/// <param name="Units">0 or more.</param>
/// <param name="Shares">The part of them with terms of its own.</param>
public sealed record CampaignGrant(Campaign Campaign, long Units, IReadOnlyList<TermsShare> Shares)
{
    internal AppliedCampaign Applied => new(Campaign.Id, Campaign.Version, Units);
}

/// <summary>By how much a purchase or a return changes what a campaign has come to.</summary>
/// <param name="Purchases">1, 0 or -1: a purchase counts as long as it has units by the campaign.</param>
/// <param name="Units">Given; below 0 where taken back.</param>
/// <param name="Money">What was paid for purchases that count.</param>
public sealed record CampaignUse(Guid CampaignId, int Purchases, long Units, long Money)
{
    /// <summary>Of the units, those that were not to be spent at once, by when they can be.</summary>
    public IReadOnlyList<(Instant MaturesAt, long Units)> Pending { get; init; } = [];

    /// <summary>Whether nothing changes.</summary>
    public bool IsNothing => Purchases == 0 && Units == 0 && Money == 0 && Pending.Count == 0;
}
