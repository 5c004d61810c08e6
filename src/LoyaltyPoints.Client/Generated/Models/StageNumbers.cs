namespace LoyaltyPoints.Client;

/// <summary>What the rules looked at. Days are spans of 24 hours before the as-of.</summary>
public sealed record StageNumbers
{
    /// <summary>All that are known.</summary>
    public required int Visits { get; init; }

    /// <summary>Those in the window of the settings.</summary>
    public required int VisitsInWindow { get; init; }

    /// <summary>Net sales less returns in the window.</summary>
    public required long SpendInWindow { get; init; }

    /// <summary>Since the first visit; null without one.</summary>
    public required double? DaysSinceFirst { get; init; }

    /// <summary>Since the latest visit; null without one.</summary>
    public required double? DaysSilent { get; init; }

    /// <summary>Between two visits; null with fewer than four gaps.</summary>
    public required double? AverageGapDays { get; init; }

    /// <summary>Since the latest visit that ended a silence; null where there was none.</summary>
    public required double? DaysSinceComeback { get; init; }
}
