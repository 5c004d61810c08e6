using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>
/// Compares what is kept of partners' days with the redemptions it is the sum of. Each question is one statement, which
/// sees one state of the book, so the service may go on writing meanwhile.
/// </summary>
internal static class PartnerVerifier
{
    // Of a day's reservations those count that are not counted back; of captures, what was not released.
    private const string CompareDays = """
        SELECT partner_id, day, CAST(SUM(units) AS bigint), CAST(SUM(redemptions) AS bigint) FROM (
          SELECT partner_id, day, units, redemptions FROM partner_days WHERE tenant_id = @tenantId
          UNION ALL
          SELECT partner_id, CAST(counted_on AS integer),
            CASE WHEN state = 2 THEN released_units - units ELSE -units END, CAST(-1 AS bigint)
          FROM redemptions WHERE tenant_id = @tenantId AND counted_on > 0 AND state <> 3
          UNION ALL
          SELECT partner_id, day, units, CAST(1 AS bigint) FROM partner_holds WHERE tenant_id = @tenantId AND state = 2
        ) differences
        GROUP BY partner_id, day HAVING SUM(units) <> 0 OR SUM(redemptions) <> 0 ORDER BY partner_id, day
        """;

    private const string CompareCaptures = """
        SELECT partner_id, day, program_id, CAST(SUM(units) AS bigint), CAST(SUM(redemptions) AS bigint) FROM (
          SELECT partner_id, day, program_id, unit_value, captured_units AS units, redemptions
          FROM partner_settlements WHERE tenant_id = @tenantId
          UNION ALL
          SELECT partner_id, CAST(settled_on AS integer), program_id, partner_value, released_units - units,
            CAST(-1 AS bigint)
          FROM redemptions WHERE tenant_id = @tenantId AND settled_on > 0
        ) differences
        GROUP BY partner_id, day, program_id, unit_value HAVING SUM(units) <> 0 OR SUM(redemptions) <> 0
        ORDER BY partner_id, day, program_id
        """;

    // On which day units came back, a redemption does not say: over all days they must be as many.
    private const string CompareReversals = """
        SELECT partner_id, program_id, CAST(SUM(units) AS bigint) FROM (
          SELECT partner_id, program_id, unit_value, reversed_units AS units
          FROM partner_settlements WHERE tenant_id = @tenantId
          UNION ALL
          SELECT partner_id, program_id, partner_value, -reversed_units
          FROM redemptions WHERE tenant_id = @tenantId AND settled_on > 0
        ) differences
        GROUP BY partner_id, program_id, unit_value HAVING SUM(units) <> 0 ORDER BY partner_id, program_id
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
    [
        .. session.Connection.Query<(StoredId Partner, long Day, long Units, long Redemptions)>(
                CompareDays, new { tenantId })
            .Select(row => Finding(tenantId, Guid.Empty, row.Partner.Value,
                $"counts {row.Units} units and {row.Redemptions} redemptions too many for {row.Day}")),
        .. session.Connection.Query<(StoredId Partner, long Day, StoredId Program, long Units, long Redemptions)>(
                CompareCaptures, new { tenantId })
            .Select(row => Finding(tenantId, row.Program.Value, row.Partner.Value,
                $"is settled for {row.Units} units and {row.Redemptions} redemptions too many on {row.Day}")),
        .. session.Connection.Query<(StoredId Partner, StoredId Program, long Units)>(
                CompareReversals, new { tenantId })
            .Select(row => Finding(tenantId, row.Program.Value, row.Partner.Value,
                $"is settled for {row.Units} reversed units too many")),
    ];

    // It is no member's, so it says itself whose it is.
    private static BookFinding Finding(int tenantId, Guid programId, Guid partnerId, string what)
    {
        var place = programId == Guid.Empty ? "" : $" in {PublicId.Format(PublicId.Program, programId)}";
        return new BookFinding(
            tenantId, Guid.Empty, programId,
            new LedgerFinding(0, null, $"Partner {PublicId.Format(PublicId.Partner, partnerId)} {what}{place}."));
    }
}
