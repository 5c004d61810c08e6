namespace LoyaltyPoints.Client;

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
