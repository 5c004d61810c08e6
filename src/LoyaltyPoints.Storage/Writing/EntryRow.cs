using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Ledger entries as a batch appends them.</summary>
internal static class EntryRow
{
    public static readonly SetStatement Append = Insert(
        "ledger_entries",
        Int("tenant_id"), Id("entry_id"), Id("member_id"), Id("program_id"), Long("sequence"), Id("previous_id"),
        Int("kind"), Id("reference_id"), Int("from_bucket"), Int("to_bucket"), Long("units"), Long("matures_at"),
        Long("expires_at"), Long("recorded_at"), Bytes("hash"));

    public static void Add(RowSet rows, int tenantId, LedgerEntry entry) => rows
        .Add(tenantId).Add(entry.Id).Add(entry.MemberId).Add(entry.ProgramId).Add(entry.Sequence).Add(entry.PreviousId)
        .Add((int)entry.Kind).Add(entry.ReferenceId).Add((int)entry.From).Add((int)entry.To).Add(entry.Units)
        .Add(entry.Lot.MaturesAt.UnixMilliseconds).Add(entry.Lot.ExpiresAt.UnixMilliseconds)
        .Add(entry.RecordedAt.UnixMilliseconds).Add(entry.Hash);
}
