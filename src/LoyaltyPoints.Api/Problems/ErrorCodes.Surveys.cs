namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about surveys, feedback and complaints.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode SurveyNotFound = new("survey_not_found", 404, "Survey not found",
        "This tenant has no such survey.");

    public static readonly ErrorCode InvitationNotFound = new("invitation_not_found", 404, "Invitation not found",
        "The member has no such invitation to this survey.");

    public static readonly ErrorCode FeedbackNotFound = new("feedback_not_found", 404, "Feedback not found",
        "This tenant has no such feedback.");

    public static readonly ErrorCode ComplaintNotFound = new("complaint_not_found", 404, "Complaint not found",
        "This tenant has no such complaint.");

    public static readonly ErrorCode FeedbackConflict = new("feedback_conflict", 409, "Feedback conflict",
        "Feedback of this source and externalId was recorded with other content.");

    public static readonly ErrorCode AlreadyAnswered = new("already_answered", 409, "Already answered",
        "The member has answered this, and the survey takes one answer to it.");

    public static readonly ErrorCode ComplaintConflict = new("complaint_conflict", 409, "Complaint conflict",
        "A complaint of this source and externalId was recorded with other content.");

    public static readonly ErrorCode ComplaintResolved = new("complaint_resolved", 409, "Complaint resolved",
        "The complaint is resolved already.");

    public static readonly ErrorCode AnswersUnfit = new("answers_unfit", 422, "Answers unfit",
        "This is no answer to the survey; `errors` names every fault by its place.");
}
