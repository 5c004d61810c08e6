using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Activities;

/// <summary>Records an activity once, however often it is posted.</summary>
public sealed class PostActivityWork : Work
{
    protected internal override WorkEvent? Tells => new(EventTypes.ActivityRecorded);

    private readonly PostActivity command;
    private readonly NaturalKey key;
    private readonly byte[] document;

    public PostActivityWork(
        int tenantId, Guid memberId, string source, string externalId, Activity activity, RequestKey? requestKey)
        : base(tenantId, memberId, requestKey)
    {
        command = new PostActivity(activity);
        key = new NaturalKey(tenantId, NaturalKeyKind.Activity, source, externalId);
        document = ActivityRow.DocumentOf(
            new ActivityDocument(source, activity.Type, activity.OccurredAt, activity.Attributes));
    }

    internal override string Kind => "activity";

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch) => batch.NaturalKeys.Need(key);

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known)
        {
            batch.Activities.Need(new OwnedId(TenantId, known.MemberId, known.ReferenceId));
            return;
        }

        var member = batch.Member(TenantId, MemberId!.Value);
        batch.Counters.Need(member, command.Counters(member, batch.Catalog(TenantId)));
        batch.Need(member, command.Activity.OccurredAt);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known) return Replay(batch, known);
        var member = batch.Member(TenantId, MemberId!.Value);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        batch.Ensure(member, command.Counters(member, batch.Catalog(TenantId)), command.Activity.OccurredAt);
        var id = batch.Ids.Next();
        var decision = command.Decide(id, batch.ContextOf(member));
        if (decision.Value is not { } recorded) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.NaturalKeys.Stage(key, new NaturalKeyRow(member.MemberId, id));
        var row = new ActivityRow(
            id, member.MemberId, command.Activity.Type, key.ExternalId, command.Activity.OccurredAt,
            recorded.RecordedAt, document, ActivityRow.ResultsOf(recorded.Results));
        batch.Activities.Stage(TenantId, row);
        batch.Journal.Tell(TenantId, NewFact.OfActivity(id, member.MemberId, row.Type, row.OccurredAt));
        return row.Answer(201);
    }

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var row = batch.Activities.Find(new OwnedId(TenantId, known.MemberId, known.ReferenceId))
            ?? throw new InvalidDataException($"Activity {known.ReferenceId:N} has a key and no row.");
        return row.Document.AsSpan().SequenceEqual(document)
            && (row.MemberId == MemberId || MergeRows.AreOne(batch.Session, TenantId, row.MemberId, MemberId!.Value))
            ? row.Answer(201) with { Replayed = true }
            : new Refusal(
                "activity_conflict", "An activity of this source and externalId was recorded with other content.");
    }
}
