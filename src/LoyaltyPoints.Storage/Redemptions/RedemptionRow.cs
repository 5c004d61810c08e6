using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>Redemptions as they are stored.</summary>
public static class RedemptionRow
{
    private const string Select = $"""
        SELECT {RedemptionTable.Columns} FROM redemptions
        WHERE tenant_id = @tenant AND member_id = @member AND redemption_id = @redemption
        """;

    /// <summary>Null where the tenant's member has no such redemption.</summary>
    public static Redemption? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var redemption = RedemptionTable.Read(select);
        select.Reset();
        return redemption;
    }

    /// <param name="balance">Null where the caller may not see it.</param>
    internal static Answer Answer(int status, Redemption redemption, Balance? balance, Instant asOf) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(
            RedemptionAnswer.Of(redemption, balance, asOf), CoreJson.Default.RedemptionAnswer),
        "/v1/redemptions/" + new MemberOwnedId(redemption.Id, redemption.MemberId).Format(PublicId.Redemption));
}
