namespace LoyaltyPoints.Client;

/// <summary>
/// A goal. Money is in the smallest part of <c>currency</c>; numbers are rounded half to even.
/// </summary>
public sealed record GoalRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Metric { get; init; }

    public required string? SegmentId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Currency { get; init; }

    /// <summary>What the metric came to before.</summary>
    public required double Baseline { get; init; }

    public required double Target { get; init; }

    public required double Actual { get; init; }

    /// <summary>Of the period, 0 to 1.</summary>
    public required double Elapsed { get; init; }

    /// <summary>By now, if every day brings the same.</summary>
    public required double ExpectedLinear { get; init; }

    /// <summary>
    /// By now, if days bring the shares that they had a year before; absent where nothing was bought then.
    /// </summary>
    public required double? ExpectedByLastYear { get; init; }

    /// <summary><c>actual</c> by <c>target</c>.</summary>
    public required double ShareOfTarget { get; init; }

    /// <summary>Absent before the period begins.</summary>
    public required bool? OnTrack { get; init; }
}
