namespace LoyaltyPoints.Client;

/// <summary>One page of the referrals that a member has made.</summary>
public sealed record ReferralsAnswer
{
    public required IReadOnlyList<ReferralAnswer> Data { get; init; }

    /// <summary>What to send as <c>cursor</c> for the next page; null on the last.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>The referral by which the member came; null where nobody brought them.</summary>
    public required ReferralAnswer? BroughtBy { get; init; }
}
