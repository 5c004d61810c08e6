using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>The command that records a member's answer to a survey. Pure.</summary>
/// <param name="Touch">As posted, with what the purchase says of itself.</param>
public sealed record PostFeedback(Guid MemberId, FeedbackDocument Document, TouchPoint Touch)
{
    private static readonly Refusal Answered = new(
        "already_answered", "The member has answered this, and the survey takes one answer to it.");

    /// <summary>What the survey lets be answered once; null where it does not, or nothing such is named.</summary>
    /// <param name="invitation">The one that is named; null for none.</param>
    public Guid? OnceId(Survey survey, Invitation? invitation) => survey.Definition.Once switch
    {
        SurveyOnce.Member => survey.Id,
        SurveyOnce.Purchase => About(invitation).PurchaseId,
        SurveyOnce.Invitation => invitation?.Id,
        _ => null,
    };

    /// <summary>The activity that the answer is, for programs to reward; null where the survey has no reward.</summary>
    public PostActivity? Reward(Survey survey)
    {
        if (survey.Definition.RewardActivity is not { } type) return null;
        var attributes = new SortedDictionary<string, GivenValue>(StringComparer.Ordinal)
        {
            ["survey"] = PublicId.Format(PublicId.Survey, survey.Id),
            ["kind"] = Survey.WordOf(survey.Definition.Kind),
        };
        if (Document.Answers.Level is { } level) attributes["level"] = level;
        if (Document.Answers.Likelihood is { } likelihood) attributes["likelihood"] = likelihood;
        return new PostActivity(new Activity(type, Document.OccurredAt, attributes));
    }

    /// <param name="invitation">The one that is named; null for none.</param>
    /// <param name="isAnswered">Whether <see cref="OnceId"/> has an answer.</param>
    /// <returns>Refused with <c>answers_unfit</c> or <c>already_answered</c>.</returns>
    public Decision<Feedback> Decide(Guid id, Survey survey, Invitation? invitation, bool isAnswered, Instant now)
    {
        var faults = new List<Fault>(SurveyJudge.FaultsOf(survey.Definition, Document.Answers));
        if (invitation is not null) faults.AddRange(Contradictions(invitation));
        if (survey.Definition.Once != SurveyOnce.No && OnceId(survey, invitation) is null)
        {
            var field = survey.Definition.Once == SurveyOnce.Purchase ? "purchaseId" : "invitationId";
            faults.Add(new($"/{field}", FaultCodes.Required, "The survey takes one answer to each."));
        }

        if (faults.Count > 0) return new Refusal("answers_unfit", "This is no answer to the survey.", faults);
        if (isAnswered || invitation?.IsAnswered == true) return Answered;
        return Decision<Feedback>.Of(new Feedback(id, MemberId, Document, About(invitation), now));
    }

    private TouchPoint About(Invitation? invitation) => invitation is null ? Touch : Touch.Or(invitation.Touch);

    private IEnumerable<Fault> Contradictions(Invitation invitation)
    {
        if (Touch.PurchaseId is { } purchase && invitation.Touch.PurchaseId is { } asked && asked != purchase)
            yield return new("/purchaseId", FaultCodes.Contradictory, "The invitation is about another purchase.");
        if (Touch.Contact is { } contact && invitation.Touch.Contact is { } other && other != contact)
            yield return new("/contact", FaultCodes.Contradictory, "The invitation is about another contact.");
        if (Document.OccurredAt < invitation.InvitedAt)
            yield return new("/occurredAt", FaultCodes.OutOfRange, "Lies before the invitation.");
    }
}
