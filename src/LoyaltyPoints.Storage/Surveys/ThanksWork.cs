using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Records that a member was thanked. Of one instant there is one thanks: the first.</summary>
/// <param name="at">Null: now.</param>
public sealed class ThankMemberWork(
    int tenantId, Guid memberId, Instant? at, string channel, string actor, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MemberThanked)
    {
        IsBare = true, Id = PublicId.Format(PublicId.Member, MemberId!.Value),
    };

    protected internal override bool IsRepeatable => at is not null || base.IsRepeatable;

    protected internal override void DeclareMore(Batch batch) => batch.Thanks.Need(KeyOf(batch));

    protected internal override WorkResult Execute(Batch batch)
    {
        if (!batch.Members.Exists(batch.Member(TenantId, memberId))) return MemberRows.NotFound("");
        var key = KeyOf(batch);
        var known = batch.Thanks.Find(key);
        var thanks = known ?? new ThanksAnswer(
            memberId, new Instant(key.At), channel, actor, batch.NowOf(TenantId));
        if (known is null) batch.Thanks.Stage(TenantId, thanks);
        return new Answer(
            201, JsonSerializer.SerializeToUtf8Bytes(thanks, CoreJson.Default.ThanksAnswer),
            Replayed: known is not null);
    }

    private (int TenantId, Guid MemberId, long At) KeyOf(Batch batch) =>
        (TenantId, memberId, (at ?? batch.NowOf(TenantId)).UnixMilliseconds);
}

/// <summary>The thanks that a batch records, or answers for once more.</summary>
internal sealed class ThanksTable : BatchTable<(int TenantId, Guid MemberId, long At), ThanksAnswer>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Long("thanked_at")];

    private static readonly Column[] Row = [.. Key, Text("channel"), Text("actor"), Long("recorded_at")];

    private static readonly SetStatement Select = SetStatement.Find("member_thanks", Key, Row);

    private static readonly SetStatement Append = Insert("member_thanks", Row);

    private RowSet staged = new(Append);

    public void Stage(int tenantId, ThanksAnswer thanks)
    {
        Put((tenantId, thanks.MemberId, thanks.At.UnixMilliseconds), thanks);
        staged.Add(tenantId).Add(thanks.MemberId).Add(thanks.At.UnixMilliseconds).Add(thanks.Channel)
            .Add(thanks.Actor).Add(thanks.RecordedAt.UnixMilliseconds);
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(
        RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid MemberId, long At)> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var (tenantId, memberId, at) in keys) wanted.Add(tenantId).Add(memberId).Add(at);
        trip.Find(wanted, row => Put(
            (row.GetInt32(0), row.GetGuid(1), row.GetInt64(2)),
            new ThanksAnswer(
                row.GetGuid(1), new Instant(row.GetInt64(2)), row.GetText(3)!, row.GetText(4)!,
                new Instant(row.GetInt64(5)))));
    }
}
