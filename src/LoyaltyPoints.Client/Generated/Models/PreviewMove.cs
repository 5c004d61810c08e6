namespace LoyaltyPoints.Client;

/// <summary>A member who would move.</summary>
public sealed record PreviewMove
{
    public required string MemberId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Of a fall: until when the version leaves the member the tier held now.</summary>
    public required DateTimeOffset? HeldUntil { get; init; }
}
