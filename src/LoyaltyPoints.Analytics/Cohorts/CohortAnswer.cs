namespace LoyaltyPoints.Analytics.Cohorts;

/// <summary>What a cohort did in one period of its life.</summary>
public sealed record CohortRow
{
    /// <summary>The first local day of the period in which its members bought first.</summary>
    public required DateOnly Cohort { get; init; }

    public required long Size { get; init; }

    /// <summary>How many periods after that of the first purchase; 0: that one.</summary>
    public required int Age { get; init; }

    /// <summary>The first local day of the period that this row is about.</summary>
    public required DateOnly From { get; init; }

    /// <summary>False where that period was not over at the as-of.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Members of the cohort who bought in it.</summary>
    public required long ActiveMembers { get; init; }

    public required double ActiveShare { get; init; }

    public required long Purchases { get; init; }

    public required long GrossRevenue { get; init; }

    public required long Returned { get; init; }

    public required long NetRevenue { get; init; }
}

/// <summary>All cohorts together.</summary>
public sealed record CohortSummary
{
    public required int Cohorts { get; init; }

    /// <summary>Who bought first in the period asked for.</summary>
    public required long Members { get; init; }

    /// <summary>The retention curve: of each age, over the cohorts that have wholly passed it.</summary>
    public required IReadOnlyList<RetentionPoint> Retention { get; init; }
}

/// <summary>A point of the retention curve.</summary>
/// <param name="Size">Members of the cohorts that have wholly passed this age.</param>
/// <param name="ActiveMembers">Of them, those who bought at this age.</param>
/// <param name="ActiveShare">The one over the other.</param>
public sealed record RetentionPoint(int Age, long Size, long ActiveMembers, double ActiveShare);
