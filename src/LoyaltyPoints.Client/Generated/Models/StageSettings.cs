namespace LoyaltyPoints.Client;

/// <summary>Where the stages of the loyalty ladder begin. Days are spans of 24 hours.</summary>
public sealed record StageSettings
{
    /// <summary>Days from the first purchase during which a member is new.</summary>
    public required int NewDays { get; init; }

    /// <summary>
    /// Days without a purchase after which a member is at risk; no more than until it is silent.
    /// </summary>
    public required int AtRiskDays { get; init; }

    /// <summary>
    /// How many times as long as its average gap a member's silence must last to be at risk before that, from
    /// four gaps on.
    /// </summary>
    public required double AtRiskGaps { get; init; }

    /// <summary>Days without a purchase before which no member is at risk, however often it came.</summary>
    public required int AtRiskNotBeforeDays { get; init; }

    /// <summary>Days after the return of a silent member during which it counts as won back.</summary>
    public required int WonBackDays { get; init; }

    /// <summary>Days back from the as-of in which purchases and spend count for the next four.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Visits in the window that make a member loyal.</summary>
    public required int LoyalVisits { get; init; }

    /// <summary>Visits in the window that make a champion.</summary>
    public required int ChampionVisits { get; init; }

    /// <summary>
    /// Net sales in the window that a champion must have too, in the smallest part of the currency.
    /// </summary>
    public required long ChampionSpend { get; init; }
}
