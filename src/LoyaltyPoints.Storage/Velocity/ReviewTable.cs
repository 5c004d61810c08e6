using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// The reviews that a batch opens or resolves. Locked, for a till's has no member whose lock would decide between two
/// reviewers.
/// </summary>
internal sealed class ReviewTable(Outbox events) : BatchTable<OwnedId, Review>
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns = """
        member_id, review_id, kind, subject_id, opened_at, evidence, status, resolved_at, actor, reason, return_id
        """;

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("review_id")];

    private static readonly Column[] Outcome =
        [Int("status"), Long("resolved_at"), Text("actor"), Text("reason"), Id("return_id")];

    private static readonly Column[] Row =
        [.. Key, Int("kind"), Id("subject_id"), Long("opened_at"), Bytes("evidence"), .. Outcome];

    private static readonly SetStatement Select = SetStatement.Find("reviews", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("reviews", Row);

    private static readonly SetStatement Change = Update("reviews", Key, Outcome);

    private readonly HashSet<OwnedId> opened = [];
    private readonly HashSet<OwnedId> resolved = [];

    /// <summary>Stages a review that is new, or that was resolved.</summary>
    public void Stage(int tenantId, Review review)
    {
        var key = new OwnedId(tenantId, review.MemberId, review.Id);
        if (Find(key) is null)
        {
            opened.Add(key);
            events.Tell(tenantId, WorkEvent.Bare(
                EventTypes.ReviewOpened, new MemberOwnedId(review.Id, review.MemberId).Format(PublicId.Review),
                review.MemberId, review.OpenedAt));
        }
        else if (!opened.Contains(key)) resolved.Add(key);
        Put(key, review);
    }

    public override void Save(RoundTrip trip)
    {
        var (rows, changes) = (new RowSet(Append), new RowSet(Change));
        foreach (var key in opened)
        {
            var review = Find(key)!;
            AddKey(rows, key).Add((int)review.Kind).Add(review.SubjectId).Add(review.OpenedAt.UnixMilliseconds)
                .Add(review.Evidence);
            AddOutcome(rows, review);
        }

        foreach (var key in resolved) AddOutcome(AddKey(changes, key), Find(key)!);
        trip.Write(rows).WriteAll(changes);
        opened.Clear();
        resolved.Clear();
    }

    /// <param name="first">Where <see cref="Columns"/> begin.</param>
    internal static Review Read(IRow row, int first) => new(
        row.GetGuid(first + 1), row.GetGuid(first), (ReviewKind)row.GetInt32(first + 2), row.GetGuid(first + 3),
        new Instant(row.GetInt64(first + 4)), row.GetBytes(first + 5).ToArray())
    {
        Status = (ReviewStatus)row.GetInt32(first + 6),
        ResolvedAt = new Instant(row.GetInt64(first + 7)),
        Actor = row.GetText(first + 8),
        Reason = row.GetText(first + 9),
        ReturnId = row.GetGuid(first + 10),
    };

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        // In one order everywhere, so that two instances cannot wait for each other.
        foreach (var key in keys.OrderBy(key => key.TenantId).ThenBy(key => key.MemberId).ThenBy(key => key.Id))
            AddKey(wanted, key);
        trip.Find(wanted, row => Put(new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), Read(row, 1)));
    }

    private static RowSet AddKey(RowSet rows, OwnedId key) => rows.Add(key.TenantId).Add(key.MemberId).Add(key.Id);

    private static RowSet AddOutcome(RowSet rows, Review review) => rows
        .Add((int)review.Status).Add(review.ResolvedAt.UnixMilliseconds).Add(review.Actor).Add(review.Reason)
        .Add(review.ReturnId);
}
