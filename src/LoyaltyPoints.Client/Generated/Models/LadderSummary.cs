namespace LoyaltyPoints.Client;

/// <summary>The ladder as a whole.</summary>
public sealed record LadderSummary
{
    /// <summary>All that are on it.</summary>
    public required long Members { get; init; }

    /// <summary>From rung to rung during the period, staying included.</summary>
    public required IReadOnlyList<RungMove> Moves { get; init; }
}
