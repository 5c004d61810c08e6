namespace LoyaltyPoints.Client;

/// <summary>How many of how many.</summary>
public sealed record ShareScore
{
    public required long Count { get; init; }

    /// <summary>0 to 1; null where there are none to have a share of.</summary>
    public required double? Share { get; init; }

    /// <summary>95 %, Wilson (1927).</summary>
    public required Interval? Interval { get; init; }
}
