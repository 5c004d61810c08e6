using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// Every voucher that is a member's is listed with the member. A page of vouchers is one query and one round trip.
/// </summary>
internal static class MemberVoucherVerifier
{
    private const int PageSize = 1000;

    private const string SelectOwned = """
        SELECT code, member_id, expires_at FROM vouchers
        WHERE tenant_id = @tenant AND code > @after AND member_id <> @nobody ORDER BY code
        """;

    private static readonly SetStatement SelectListed =
        SetStatement.Find("member_vouchers", MemberVouchers.Key, MemberVouchers.Key);

    /// <returns>The first that is not; empty where all are.</returns>
    public static IEnumerable<BookFinding> Verify(Session session, int tenantId)
    {
        for (var after = ""; ;)
        {
            var page = session.Connection.Query<Row>(
                session.Dialect.Limited(SelectOwned),
                new { tenant = tenantId, after, nobody = StoredId.Of(Guid.Empty), limit = PageSize }).AsList();
            var (wanted, listed) = (new RowSet(SelectListed), new HashSet<string>(StringComparer.Ordinal));
            foreach (var row in page)
                wanted.Add(tenantId).Add(row.member_id.Value).Add(row.expires_at).Add(row.code);
            new RoundTrip(session).Find(wanted, row => listed.Add(row.GetText(3)!)).Send();
            if (page.Find(row => !listed.Contains(row.code)) is { } missing)
            {
                yield return new BookFinding(
                    tenantId, missing.member_id.Value, Guid.Empty,
                    new LedgerFinding(0, null,
                        $"The voucher {VoucherCode.Show(missing.code, null)} is not listed with its member."));
                yield break;
            }

            if (page.Count < PageSize) yield break;
            after = page[^1].code;
        }
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public string code { get; set; } = "";

        public StoredId member_id { get; set; }

        public long expires_at { get; set; }
    }
}
