using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Alerts;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>What an alert about feedback rests on. Their own words are read with the feedback, and nowhere else.
/// </summary>
public sealed record FollowUpEvidence(
    [property: JsonConverter(typeof(FeedbackIdConverter))] MemberOwnedId FeedbackId,
    [property: JsonConverter(typeof(SurveyIdConverter))] Guid SurveyId, string? Level, long? Likelihood);

/// <summary>Feedback after which somebody should talk to the member.</summary>
internal static class FollowUp
{
    private const string Unhappy = "unhappy-feedback";
    private const string Delighted = "delighted-feedback";

    /// <summary>Null where nobody need.</summary>
    public static Alert? Of(Feedback feedback, Guid id)
    {
        var answers = feedback.Document.Answers;
        if (!answers.IsUnhappy && !answers.IsDelighted) return null;
        var owned = new MemberOwnedId(feedback.Id, feedback.MemberId);
        var evidence = JsonSerializer.SerializeToUtf8Bytes(
            new FollowUpEvidence(owned, feedback.Document.SurveyId, answers.Level, answers.Likelihood),
            StorageJson.Default.FollowUpEvidence);
        return new Alert(
            id, feedback.MemberId, answers.IsUnhappy ? Unhappy : Delighted,
            "feedback/" + owned.Format(PublicId.Feedback), feedback.RecordedAt, evidence, Instant.Never, null);
    }
}
