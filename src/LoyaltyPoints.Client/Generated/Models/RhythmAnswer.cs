namespace LoyaltyPoints.Client;

/// <summary>How often the member buys; purchases of one day are one.</summary>
public sealed record RhythmAnswer
{
    public required int PurchaseDays { get; init; }

    /// <summary>The median of the days from one to the next; null below two.</summary>
    public required double? TypicalGapDays { get; init; }

    /// <summary>Null without a purchase.</summary>
    public required int? DaysSinceLast { get; init; }

    /// <summary>
    /// That the member still buys, by the model that is kept; null where none was learned or the member has not
    /// bought.
    /// </summary>
    public required double? ProbabilityAlive { get; init; }

    /// <summary>Up to when that model knows.</summary>
    public required DateTimeOffset? ModelAsOf { get; init; }
}
