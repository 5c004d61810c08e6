using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Records a complaint once, however often it is posted.</summary>
public sealed class PostComplaintWork : Work
{
    protected internal override WorkEvent? Tells => new(EventTypes.ComplaintOpened) { IsBare = true };

    private readonly ComplaintDocument posted;
    private readonly TouchPoint touch;
    private readonly NaturalKey key;

    /// <param name="touch">As posted, with what the purchase says of itself.</param>
    public PostComplaintWork(
        int tenantId, Guid memberId, ComplaintDocument posted, TouchPoint touch, RequestKey? requestKey)
        : base(tenantId, memberId, requestKey)
    {
        (this.posted, this.touch) = (posted, touch);
        key = new NaturalKey(tenantId, NaturalKeyKind.Complaint, posted.Source, posted.ExternalId);
    }

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch) => batch.NaturalKeys.Need(key);

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known)
            batch.Complaints.Need(new OwnedId(TenantId, known.MemberId, known.ReferenceId));
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known) return Replay(batch, known);
        var member = batch.Member(TenantId, MemberId!.Value);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var complaint = new Complaint(
            batch.Ids.Next(), member.MemberId, posted, touch, batch.NowOf(TenantId), Resolution: null);
        batch.NaturalKeys.Stage(key, new NaturalKeyRow(member.MemberId, complaint.Id));
        batch.Complaints.Stage(TenantId, complaint);
        return ComplaintRows.Answer(201, complaint);
    }

    // As it was first answered, whatever has become of it.
    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var complaint = batch.Complaints.Find(new OwnedId(TenantId, known.MemberId, known.ReferenceId))
            ?? throw new InvalidDataException($"Complaint {known.ReferenceId:N} has a key and no row.");
        return complaint.MemberId == MemberId && ComplaintTable.DocumentOf(complaint.Document).AsSpan()
            .SequenceEqual(ComplaintTable.DocumentOf(posted))
            ? ComplaintRows.Answer(201, complaint with { Resolution = null }) with { Replayed = true }
            : new Refusal(
                "complaint_conflict", "A complaint of this source and externalId was recorded with other content.");
    }
}

/// <summary>Records how a complaint was resolved.</summary>
/// <param name="resolve">Given what time it is, as the caller says nothing of it.</param>
public sealed class ResolveComplaintWork(
    int tenantId, MemberOwnedId id, Func<Instant, Resolution> resolve, RequestKey? requestKey)
    : Work(tenantId, id.MemberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.ComplaintResolved) { IsBare = true };

    private readonly OwnedId owned = new(tenantId, id.MemberId, id.Id);

    protected internal override void DeclareMore(Batch batch) => batch.Complaints.Need(owned);

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Complaints.Find(owned) is not { } complaint) return ComplaintRows.NotFound;
        var decision = complaint.Resolve(resolve(batch.NowOf(TenantId)));
        if (decision.Value is not { } resolved) return decision.Refusal!;
        batch.Complaints.Stage(TenantId, resolved);
        return ComplaintRows.Answer(200, resolved);
    }
}
