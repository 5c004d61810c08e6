using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>An answer that was given under an Idempotency-Key, marked as replayed.</summary>
internal sealed record StoredAnswer(byte[] RequestHash, Answer Answer);

/// <summary>The answers that a batch replays or gives under an Idempotency-Key.</summary>
internal sealed class AnswerTable : BatchTable<(int TenantId, string Key), StoredAnswer>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("idempotency_key")];

    private static readonly Column[] Row =
        [.. Key, Bytes("request_hash"), Int("status"), Bytes("body"), Text("location"), Text("etag")];

    private static readonly SetStatement Select = SetStatement.Find("idempotency_keys", Key, Row);

    private static readonly SetStatement Append = Insert("idempotency_keys", [.. Row, Long("recorded_at")]);

    private readonly SortedDictionary<(int TenantId, string Key), (StoredAnswer Answer, Instant RecordedAt)> staged =
        new(Comparer<(int TenantId, string Key)>.Create(static (one, other) =>
            one.TenantId != other.TenantId ? one.TenantId.CompareTo(other.TenantId)
                : string.CompareOrdinal(one.Key, other.Key)));

    public void Stage(int tenantId, RequestKey key, Answer answer, Instant now)
    {
        var stored = new StoredAnswer(key.RequestHash, answer with { Replayed = true });
        Put((tenantId, key.Key), stored);
        staged[(tenantId, key.Key)] = (stored, now);
    }

    // In one order everywhere, like the natural keys.
    public override void Save(RoundTrip trip)
    {
        var rows = new RowSet(Append);
        foreach (var ((tenantId, key), ((hash, answer), recordedAt)) in staged)
        {
            rows.Add(tenantId).Add(key).Add(hash).Add(answer.Status).Add(AnswerBody.Of(trip.Session, tenantId, answer))
                .Add(answer.Location).Add(answer.ETag).Add(recordedAt.UnixMilliseconds);
        }

        trip.Write(rows);
        staged.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, string Key)> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var (tenantId, key) in keys) wanted.Add(tenantId).Add(key);
        trip.Find(wanted, row => Put((row.GetInt32(0), row.GetText(1)!), new StoredAnswer(
            row.GetBytes(2).ToArray(),
            new Answer(
                row.GetInt32(3), AnswerBody.Read(trip.Session, row.GetInt32(0), row.GetBytes(4)), row.GetText(5),
                row.GetText(6), Replayed: true))));
    }
}
