namespace LoyaltyPoints.Client;

/// <summary>The mean of so many ratings.</summary>
public sealed record MeanScore
{
    public required long Count { get; init; }

    /// <summary>Null where there is none.</summary>
    public required double? Mean { get; init; }

    /// <summary>95 %, by Student's t; null for fewer than two.</summary>
    public required Interval? Interval { get; init; }
}
