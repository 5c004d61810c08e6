using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Records a member's answer to a survey once, and rewards it in the same transaction.</summary>
/// <remarks>The activity that rewards it has the same id: two rows of one thing.</remarks>
public sealed class PostFeedbackWork : Work
{
    protected internal override WorkEvent? Tells => new(EventTypes.FeedbackGiven) { IsBare = true };

    private readonly PostFeedback command;
    private readonly NaturalKey key;
    private readonly byte[] document;

    /// <param name="touch">As posted, with what the purchase says of itself.</param>
    public PostFeedbackWork(
        int tenantId, Guid memberId, FeedbackDocument posted, TouchPoint touch, RequestKey? requestKey)
        : base(tenantId, memberId, requestKey)
    {
        command = new PostFeedback(memberId, posted, touch);
        key = new NaturalKey(tenantId, NaturalKeyKind.Feedback, posted.Source, posted.ExternalId);
        document = FeedbackTable.DocumentOf(posted);
    }

    protected internal override bool IsRepeatable => true;

    private FeedbackDocument Posted => command.Document;

    protected internal override void Declare(Batch batch)
    {
        batch.NaturalKeys.Need(key);
        if (InvitationKey is { } invitation) batch.Invitations.Need(invitation);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known)
        {
            var owned = new OwnedId(TenantId, known.MemberId, known.ReferenceId);
            batch.Feedback.Need(owned);
            batch.Activities.Need(owned);
            return;
        }

        if (SurveyOf(batch) is not { } survey) return;
        if (OnceOf(batch, survey) is { } once) batch.AnsweredOnce.Need(once);
        if (command.Reward(survey) is not { } reward) return;
        var member = batch.Member(TenantId, command.MemberId);
        batch.Counters.Need(member, reward.Counters(member, batch.Catalog(TenantId)));
        batch.Need(member, Posted.OccurredAt);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } known) return Replay(batch, known);
        var member = batch.Member(TenantId, command.MemberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        if (SurveyOf(batch) is not { } survey) return SurveyRows.NotFound("/surveyId");
        var invitation = InvitationOf(batch);
        if (Posted.InvitationId is not null && invitation?.SurveyId != survey.Id) return NoInvitation;
        var once = OnceOf(batch, survey);
        var isAnswered = once is { } asked && batch.AnsweredOnce.Find(asked) is not null;
        var id = batch.Ids.Next();
        var decision = command.Decide(id, survey, invitation, isAnswered, batch.NowOf(TenantId));
        if (decision.Value is not { } feedback) return decision.Refusal!;
        IReadOnlyList<ActivityResult>? results = null;
        if (command.Reward(survey) is { } reward)
        {
            batch.Ensure(member, reward.Counters(member, batch.Catalog(TenantId)), Posted.OccurredAt);
            var rewarded = reward.Decide(id, batch.ContextOf(member));
            if (rewarded.Value is not { } recorded) return rewarded.Refusal!;
            batch.Stage(member, rewarded.Changes);
            Stage(batch, recorded);
            results = recorded.Results;
        }

        batch.NaturalKeys.Stage(key, new NaturalKeyRow(feedback.MemberId, id));
        batch.Feedback.Stage(TenantId, feedback);
        if (once is { } answered) batch.AnsweredOnce.Stage(answered, id);
        if (NewFact.OfFeedback(id, feedback.MemberId, Posted) is { } fact) batch.Journal.Tell(TenantId, fact);
        if (FollowUp.Of(feedback, batch.Ids.Next()) is { } alert) batch.Alerts.Raise(TenantId, alert);
        if (invitation is not null)
            batch.Invitations.Stage(TenantId, invitation with { FeedbackId = id, AnsweredAt = Posted.OccurredAt });
        return FeedbackRows.Answer(201, feedback, results);
    }

    private static Refusal NoInvitation => new(
        "invitation_not_found", "There is no such invitation.",
        [new Fault("/invitationId", FaultCodes.InvalidValue, "Names no invitation of this member to this survey.")]);

    // An id of another member's names nothing here.
    private OwnedId? InvitationKey => Posted.InvitationId is { } named && named.MemberId == command.MemberId
        ? new OwnedId(TenantId, named.MemberId, named.Id) : null;

    private Survey? SurveyOf(Batch batch) => batch.Catalog(TenantId).Surveys.GetValueOrDefault(Posted.SurveyId);

    private Invitation? InvitationOf(Batch batch) =>
        InvitationKey is { } invitation ? batch.Invitations.Find(invitation) : null;

    private OnceKey? OnceOf(Batch batch, Survey survey) =>
        command.OnceId(survey, InvitationOf(batch)) is { } once
            ? new OnceKey(TenantId, command.MemberId, survey.Id, once) : null;

    private void Stage(Batch batch, RecordedActivity recorded)
    {
        var activity = recorded.Activity;
        batch.Activities.Stage(TenantId, new ActivityRow(
            recorded.Id, recorded.MemberId, activity.Type, Posted.ExternalId, activity.OccurredAt, recorded.RecordedAt,
            ActivityRow.DocumentOf(new ActivityDocument(
                Posted.Source, activity.Type, activity.OccurredAt, activity.Attributes)),
            ActivityRow.ResultsOf(recorded.Results)));
        batch.Journal.Tell(
            TenantId, NewFact.OfActivity(recorded.Id, recorded.MemberId, activity.Type, activity.OccurredAt));
    }

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var owned = new OwnedId(TenantId, known.MemberId, known.ReferenceId);
        var feedback = batch.Feedback.Find(owned)
            ?? throw new InvalidDataException($"Feedback {known.ReferenceId:N} has a key and no row.");
        if (feedback.MemberId != command.MemberId
            || !FeedbackTable.DocumentOf(feedback.Document).AsSpan().SequenceEqual(document))
        {
            return new Refusal(
                "feedback_conflict", "Feedback of this source and externalId was recorded with other content.");
        }

        var results = batch.Activities.Find(owned) is { } activity
            ? JsonSerializer.Deserialize(activity.Results, CoreJson.Default.IReadOnlyListActivityResult) : null;
        return FeedbackRows.Answer(201, feedback, results) with { Replayed = true };
    }
}
