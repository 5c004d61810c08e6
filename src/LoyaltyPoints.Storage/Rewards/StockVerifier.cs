using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>
/// Counts limited rewards: what a reward's row says is taken is what is reserved and what redemptions have captured and
/// not given back. One statement, so that the service may go on writing meanwhile.
/// </summary>
internal static class StockVerifier
{
    private const string SelectDifferent = """
        SELECT s.reward_id AS reward_id, s.taken AS taken, CAST(COALESCE(h.held, 0) AS bigint) AS held,
          CAST(COALESCE(r.had, 0) AS bigint) AS had
        FROM reward_stock s
        LEFT JOIN (SELECT reward_id, SUM(CAST(1 AS bigint)) AS held FROM reward_holds
          WHERE tenant_id = @tenant AND state = 1 GROUP BY reward_id) h ON h.reward_id = s.reward_id
        LEFT JOIN (SELECT reward_id, SUM(CAST(1 AS bigint)) AS had FROM redemptions
          WHERE tenant_id = @tenant AND has_stock = 1 AND state = 2
            AND (units = 0 OR units > released_units + reversed_units) GROUP BY reward_id) r
          ON r.reward_id = s.reward_id
        WHERE s.tenant_id = @tenant AND s.taken <> COALESCE(h.held, 0) + COALESCE(r.had, 0)
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
        session.Connection.Query<Row>(SelectDifferent, new { tenant = tenantId }).Select(row => new BookFinding(
            tenantId, Guid.Empty, Guid.Empty, new LedgerFinding(
                0, null,
                $"Of reward {row.reward_id.Value:N} {row.taken} are taken; {row.held} are reserved and {row.had} "
                + "captured.")));

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId reward_id { get; set; }

        public long taken { get; set; }

        public long held { get; set; }

        public long had { get; set; }
    }
}
