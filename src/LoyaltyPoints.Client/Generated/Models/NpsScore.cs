namespace LoyaltyPoints.Client;

/// <summary>The Net Promoter Score.</summary>
public sealed record NpsScore
{
    /// <summary>That name a likelihood.</summary>
    public required long Answers { get; init; }

    /// <summary>
    /// -100 to 100: percent of promoters less percent of detractors; null where there is none.
    /// </summary>
    public required double? Score { get; init; }

    /// <summary>95 %, adjusted Wald: Rocks (2016).</summary>
    public required Interval? Interval { get; init; }

    /// <summary>9 and 10.</summary>
    public required long Promoters { get; init; }

    /// <summary>7 and 8.</summary>
    public required long Passives { get; init; }

    /// <summary>0 to 6.</summary>
    public required long Detractors { get; init; }
}
