namespace LoyaltyPoints.Client;

/// <summary>An invitation as it is answered.</summary>
public sealed record InvitationAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string SurveyId { get; init; }

    public string? PurchaseId { get; init; }

    public string? Contact { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Absent while nobody has answered.</summary>
    public string? FeedbackId { get; init; }
}
