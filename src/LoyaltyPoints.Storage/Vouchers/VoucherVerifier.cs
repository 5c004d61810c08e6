using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// Adds up the uses of every voucher of a tenant: those that count are what its row says, and a gift card's balance is
/// what it began with, less what was spent, plus what came back. Each page is one statement, so that the service may go
/// on writing meanwhile.
/// </summary>
internal static class VoucherVerifier
{
    private const int PageSize = 5000;

    private const string SelectSums = """
        SELECT v.code AS code, v.uses AS uses, v.issued - v.balance AS spent, v.issued AS issued,
          CAST(COALESCE((SELECT SUM(CASE WHEN u.released < u.amount THEN CAST(1 AS bigint) ELSE 0 END)
            FROM voucher_uses u WHERE u.tenant_id = v.tenant_id AND u.code = v.code), 0) AS bigint) AS counted,
          CAST(COALESCE((SELECT SUM(u.amount - u.released)
            FROM voucher_uses u WHERE u.tenant_id = v.tenant_id AND u.code = v.code), 0) AS bigint) AS kept
        FROM vouchers v WHERE v.tenant_id = @tenant AND v.code > @after ORDER BY v.code
        """;

    private const string SelectMembers = """
        SELECT m.code AS code, m.member_id AS member_id, m.uses AS uses,
          CAST(COALESCE((SELECT SUM(CASE WHEN u.released < u.amount THEN CAST(1 AS bigint) ELSE 0 END)
            FROM voucher_uses u
            WHERE u.tenant_id = m.tenant_id AND u.code = m.code AND u.member_id = m.member_id), 0) AS bigint) AS counted
        FROM voucher_member_uses m
        WHERE m.tenant_id = @tenant AND (m.code > @after OR (m.code = @after AND m.member_id > @member))
        ORDER BY m.code, m.member_id
        """;

    private const string SelectStray = """
        SELECT u.code AS code FROM voucher_uses u LEFT JOIN vouchers v ON v.tenant_id = u.tenant_id AND v.code = u.code
        WHERE u.tenant_id = @tenant AND u.code > @after AND v.code IS NULL ORDER BY u.code
        """;

    /// <returns>The first code of each kind that does not fit; empty where all do.</returns>
    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
        ((string?[])[Sums(session, tenantId), Members(session, tenantId), Stray(session, tenantId)])
        .OfType<string>().Select(detail => new BookFinding(
            tenantId, Guid.Empty, Guid.Empty, new LedgerFinding(0, null, detail)));

    private static string? Sums(Session session, int tenantId)
    {
        foreach (var row in Pages(session, tenantId, SelectSums))
        {
            if (row.uses != row.counted)
                return $"{Voucher(row)} says it was used {row.uses} times; its uses that count are {row.counted}.";
            if (row.issued > 0 && row.spent != row.kept)
            {
                return $"{Voucher(row)} began with {row.issued} and has {row.issued - row.spent}; its uses have taken "
                    + $"{row.kept}.";
            }

            if (row.spent > row.issued || row.spent < 0)
                return $"{Voucher(row)} began with {row.issued} and has {row.issued - row.spent}.";
        }

        return null;
    }

    private static string? Members(Session session, int tenantId) =>
        Pages(session, tenantId, SelectMembers).FirstOrDefault(row => row.uses != row.counted) is { } row
            ? $"{Voucher(row)} says that a member used it {row.uses} times; it was {row.counted}." : null;

    private static string? Stray(Session session, int tenantId) =>
        Page(session, tenantId, SelectStray, "", default, 1) is [var row]
            ? $"{Voucher(row)} was used and is not there." : null;

    private static string Voucher(Row row) => $"The voucher {VoucherCode.Show(row.code, null)}";

    private static IEnumerable<Row> Pages(Session session, int tenantId, string sql)
    {
        for (var (after, member) = ("", new StoredId(Guid.Empty)); ;)
        {
            var page = Page(session, tenantId, sql, after, member, PageSize);
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
            (after, member) = (page[^1].code, page[^1].member_id);
        }
    }

    private static List<Row> Page(
        Session session, int tenantId, string sql, string after, StoredId member, int limit) =>
        [.. session.Connection.Query<Row>(
            session.Dialect.Limited(sql), new { tenant = tenantId, after, member, limit })];

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public string code { get; set; } = "";

        public StoredId member_id { get; set; }

        public long uses { get; set; }

        public long issued { get; set; }

        public long spent { get; set; }

        public long counted { get; set; }

        public long kept { get; set; }
    }
}
