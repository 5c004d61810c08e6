using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Which vouchers were issued to a member.</summary>
public static class MemberVouchers
{
    private const string SelectCodes = """
        SELECT code FROM vouchers
        WHERE tenant_id = @tenant AND member_id = @member AND expires_at > @now ORDER BY expires_at, code
        """;

    private static readonly SetStatement SelectVouchers =
        SetStatement.Find("vouchers", [Int("tenant_id"), Text("code")], VoucherTable.Row);

    /// <summary>A member's vouchers that have not expired, soonest expiry first, each with its series.</summary>
    public static IReadOnlyList<(Voucher Voucher, VoucherSeries Series)> Unexpired(
        Session session, int tenantId, Guid memberId, Instant now, int limit)
    {
        var codes = session.Connection.Query<string>(
            session.Dialect.Limited(SelectCodes),
            new { tenant = tenantId, member = StoredId.Of(memberId), now = now.UnixMilliseconds, limit }).AsList();
        var wanted = new RowSet(SelectVouchers);
        foreach (var code in codes) wanted.Add(tenantId).Add(code);
        var found = new List<Voucher>();
        new RoundTrip(session).Find(wanted, row => found.Add(VoucherTable.Read(row))).Send();
        return
        [
            .. found.OrderBy(static voucher => voucher.ExpiresAt)
                .ThenBy(static voucher => voucher.Code, StringComparer.Ordinal)
                .Select(voucher => (
                    voucher, SeriesRows.Version(session, tenantId, voucher.SeriesId, voucher.SeriesVersion)!)),
        ];
    }
}
