using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Queries over vouchers, for those who write nothing.</summary>
public static class VoucherRows
{
    private const string Select = """
        SELECT tenant_id, code, series_id, version, member_id, chosen, issued_at, expires_at, issued, balance, uses,
          voided_at, void_reason
        FROM vouchers WHERE tenant_id = @tenant AND code = @code
        """;

    private const string SelectMemberUses =
        "SELECT uses FROM voucher_member_uses WHERE tenant_id = @tenant AND code = @code AND member_id = @member";

    private const string SelectUser =
        "SELECT member_id FROM voucher_uses WHERE tenant_id = @tenant AND code = @code AND use_id = @useId";

    /// <summary>A voucher and the version of its series that it was issued under, which it keeps for ever.</summary>
    /// <param name="code">In plain form.</param>
    /// <returns>Null where the tenant has no such voucher.</returns>
    public static (Voucher Voucher, VoucherSeries Series)? Find(Session session, int tenantId, string code)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(code);
        if (!select.Read()) return null;
        var voucher = VoucherTable.Read(select);
        select.Reset();
        return (voucher, SeriesRows.Version(session, tenantId, voucher.SeriesId, voucher.SeriesVersion)!);
    }

    /// <summary>Uses of a voucher by a member that count; 0 where its series does not limit them.</summary>
    public static long UsesOf(Session session, int tenantId, string code, Guid memberId)
    {
        var select = session.Prepared(SelectMemberUses).Bind(tenantId).Bind(code).Bind(memberId);
        if (!select.Read()) return 0;
        var uses = select.GetInt64(0);
        select.Reset();
        return uses;
    }

    /// <summary>Whose a use was, empty where nobody said; null where the voucher has no such use.</summary>
    public static Guid? UserOf(Session session, int tenantId, string code, Guid useId)
    {
        var select = session.Prepared(SelectUser).Bind(tenantId).Bind(code).Bind(useId);
        if (!select.Read()) return null;
        var member = select.GetGuid(0);
        select.Reset();
        return member;
    }
}
