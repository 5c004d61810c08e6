using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Transfers;

/// <summary>Which of the two a row is about. Stored: never renumber.</summary>
internal enum TransferKind
{
    Sent = 1,
    Received = 2,
}

/// <summary>The transfers that a batch records.</summary>
internal sealed class TransferTable
{
    private static readonly SetStatement Append = Insert(
        "transfers",
        Int("tenant_id"), Id("member_id"), Id("transfer_id"), Id("other_member_id"), Int("kind"),
        Id("program_id"), Long("units"), Text("reason"), Id("redemption_id"), Bytes("allocations"),
        Long("recorded_at"));

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Transfer transfer)
    {
        var lots = LotsCodec.Encode([.. transfer.Allocations.Select(part => new Lot(part.Lot, 0, part.Units))]);
        Add(tenantId, transfer.From, transfer.To, TransferKind.Sent, transfer, lots);
        Add(tenantId, transfer.To, transfer.From, TransferKind.Received, transfer, lots);
    }

    public void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    private void Add(
        int tenantId, Guid memberId, Guid other, TransferKind kind, Transfer transfer, byte[] lots) => staged
        .Add(tenantId).Add(memberId).Add(transfer.Id).Add(other).Add((int)kind).Add(transfer.ProgramId)
        .Add(transfer.Units).Add(transfer.Reason).Add(transfer.RedemptionId).Add(lots)
        .Add(transfer.RecordedAt.UnixMilliseconds);
}
