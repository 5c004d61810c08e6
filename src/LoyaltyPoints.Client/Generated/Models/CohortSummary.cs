namespace LoyaltyPoints.Client;

/// <summary>All cohorts together.</summary>
public sealed record CohortSummary
{
    public required int Cohorts { get; init; }

    /// <summary>Who bought first in the period asked for.</summary>
    public required long Members { get; init; }

    /// <summary>The retention curve: of each age, over the cohorts that have wholly passed it.</summary>
    public required IReadOnlyList<RetentionPoint> Retention { get; init; }
}
