using Dapper;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// Takes rows of the journal away and packs what they say into a row per member and year, in one transaction: each is
/// taken once. A fact that is there already is left as it is, so that telling it again changes nothing.
/// </summary>
internal static class FactDigest
{
    private const int MostRows = 64;

    // The writing path waits for it: a few milliseconds.
    private const int EnoughFacts = 200;

    private const string SelectJournal = """
        SELECT journal_id, facts FROM journal WHERE tenant_id = @tenant ORDER BY journal_id
        """;

    private const string DeleteJournal = "DELETE FROM journal WHERE tenant_id = @tenant AND journal_id = @journal";

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Int("year")];

    private static readonly SetStatement Select = SetStatement.Find("member_facts", Key, [.. Key, Bytes("facts")]);

    private static readonly SetStatement Append = Insert("member_facts", [.. Key, Bytes("facts")]);

    private static readonly SetStatement Change = Update("member_facts", Key, [Bytes("facts")]);

    /// <summary>Digests the oldest rows of a tenant's journal, until that makes enough facts for once.</summary>
    /// <returns>How many rows it took; 0 where there were none.</returns>
    public static int Run(Batch batch, int tenantId)
    {
        var told = Take(batch, tenantId, out var rows);
        if (told.Count > 0) Merge(batch, tenantId, told);
        return rows;
    }

    private static List<NewFact> Take(Batch batch, int tenantId, out int rows)
    {
        var (told, taken) = (new List<NewFact>(), new List<Guid>());
        var found = batch.Session.Connection.Query<(StoredId Id, byte[] Facts)>(
            batch.Session.Dialect.Limited(SelectJournal), new { tenant = tenantId, limit = MostRows },
            batch.Session.CurrentTransaction);
        foreach (var (id, facts) in found)
        {
            if (told.Count >= EnoughFacts) break;
            taken.Add(id.Value);
            told.AddRange(JournalCodec.Decode(facts));
        }

        foreach (var id in taken) batch.Session.Prepared(DeleteJournal).Bind(tenantId).Bind(id).Execute();
        rows = taken.Count;
        return told;
    }

    private static void Merge(Batch batch, int tenantId, List<NewFact> told)
    {
        var words = WordTable.Load(batch.Session, tenantId);
        var facts = told.GroupBy(
                fact => (fact.MemberId, fact.Fact.At.ToDateTimeOffset().Year), fact => words.Numbered(fact))
            .ToDictionary(group => group.Key, group => group.ToList());
        var known = new Dictionary<(Guid MemberId, int Year), List<MemberFact>>();
        var wanted = new RowSet(Select);
        foreach (var (member, year) in facts.Keys) wanted.Add(tenantId).Add(member).Add(year);
        var trip = new RoundTrip(batch.Session);
        trip.Find(wanted, row =>
        {
            var list = new List<MemberFact>();
            FactCodec.Decode(row.GetBytes(3), list);
            known[(row.GetGuid(1), row.GetInt32(2))] = list;
        }).Send();
        var (added, changed) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, fresh) in facts)
        {
            var isKnown = known.TryGetValue(key, out var list);
            (isKnown ? changed : added).Add(tenantId).Add(key.MemberId).Add(key.Year)
                .Add(FactCodec.Encode(Merged(list ?? [], fresh)));
        }

        words.Save(batch.Session);
        trip.Write(added).WriteAll(changed).Send();
    }

    private static List<MemberFact> Merged(List<MemberFact> known, List<MemberFact> fresh)
    {
        var ids = known.Select(static fact => (fact.Kind, fact.Tail)).ToHashSet();
        foreach (var fact in fresh)
            if (ids.Add((fact.Kind, fact.Tail))) known.Add(fact);
        // Stable, and by id where two occurred together, so that the order of telling does not matter.
        return [.. known.OrderBy(static fact => fact.At).ThenBy(static fact => fact.Kind)
            .ThenBy(static fact => fact.Tail)];
    }
}
