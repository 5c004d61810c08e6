using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Transfers;

/// <summary>Transfers as they are stored.</summary>
public static class TransferRow
{
    private const string Select = """
        SELECT transfer_id, member_id, other_member_id, kind, program_id, units, reason, redemption_id,
          allocations, recorded_at
        FROM transfers WHERE tenant_id = @tenant AND member_id = @member AND transfer_id = @transfer
        """;

    /// <param name="memberId">Either of the two.</param>
    /// <returns>Null where the tenant's member has no such transfer.</returns>
    public static Transfer? Find(Session session, int tenantId, Guid memberId, Guid id)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(memberId).Bind(id);
        if (!select.Read()) return null;
        var transfer = Read(select);
        select.Reset();
        return transfer;
    }

    internal static Answer Answer(Transfer transfer, Balance from, Balance to) => new(
        201,
        JsonSerializer.SerializeToUtf8Bytes(
            TransferAnswer.Of(transfer) with { FromBalance = from, ToBalance = to }, CoreJson.Default.TransferAnswer),
        "/v1/transfers/" + new MemberOwnedId(transfer.Id, transfer.From).Format(PublicId.Transfer));

    private static Transfer Read(Statement row)
    {
        var (from, to) = (row.GetGuid(1), row.GetGuid(2));
        if ((TransferKind)row.GetInt32(3) == TransferKind.Received) (from, to) = (to, from);
        return new Transfer(
            row.GetGuid(0), from, to, row.GetGuid(4), row.GetInt64(5), row.GetText(6), row.GetGuid(7),
            [.. LotsCodec.Decode(row.GetBytes(8)).Select(lot => new Allocation(lot.Key, lot.Available))],
            new Instant(row.GetInt64(9)));
    }
}
