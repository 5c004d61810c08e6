using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>
/// Brings the histories of units up to the ledger, a page of accounts at a time, each from the entry that its history
/// has last taken in to the account's head. So nothing is asked of the tills, and whatever was missed is made good by
/// the next run.
/// </summary>
public sealed class UnitDigest(ReadPool readers, CatalogCache catalogs)
{
    private const int Page = 200;
    private const int ChainPage = 500;

    private static readonly SetStatement SelectPurchases = Find(
        "purchases", [Int("tenant_id"), Id("member_id"), Id("purchase_id")], [Id("purchase_id"), Bytes("document")]);

    /// <summary>Brings one tenant's histories up to date.</summary>
    /// <param name="write">Runs a piece in a transaction; false, and nothing was written, ends the run.</param>
    /// <returns>How many accounts were behind and are no longer.</returns>
    public async Task<long> RunAsync(int tenantId, Func<Action<Batch>, Task<bool>> write)
    {
        var done = 0L;
        foreach (var (program, zone) in readers.Read(session => Programs(session, tenantId)))
        {
            for (var after = Guid.Empty; ;)
            {
                var (page, last) = readers.Read(session => Next(session, tenantId, program, zone, after));
                if (last is null) break;
                if (page.Count > 0
                    && !await write(batch => UnitHistoryRows.Save(batch.Session, tenantId, program, zone, page)))
                    return done;
                (done, after) = (done + page.Count, last.Value);
            }
        }

        return done;
    }

    /// <summary>Whether any account of a tenant is behind.</summary>
    public bool HasWork(int tenantId) => readers.Read(session => Programs(session, tenantId).Exists(program =>
        UnitHistoryRows.Behind(session, tenantId, program.ProgramId, program.Zone, Guid.Empty, limit: 1).Count > 0));

    private List<(Guid ProgramId, string Zone)> Programs(Session session, int tenantId) =>
    [
        .. catalogs.Current(session, tenantId).Programs
            .Select(static program => (program.ProgramId, program.Newest.Definition.TimeZone)),
    ];

    private static (List<(Guid MemberId, UnitHistory History, bool IsNew)> Page, Guid? Last) Next(
        Session session, int tenantId, Guid programId, string zone, Guid after)
    {
        var calendar = new LocalCalendar(TimeZones.Find(zone)!);
        var behind = UnitHistoryRows.Behind(session, tenantId, programId, zone, after, Page);
        var stored = UnitHistoryRows.Find(session, tenantId, programId, behind.Select(one => one.MemberId));
        var page = new List<(Guid MemberId, UnitHistory History, bool IsNew)>(behind.Count);
        foreach (var account in behind)
        {
            var isNew = !stored.TryGetValue(account.MemberId, out var before);
            // Months that begin elsewhere: all is told again.
            page.Add((account.MemberId, before?.TimeZone == zone ? before.History : new UnitHistory(), isNew));
        }

        var entries = Entries(session, tenantId, programId, page.Select(one => (one.MemberId, one.History.HeadId)));
        var earned = new Dictionary<(Guid MemberId, Guid PurchaseId), (UnitHistory History, int Month)>();
        foreach (var (account, (member, history, _)) in behind.Zip([.. page]))
        {
            var next = Next(session, tenantId, account, history.EntryCount, [.. entries[member]]);
            // A chain that is broken is for whoever proves the book; this account stays behind.
            if (next is null) page.RemoveAll(one => one.MemberId == member);
            foreach (var entry in next ?? [])
            {
                history.Apply(entry, calendar);
                if (entry.Kind == EntryKind.Accrual)
                    earned.TryAdd((member, entry.ReferenceId), (history, Months.Of(calendar, entry.RecordedAt)));
            }
        }

        AddSales(session, tenantId, earned);
        return (page, behind.Count == 0 ? null : behind[^1].MemberId);
    }

    // Where entries lie by member, all of a page are one round trip; SQLite keeps them by id alone.
    private static ILookup<Guid, LedgerEntry> Entries(
        Session session, int tenantId, Guid programId, IEnumerable<(Guid MemberId, Guid EntryId)> members) =>
        (session.Dialect.IsEmbedded ? [] : LedgerReader.Since(session, tenantId, members))
        .Where(entry => entry.ProgramId == programId).ToLookup(entry => entry.MemberId);

    // Those after the sequence that is known, oldest first; null where they are no chain.
    private static List<LedgerEntry>? Next(
        Session session, int tenantId, AheadAccount account, long known, List<LedgerEntry> found)
    {
        found.RemoveAll(entry => entry.Sequence <= known || entry.Sequence > account.EntryCount);
        if (found.Count != account.EntryCount - known) found = Chain(session, tenantId, account, known);
        var next = found.OrderBy(entry => entry.Sequence).ToList();
        return next.Count == account.EntryCount - known
            && next.Index().All(one => one.Item.Sequence == known + 1 + one.Index) ? next : null;
    }

    private static List<LedgerEntry> Chain(Session session, int tenantId, AheadAccount account, long known)
    {
        var entries = new List<LedgerEntry>();
        for (var next = account.HeadId; entries.Count < account.EntryCount - known;)
        {
            var wanted = (int)Math.Min(ChainPage, account.EntryCount - known - entries.Count);
            var page = LedgerReader.Page(session, tenantId, account.MemberId, next, wanted);
            if (page.Count == 0) break;
            entries.AddRange(page);
            next = page[^1].PreviousId;
        }

        return entries;
    }

    private static void AddSales(
        Session session, int tenantId,
        Dictionary<(Guid MemberId, Guid PurchaseId), (UnitHistory History, int Month)> earned)
    {
        var (wanted, members) = (new RowSet(SelectPurchases), new Dictionary<Guid, Guid>());
        foreach (var (member, purchase) in earned.Keys)
        {
            wanted.Add(tenantId).Add(member).Add(purchase);
            members[purchase] = member;
        }

        // What is no purchase (a return that left more earned than before) is not found, and no sale.
        new RoundTrip(session).Find(wanted, row =>
        {
            var (history, month) = earned[(members[row.GetGuid(0)], row.GetGuid(0))];
            var order = JsonSerializer.Deserialize(row.GetBytes(1), CoreJson.Default.Order)!;
            history.AddSales(month, NetSales.Of(order, Returned.Nothing));
        }).Send();
    }
}
