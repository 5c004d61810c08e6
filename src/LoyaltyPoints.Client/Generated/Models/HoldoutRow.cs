namespace LoyaltyPoints.Client;

/// <summary>
/// Members with equally many repeats before the holdout; the last row takes those with more as well.
/// </summary>
public sealed record HoldoutRow
{
    public required int Repeats { get; init; }

    public required long Members { get; init; }

    /// <summary>Their days with a purchase that came.</summary>
    public required long Actual { get; init; }

    /// <summary>Those that were expected.</summary>
    public required double Expected { get; init; }
}
