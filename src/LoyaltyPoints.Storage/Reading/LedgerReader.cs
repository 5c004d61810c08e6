using System.Collections.Concurrent;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>Reads an account's entries along its chain, newest first.</summary>
public static class LedgerReader
{
    private const int ChainPage = 500;

    private const string Columns = """
        entry_id, member_id, program_id, sequence, previous_id, kind, reference_id, from_bucket, to_bucket, units,
        matures_at, expires_at, recorded_at, hash
        """;

    private const string SelectChain = $"""
        chain AS (
          SELECT {Columns}, 1 AS depth FROM ledger_entries
          WHERE tenant_id = @tenant AND entry_id = @entry AND member_id = @member
          UNION ALL
          SELECT e.entry_id, e.member_id, e.program_id, e.sequence, e.previous_id, e.kind, e.reference_id,
            e.from_bucket, e.to_bucket, e.units, e.matures_at, e.expires_at, e.recorded_at, e.hash, chain.depth + 1
          FROM ledger_entries e JOIN chain ON e.entry_id = chain.previous_id
          WHERE e.tenant_id = @tenant AND e.member_id = @member AND chain.depth < @depth
        )
        SELECT {Columns} FROM chain ORDER BY depth
        """;

    private static readonly SetStatement SelectSince = FindSince(
        "ledger_entries", [Int("tenant_id"), Id("member_id")], Id("entry_id"),
        [
            Id("entry_id"), Id("member_id"), Id("program_id"), Long("sequence"), Id("previous_id"), Int("kind"),
            Id("reference_id"), Int("from_bucket"), Int("to_bucket"), Long("units"), Long("matures_at"),
            Long("expires_at"), Long("recorded_at"), Bytes("hash"),
        ]);

    // One text a dialect, so that a session finds its prepared form by reference.
    private static readonly ConcurrentDictionary<string, string> Chains = [];

    /// <summary>
    /// The entries of members, of all their programs, from an entry each on by the order of ids, in one round trip and
    /// no order. Clocks of several instances may disagree: what is missing is found along the chain.
    /// </summary>
    internal static List<LedgerEntry> Since(
        Session session, int tenantId, IEnumerable<(Guid MemberId, Guid EntryId)> members)
    {
        var (wanted, entries) = (new RowSet(SelectSince), new List<LedgerEntry>());
        foreach (var (member, entry) in members) wanted.Add(tenantId).Add(member).Add(entry);
        new RoundTrip(session).Find(wanted, row => entries.Add(Entry(row))).Send();
        return entries;
    }

    /// <summary>Up to <paramref name="limit"/> entries, from <paramref name="entryId"/> towards the first.</summary>
    /// <returns>Empty where the tenant's member has no such entry.</returns>
    public static List<LedgerEntry> Page(Session session, int tenantId, Guid memberId, Guid entryId, int limit)
    {
        var entries = new List<LedgerEntry>();
        if (entryId == Guid.Empty) return entries;
        var select = session.Prepared(Chain(session.Dialect)).Bind(tenantId).Bind(entryId).Bind(memberId).Bind(limit);
        while (select.Read()) entries.Add(Entry(select));
        return entries;
    }

    /// <summary>The newest entries of several chains, merged.</summary>
    /// <param name="heads">Where each chain goes on.</param>
    /// <returns>The entries, newest first, and where each unfinished chain goes on after them.</returns>
    public static (IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Guid> Next) Merged(
        Session session, int tenantId, Guid memberId, IReadOnlyList<Guid> heads, int limit)
    {
        var chains = heads.Where(head => head != Guid.Empty)
            .Select(head => new Queue<LedgerEntry>(Page(session, tenantId, memberId, head, limit + 1)))
            .Where(chain => chain.Count > 0).ToList();
        var merged = new List<LedgerEntry>();
        while (merged.Count < limit && chains.Count > 0)
        {
            var newest = chains.MaxBy(chain => (chain.Peek().RecordedAt, chain.Peek().Id))!;
            merged.Add(newest.Dequeue());
            if (newest.Count == 0) chains.Remove(newest);
        }

        return (merged, [.. chains.Select(chain => chain.Peek().Id)]);
    }

    /// <summary>
    /// All entries of an account, newest first, read page by page; it ends where the chain does, or would go in a
    /// circle.
    /// </summary>
    public static IEnumerable<LedgerEntry> Walk(Session session, Account account)
    {
        // By id: a ring closes at an id, while the sequence is one of the fields that may be forged.
        var seen = new HashSet<Guid>();
        for (var next = account.HeadId; next != Guid.Empty;)
        {
            var page = Page(session, account.TenantId, account.MemberId, next, ChainPage);
            foreach (var entry in page)
            {
                if (!seen.Add(entry.Id)) yield break;
                yield return entry;
            }

            next = page.Count == 0 ? Guid.Empty : page[^1].PreviousId;
        }
    }

    /// <summary>Walks an account's chain from its first entry and proves it; null where all fits.</summary>
    /// <param name="each">Told of every entry that fits, oldest first.</param>
    public static LedgerFinding? Verify(
        Session session, LedgerVerifier verifier, Account account, Action<LedgerEntry>? each = null)
    {
        var entries = Walk(session, account).Reverse().ToList();
        if (entries is [{ PreviousId: var missing } oldest, ..] && missing != Guid.Empty)
        {
            return new LedgerFinding(
                oldest.Sequence, oldest.Id, $"Entry {oldest.Sequence} names an entry before it that is not there.");
        }

        foreach (var entry in entries)
        {
            if (verifier.Next(entry) is { } finding) return finding;
            each?.Invoke(entry);
        }

        return verifier.Finish();
    }

    private static string Chain(SqlDialect dialect) =>
        Chains.GetOrAdd(dialect.Name, static (_, engine) => engine.Recursive(SelectChain), dialect);

    private static LedgerEntry Entry(IRow row) => new()
    {
        Id = row.GetGuid(0),
        MemberId = row.GetGuid(1),
        ProgramId = row.GetGuid(2),
        Sequence = row.GetInt64(3),
        PreviousId = row.GetGuid(4),
        Kind = (EntryKind)row.GetInt32(5),
        ReferenceId = row.GetGuid(6),
        From = (Bucket)row.GetInt32(7),
        To = (Bucket)row.GetInt32(8),
        Units = row.GetInt64(9),
        Lot = new LotKey(new Instant(row.GetInt64(10)), new Instant(row.GetInt64(11))),
        RecordedAt = new Instant(row.GetInt64(12)),
        Hash = row.GetBytes(13).ToArray(),
    };
}
