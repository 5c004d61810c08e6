using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Analytics.Warnings;

/// <summary>Looks at the budgets of the campaigns that run.</summary>
internal sealed class CampaignWatch(ReadPool readers, CatalogCache catalogs)
{
    private const int Page = 200;

    /// <returns>How many budgets were looked at, and what there is to say of them.</returns>
    public (int Looked, IReadOnlyList<NewAlert> Alerts) Look(int tenantId, WarningSettings settings, Instant now)
    {
        var (looked, alerts) = (0, new List<NewAlert>());
        if (!settings.WatchCampaigns) return (looked, alerts);
        for (Guid? after = Guid.Empty; after is { } last;)
        {
            var (page, outlooks) = readers.Read(session => ReadPage(session, tenantId, last, now));
            foreach (var (campaign, outlook) in outlooks)
            {
                looked++;
                var sign = outlook.Sign((double)settings.BudgetShare);
                if (sign == BudgetSign.None) continue;
                alerts.Add(WarningEvidence.Of(
                    Core.PublicId.Format(Core.PublicId.Campaign, campaign.Id), campaign.Name, outlook, sign));
            }

            after = page.Count < Page ? null : page[^1].Id;
        }

        return (looked, alerts);
    }

    private (IReadOnlyList<CampaignRecord> Page, List<(CampaignRecord Campaign, BudgetOutlook Outlook)> Outlooks)
        ReadPage(Session session, int tenantId, Guid after, Instant now)
    {
        var catalog = catalogs.Current(session, tenantId);
        var page = CampaignRows.Page(session, tenantId, after, Page, now);
        var outlooks = new List<(CampaignRecord Campaign, BudgetOutlook Outlook)>();
        foreach (var campaign in page)
        {
            if (campaign.Budget is not { } budget || campaign.StoppedAt is not null) continue;
            var schedule = catalog.LatestCampaign(campaign.Id).Definition.Schedule;
            var startedAt = Instant.Max(schedule.From, campaign.CreatedAt);
            if (startedAt > now || schedule.To <= now) continue;
            Instant? endsAt = schedule.To == Instant.Never ? null : schedule.To;
            outlooks.Add((campaign, BudgetOutlook.Of(budget, campaign.Totals.Units, startedAt, endsAt, now)));
        }

        return (page, outlooks);
    }
}
