using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Gifts;

/// <summary>Gifts as they are stored.</summary>
public static class GiftRow
{
    private const string Select = """
        SELECT program_id, units, reason, actor, expires_at, recorded_at
        FROM gifts WHERE tenant_id = @tenant AND member_id = @member AND gift_id = @gift
        """;

    /// <summary>Null where the tenant's member has no such gift.</summary>
    public static Gift? Find(Session session, int tenantId, MemberOwnedId id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(id.MemberId).Bind(id.Id);
        if (!select.Read()) return null;
        var expiresAt = new Instant(select.GetInt64(4));
        var gift = new Gift
        {
            Id = id,
            MemberId = id.MemberId,
            ProgramId = select.GetGuid(0),
            Units = select.GetInt64(1),
            Reason = select.GetText(2)!,
            Actor = select.GetText(3)!,
            ExpiresAt = expiresAt == Instant.Never ? null : expiresAt,
            RecordedAt = new Instant(select.GetInt64(5)),
        };
        select.Reset();
        return gift;
    }

    internal static Answer Answer(Gift gift) => new(
        201, JsonSerializer.SerializeToUtf8Bytes(gift, CoreJson.Default.Gift),
        "/v1/gifts/" + gift.Id.Format(PublicId.Gift));
}
