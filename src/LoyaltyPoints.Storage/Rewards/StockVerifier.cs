using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>
/// Proves the stock of a tenant's limited rewards: what is taken is what redemptions have had and not given back whole,
/// and what is reserved, or has lapsed and was not counted back yet.
/// </summary>
internal static class StockVerifier
{
    // One statement, so that all of it is of one moment while the service goes on writing.
    private const string SelectStock = """
        SELECT s.reward_id, s.taken, CAST(COALESCE(h.held, 0) AS bigint) AS held,
          CAST(COALESCE(r.had, 0) AS bigint) AS had, CAST(COALESCE(r.reserved, 0) AS bigint) AS reserved
        FROM reward_stock s
        LEFT JOIN (
          SELECT reward_id, SUM(CAST(1 AS bigint)) AS held
          FROM reward_holds WHERE tenant_id = @tenantId AND state = 1 GROUP BY reward_id
        ) h ON h.reward_id = s.reward_id
        LEFT JOIN (
          SELECT reward_id,
            SUM(CASE WHEN state = 2 AND (units = 0 OR units > released_units + reversed_units)
              THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END) AS had,
            SUM(CASE WHEN state = 1 THEN CAST(1 AS bigint) ELSE CAST(0 AS bigint) END) AS reserved
          FROM redemptions WHERE tenant_id = @tenantId AND has_stock = 1 GROUP BY reward_id
        ) r ON r.reward_id = s.reward_id
        WHERE s.tenant_id = @tenantId
        """;

    /// <returns>One for each reward that does not fit; empty where all do.</returns>
    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
        from row in session.Connection.Query<(StoredId Reward, long Taken, long Held, long Had, long Reserved)>(
            SelectStock, new { tenantId })
        let detail = row.Taken != row.Had + row.Held
            ? $"{row.Taken} are taken; {row.Had} were had and {row.Held} are reserved."
            : row.Held > row.Reserved ? $"{row.Held} are reserved; {row.Reserved} redemptions are." : null
        where detail is not null
        select new BookFinding(tenantId, Guid.Empty, Guid.Empty, new LedgerFinding(
            0, null, $"Reward {PublicId.Format(PublicId.Reward, row.Reward.Value)}: {detail}"));
}
