namespace LoyaltyPoints.Client;

/// <summary>Feedback as it is answered.</summary>
public sealed record FeedbackAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string SurveyId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Absent where nobody had asked.</summary>
    public string? InvitationId { get; init; }

    /// <summary>What it is about: as posted, or as the invitation said.</summary>
    public string? PurchaseId { get; init; }

    public string? Contact { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Store { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Channel { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required SurveyAnswers Answers { get; init; }

    public string? Comment { get; init; }

    /// <summary><c>unhappy</c> or <c>delighted</c> where somebody should follow up; absent otherwise.</summary>
    public string? FollowUp { get; init; }

    /// <summary>The activity that it was rewarded as; absent where the survey has no reward.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What programs made of that activity; absent where the survey has no reward.</summary>
    public IReadOnlyList<ActivityResult>? Results { get; init; }
}
