namespace LoyaltyPoints.Client;

/// <summary>A member of a household, as stored and answered.</summary>
public sealed record HouseholdMember
{
    public required string MemberId { get; init; }

    /// <summary>One of <c>owner</c>, <c>spender</c>, <c>earner</c>.</summary>
    public required string Role { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset JoinedAt { get; init; }
}
