namespace LoyaltyPoints.Client;

/// <summary>A member's own code for bringing others.</summary>
public sealed record ReferralCodeAnswer
{
    public required string MemberId { get; init; }

    public required string Code { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
