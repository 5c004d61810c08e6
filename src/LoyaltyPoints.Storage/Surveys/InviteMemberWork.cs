using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>Records that a member was asked to answer a survey.</summary>
/// <param name="touch">As posted, with what the purchase says of itself.</param>
/// <param name="invitedAt">Null: now.</param>
public sealed class InviteMemberWork(
    int tenantId, Guid memberId, Guid surveyId, TouchPoint touch, Instant? invitedAt, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.InvitationSent);

    protected internal override WorkResult Execute(Batch batch)
    {
        if (!batch.Catalog(TenantId).Surveys.ContainsKey(surveyId)) return SurveyRows.NotFound("");
        if (!batch.Members.Exists(batch.Member(TenantId, memberId))) return MemberRows.NotFound("/memberId");
        var now = batch.NowOf(TenantId);
        var invitation = new Invitation(
            batch.Ids.Next(), memberId, surveyId, touch, invitedAt ?? now, now, Guid.Empty, Instant.Never);
        batch.Invitations.Stage(TenantId, invitation);
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(
            InvitationAnswer.Of(invitation), CoreJson.Default.InvitationAnswer));
    }
}
