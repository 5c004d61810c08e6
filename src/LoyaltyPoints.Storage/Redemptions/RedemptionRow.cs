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
    private const string Select = """
        SELECT program_id, units, reversed_units, allocations, recorded_at FROM redemptions
        WHERE tenant_id = @tenant AND member_id = @member AND redemption_id = @redemption
        """;

    private const string Insert = """
        INSERT INTO redemptions
          (tenant_id, redemption_id, member_id, program_id, units, reversed_units, allocations, recorded_at)
        VALUES (@tenant, @redemption, @member, @program, @units, 0, @allocations, @recorded)
        """;

    private const string UpdateReversed = """
        UPDATE redemptions SET reversed_units = @reversed
        WHERE tenant_id = @tenant AND member_id = @member AND redemption_id = @redemption
        """;

    /// <summary>Null where the tenant's member has no such redemption.</summary>
    public static Redemption? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var allocations = LotsCodec.Decode(select.GetBytes(3));
        var redemption = new Redemption(
            id, memberId, select.GetGuid(0), select.GetInt64(1), select.GetInt64(2),
            [.. allocations.Select(lot => new Allocation(lot.Key, lot.Available))],
            new Instant(select.GetInt64(4)));
        select.Reset();
        return redemption;
    }

    internal static void Append(Session session, int tenantId, Redemption redemption) =>
        session.Prepared(Insert).Bind(tenantId).Bind(redemption.Id).Bind(redemption.MemberId)
            .Bind(redemption.ProgramId).Bind(redemption.Units)
            .Bind(LotsCodec.Encode([.. redemption.Allocations.Select(part => new Lot(part.Lot, 0, part.Units))]))
            .Bind(redemption.RecordedAt.UnixMilliseconds).Execute();

    internal static void UpdateReversedUnits(Session session, int tenantId, Redemption redemption) =>
        session.Prepared(UpdateReversed).Bind(redemption.ReversedUnits).Bind(tenantId).Bind(redemption.MemberId)
            .Bind(redemption.Id).Execute();

    internal static Answer Answer(int status, Redemption redemption, Balance balance) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(
            RedemptionAnswer.Of(redemption, balance), CoreJson.Default.RedemptionAnswer),
        "/v1/redemptions/" + new MemberOwnedId(redemption.Id, redemption.MemberId).Format(PublicId.Redemption));
}
