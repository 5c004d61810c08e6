using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>A member who was asked to answer a survey.</summary>
/// <param name="FeedbackId">The answer; empty while there is none.</param>
/// <param name="AnsweredAt">When the answer was given; <see cref="Instant.Never"/> while there is none.</param>
public sealed record Invitation(
    Guid Id, Guid MemberId, Guid SurveyId, TouchPoint Touch, Instant InvitedAt, Instant RecordedAt, Guid FeedbackId,
    Instant AnsweredAt)
{
    public bool IsAnswered => FeedbackId != Guid.Empty;
}

/// <summary>An invitation as it is answered.</summary>
public sealed record InvitationAnswer
{
    [JsonConverter(typeof(InvitationIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(SurveyIdConverter))]
    public required Guid SurveyId { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public string? Contact { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public required Instant InvitedAt { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>Absent while nobody has answered.</summary>
    [JsonConverter(typeof(FeedbackIdConverter))]
    public MemberOwnedId? FeedbackId { get; init; }

    public static InvitationAnswer Of(Invitation invitation) => new()
    {
        Id = new MemberOwnedId(invitation.Id, invitation.MemberId),
        MemberId = invitation.MemberId,
        SurveyId = invitation.SurveyId,
        PurchaseId = invitation.Touch.PurchaseId is { } purchase
            ? new MemberOwnedId(purchase, invitation.MemberId) : null,
        Contact = invitation.Touch.Contact,
        Store = invitation.Touch.Store,
        Channel = invitation.Touch.Channel,
        InvitedAt = invitation.InvitedAt,
        RecordedAt = invitation.RecordedAt,
        FeedbackId = invitation.IsAnswered ? new MemberOwnedId(invitation.FeedbackId, invitation.MemberId) : null,
    };
}
