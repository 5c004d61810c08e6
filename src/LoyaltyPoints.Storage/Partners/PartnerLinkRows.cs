using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>Queries over who sees whom.</summary>
public static class PartnerLinkRows
{
    private const string SelectLinked = """
        SELECT 1 FROM partner_links
        WHERE tenant_id = @tenant AND member_id = @member AND partner_id = @partner AND unlinked_at = @never
        """;

    private const string SelectAll = """
        SELECT partner_id, reference, linked_at FROM partner_links
        WHERE tenant_id = @tenantId AND member_id = @member AND unlinked_at = @never ORDER BY partner_id
        """;

    private const string SelectCode = $"""
        SELECT {LinkCodeTable.Columns} FROM partner_link_codes WHERE tenant_id = @tenant AND code_id = @code
        """;

    public static bool IsLinked(Session session, int tenantId, Guid memberId, Guid partnerId)
    {
        var select = session.Prepared(SelectLinked).Bind(tenantId).Bind(memberId).Bind(partnerId)
            .Bind(Instant.Never.UnixMilliseconds);
        var isLinked = select.Read();
        select.Reset();
        return isLinked;
    }

    /// <summary>The partners that see a member now.</summary>
    public static IReadOnlyList<PartnerLink> All(Session session, int tenantId, Guid memberId) =>
    [
        .. session.Connection.Query<(StoredId Partner, string? Reference, long LinkedAt)>(
                SelectAll,
                new { tenantId, member = StoredId.Of(memberId), never = Instant.Never.UnixMilliseconds })
            .Select(row => new PartnerLink(
                memberId, row.Partner.Value, row.Reference, new Instant(row.LinkedAt), Instant.Never)),
    ];

    /// <summary>Whose code it is; null where there is none such.</summary>
    public static IssuedCode? FindCode(Session session, int tenantId, Guid codeId)
    {
        var select = session.Prepared(SelectCode).Bind(tenantId).Bind(codeId);
        if (!select.Read()) return null;
        var code = LinkCodeTable.Read(select);
        select.Reset();
        return code;
    }
}
