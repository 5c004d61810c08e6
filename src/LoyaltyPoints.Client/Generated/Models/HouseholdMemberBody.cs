namespace LoyaltyPoints.Client;

/// <summary>Somebody in a household.</summary>
public sealed record HouseholdMemberBody
{
    public required string MemberId { get; init; }

    /// <summary>
    /// <c>owner</c> and <c>spender</c> spend from the pool, <c>earner</c> only adds to it. One of <c>owner</c>,
    /// <c>spender</c>, <c>earner</c>.
    /// </summary>
    public required string Role { get; init; }
}
