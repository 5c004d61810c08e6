namespace LoyaltyPoints.Client;

/// <summary>So many referrals a calendar period of the program, or ever.</summary>
public sealed record ReferralCapRequest
{
    public required long Count { get; init; }

    /// <summary>
    /// <c>month</c>, <c>year</c> or <c>lifetime</c>. One of <c>month</c>, <c>year</c>, <c>lifetime</c>.
    /// </summary>
    public required string Per { get; init; }
}
