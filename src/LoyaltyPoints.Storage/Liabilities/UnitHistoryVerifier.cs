using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>
/// Proves that an account's history of units follows from its entries, as far as it has taken them in.
/// </summary>
internal sealed class UnitHistoryVerifier(Session session, Account account)
{
    private readonly UnitHistory rebuilt = new();
    private LocalCalendar? calendar;
    private readonly StoredHistory? stored =
        UnitHistoryRows.Find(session, account.TenantId, account.MemberId, account.ProgramId);

    /// <summary>Takes the next entry of the account, oldest first.</summary>
    public void Next(LedgerEntry entry)
    {
        if (stored is null || entry.Sequence != rebuilt.EntryCount + 1 || entry.Sequence > stored.History.EntryCount)
            return;
        rebuilt.Apply(entry, calendar ??= new LocalCalendar(TimeZones.Find(stored.TimeZone) ?? TimeZoneInfo.Utc));
    }

    /// <summary>To be asked after the last entry; null where all fits, and where there is no history yet.</summary>
    public LedgerFinding? Finish()
    {
        if (stored is null) return null;
        // The account may have grown since it was read, and its history with it.
        if (stored.History.EntryCount > account.EntryCount)
        {
            var now = MemberRows.State(session, account.TenantId, account.MemberId).Account(account.ProgramId)!;
            return stored.History.EntryCount <= now.EntryCount ? null
                : Of($"claims {stored.History.EntryCount} entries where the account has {now.EntryCount}");
        }

        return stored.History.EntryCount != rebuilt.EntryCount || stored.History.HeadId != rebuilt.HeadId
            || !stored.History.Open.SequenceEqual(rebuilt.Open) || !stored.History.Moves.SequenceEqual(rebuilt.Moves)
            ? Of("does not follow from the account's entries") : null;
    }

    private static LedgerFinding Of(string what) => new(0, null, $"The history of units {what}.");
}
