using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>Queries over campaigns.</summary>
public static class CampaignRows
{
    private const string Columns = """
        SELECT c.campaign_id, c.program_id, c.name, c.version, c.revision, v.definition, c.budget, c.stopped_at,
          c.created_at, c.updated_at
        FROM campaigns c JOIN campaign_versions v
          ON v.tenant_id = c.tenant_id AND v.campaign_id = c.campaign_id AND v.version = c.version
        """;

    private const string SelectOne = Columns + " WHERE c.tenant_id = @tenantId AND c.campaign_id = @campaign";

    private const string SelectPage =
        Columns + " WHERE c.tenant_id = @tenantId AND c.campaign_id > @after ORDER BY c.campaign_id";

    private const string SumBudgets = """
        SELECT CAST(COALESCE(SUM(purchases), 0) AS bigint), CAST(COALESCE(SUM(units), 0) AS bigint),
          CAST(COALESCE(SUM(money), 0) AS bigint)
        FROM campaign_budgets WHERE tenant_id = @tenantId AND campaign_id = @campaign
        """;

    private const string SumPending = """
        SELECT CAST(COALESCE(SUM(units), 0) AS bigint) FROM campaign_pending
        WHERE tenant_id = @tenantId AND campaign_id = @campaign AND matures_at > @now
        """;

    public static Refusal NotFound() => new("campaign_not_found", "There is no such campaign.");

    /// <summary>Null where the tenant has no such campaign.</summary>
    /// <param name="now">The tenant's time: units that mature later cannot be spent yet.</param>
    public static CampaignRecord? Find(Session session, int tenantId, Guid campaignId, Instant now) =>
        session.Connection.QuerySingleOrDefault<Row>(
                SelectOne, new { tenantId, campaign = StoredId.Of(campaignId) }, session.CurrentTransaction)
            is { } row ? Complete(session, tenantId, row, now) : null;

    /// <summary>
    /// Campaigns after <paramref name="after"/> in the order of their ids, which is that of their making.
    /// </summary>
    public static IReadOnlyList<CampaignRecord> Page(
        Session session, int tenantId, Guid after, int limit, Instant now) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => Complete(session, tenantId, row, now))];

    private static CampaignRecord Complete(Session session, int tenantId, Row row, Instant now)
    {
        var campaign = row.campaign_id;
        var (purchases, units, money) = session.Connection.QuerySingle<(long, long, long)>(
            SumBudgets, new { tenantId, campaign }, session.CurrentTransaction);
        var pending = session.Connection.ExecuteScalar<long>(
            SumPending, new { tenantId, campaign, now = now.UnixMilliseconds }, session.CurrentTransaction);
        return new CampaignRecord(
            campaign.Value, row.program_id.Value, row.name, (int)row.version, row.revision, row.definition,
            row.budget, row.stopped_at is { } at ? new Instant(at) : null, new Instant(row.created_at),
            // Two statements: what was given in between must not show as less than is pending.
            new Instant(row.updated_at), new CampaignTotals(purchases, units, Math.Min(pending, units), money));
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId campaign_id { get; set; }

        public StoredId program_id { get; set; }

        public string name { get; set; } = "";

        public long version { get; set; }

        public long revision { get; set; }

        public byte[] definition { get; set; } = [];

        public long? budget { get; set; }

        public long? stopped_at { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }
    }
}
