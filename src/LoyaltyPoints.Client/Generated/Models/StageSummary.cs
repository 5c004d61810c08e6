namespace LoyaltyPoints.Client;

/// <summary>What a list of members is part of.</summary>
public sealed record StageSummary
{
    /// <summary>All who stand on the rung that was asked for, listed or not.</summary>
    public required long Members { get; init; }

    /// <summary>How many are listed at most.</summary>
    public required int Limit { get; init; }
}
