namespace LoyaltyPoints.Client;

/// <summary>A click as it is answered.</summary>
public sealed record ClickAnswer
{
    public required string AffiliateId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }
}
