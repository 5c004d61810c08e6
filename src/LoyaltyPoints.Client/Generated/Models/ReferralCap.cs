namespace LoyaltyPoints.Client;

/// <summary>At most so many referrals a calendar period of the program, or ever.</summary>
public sealed record ReferralCap
{
    public required int Count { get; init; }

    /// <summary><c>month</c>, <c>year</c> or <c>lifetime</c>.</summary>
    public required string Per { get; init; }
}
