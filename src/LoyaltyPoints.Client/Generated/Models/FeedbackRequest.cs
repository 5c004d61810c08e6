namespace LoyaltyPoints.Client;

/// <summary>A member's answer to a survey.</summary>
public sealed record FeedbackRequest
{
    /// <summary>Who posts it; unique together with <c>externalId</c>, for ever.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string SurveyId { get; init; }

    /// <summary>Where the member was asked; what the invitation is about need not be said again.</summary>
    public string? InvitationId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required SurveyAnswers Answers { get; init; }

    /// <summary>In the member's own words, at most 2,000 characters.</summary>
    public string? Comment { get; init; }

    public required string MemberId { get; init; }

    /// <summary>The purchase it is about; its store, channel and goods go along.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>What you call the contact it is about, such as the number of a ticket.</summary>
    public string? Contact { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Store { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Channel { get; init; }
}
