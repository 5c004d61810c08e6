namespace LoyaltyPoints.Client;

/// <summary>Members who move from one tier to another; <c>none</c> where there is none.</summary>
public sealed record TierMoveCount
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required long Members { get; init; }
}
