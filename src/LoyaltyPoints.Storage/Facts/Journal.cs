using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// What a batch tells analytics: one small row a tenant, in the same transaction, so that nothing is told that did not
/// happen and nothing that did is left out; and the tills do not wait for what is made of it.
/// </summary>
internal sealed class Journal(Batch batch)
{
    private static readonly SetStatement Append = Insert(
        "journal", [Int("tenant_id"), Id("journal_id"), Long("recorded_at"), Bytes("facts")]);

    private readonly Dictionary<int, List<NewFact>> told = [];

    public void Tell(int tenantId, NewFact fact)
    {
        if (!told.TryGetValue(tenantId, out var facts)) told[tenantId] = facts = [];
        facts.Add(fact);
    }

    public void Save(RoundTrip trip)
    {
        if (told.Count == 0) return;
        var rows = new RowSet(Append);
        foreach (var (tenantId, facts) in told)
        {
            rows.Add(tenantId).Add(batch.Ids.Next()).Add(batch.Now.UnixMilliseconds).Add(JournalCodec.Encode(facts));
        }

        trip.Write(rows);
        told.Clear();
    }
}
