using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>A campaign with its latest definition and what came of it.</summary>
/// <param name="Version">The one that purchases recorded now are judged by.</param>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Definition">UTF-8 JSON, as it was sent.</param>
/// <param name="Budget">Units; null where it has none.</param>
public sealed record CampaignRecord(
    Guid Id, Guid ProgramId, string Name, int Version, long Revision, byte[] Definition, long? Budget,
    Instant? StoppedAt, Instant CreatedAt, Instant UpdatedAt, CampaignTotals Totals);

/// <summary>What a campaign has come to, net of returns.</summary>
/// <param name="Purchases">That have units by it.</param>
/// <param name="Units">Given.</param>
/// <param name="Pending">Of these, those that cannot be spent yet.</param>
/// <param name="Money">What was paid for those purchases, less what was paid back.</param>
public sealed record CampaignTotals(long Purchases, long Units, long Pending, long Money);
