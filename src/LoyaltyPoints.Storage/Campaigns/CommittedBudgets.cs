using LoyaltyPoints.Core.Campaigns;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>What is left of a tenant's budgets by what is committed now, for those who ask and take nothing.</summary>
public sealed class CommittedBudgets(Session session, int tenantId) : ICampaignBudgets
{
    private const string SumHeld = """
        SELECT CAST(COALESCE(SUM(held), 0) AS bigint) FROM campaign_budgets
        WHERE tenant_id = @tenant AND campaign_id = @campaign
        """;

    /// <inheritdoc/>
    public long Left(Guid campaignId, long wanted)
    {
        var select = session.Prepared(SumHeld).Bind(tenantId).Bind(campaignId);
        select.Read();
        var left = select.GetInt64(0);
        select.Reset();
        return left;
    }
}
