using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>What was posted of feedback.</summary>
public sealed record FeedbackDocument
{
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    [JsonConverter(typeof(SurveyIdConverter))]
    public required Guid SurveyId { get; init; }

    [JsonConverter(typeof(InvitationIdConverter))]
    public MemberOwnedId? InvitationId { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public string? Contact { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public required Instant OccurredAt { get; init; }

    public required SurveyAnswers Answers { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A member's answer to a survey, as it is recorded.</summary>
/// <param name="Touch">As posted, and as the purchase and the invitation tell it.</param>
public sealed record Feedback(
    Guid Id, Guid MemberId, FeedbackDocument Document, TouchPoint Touch, Instant RecordedAt);

/// <summary>Feedback as analytics reads it.</summary>
/// <param name="At">When it was given.</param>
public sealed record AnsweredSurvey(
    Guid MemberId, Guid SurveyId, Instant At, TouchPoint Touch, SurveyAnswers Answers);

/// <summary>An invitation as analytics reads it.</summary>
/// <param name="At">When the member was asked.</param>
/// <param name="AnsweredAt"><see cref="Instant.Never"/> where it was not answered.</param>
public sealed record AskedMember(Guid MemberId, Guid SurveyId, Instant At, Instant AnsweredAt, TouchPoint Touch);

/// <summary>Feedback as it is answered.</summary>
public sealed record FeedbackAnswer
{
    [JsonConverter(typeof(FeedbackIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(SurveyIdConverter))]
    public required Guid SurveyId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Absent where nobody had asked.</summary>
    [JsonConverter(typeof(InvitationIdConverter))]
    public MemberOwnedId? InvitationId { get; init; }

    /// <summary>What it is about: as posted, or as the invitation said.</summary>
    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public string? Contact { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Store { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Channel { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Instant RecordedAt { get; init; }

    public required SurveyAnswers Answers { get; init; }

    public string? Comment { get; init; }

    /// <summary>`unhappy` or `delighted` where somebody should follow up; absent otherwise.</summary>
    public string? FollowUp { get; init; }

    /// <summary>The activity that it was rewarded as; absent where the survey has no reward.</summary>
    [JsonConverter(typeof(ActivityIdConverter))]
    public MemberOwnedId? ActivityId { get; init; }

    /// <summary>What programs made of that activity; absent where the survey has no reward.</summary>
    public IReadOnlyList<ActivityResult>? Results { get; init; }

    /// <param name="results">Null where it was not rewarded.</param>
    public static FeedbackAnswer Of(Feedback feedback, IReadOnlyList<ActivityResult>? results)
    {
        var (id, posted) = (new MemberOwnedId(feedback.Id, feedback.MemberId), feedback.Document);
        return new FeedbackAnswer
        {
            Id = id,
            MemberId = feedback.MemberId,
            SurveyId = posted.SurveyId,
            Source = posted.Source,
            ExternalId = posted.ExternalId,
            InvitationId = posted.InvitationId,
            PurchaseId = feedback.Touch.PurchaseId is { } purchase
                ? new MemberOwnedId(purchase, feedback.MemberId) : null,
            Contact = feedback.Touch.Contact,
            Store = feedback.Touch.Store,
            Channel = feedback.Touch.Channel,
            OccurredAt = posted.OccurredAt,
            RecordedAt = feedback.RecordedAt,
            Answers = posted.Answers,
            Comment = posted.Comment,
            FollowUp = posted.Answers.IsUnhappy ? "unhappy" : posted.Answers.IsDelighted ? "delighted" : null,
            ActivityId = results is null ? null : id,
            Results = results,
        };
    }
}
