namespace LoyaltyPoints.Core.Facts;

/// <summary>Where the stages of the loyalty ladder begin. Days are spans of 24 hours.</summary>
public sealed record StageSettings
{
    /// <summary>Days from the first purchase during which a member is new.</summary>
    public int NewDays { get; init; } = 30;

    /// <summary>Days without a purchase after which a member is at risk; no more than until it is silent.</summary>
    public int AtRiskDays { get; init; } = 60;

    /// <summary>
    /// How many times as long as its average gap a member's silence must last to be at risk before that, from four
    /// gaps on.
    /// </summary>
    public decimal AtRiskGaps { get; init; } = 3;

    /// <summary>Days without a purchase before which no member is at risk, however often it came.</summary>
    public int AtRiskNotBeforeDays { get; init; } = 14;

    /// <summary>Days after the return of a silent member during which it counts as won back.</summary>
    public int WonBackDays { get; init; } = 90;

    /// <summary>Days back from the as-of in which purchases and spend count for the next four.</summary>
    public int WindowDays { get; init; } = 365;

    /// <summary>Visits in the window that make a member loyal.</summary>
    public int LoyalVisits { get; init; } = 4;

    /// <summary>Visits in the window that make a champion.</summary>
    public int ChampionVisits { get; init; } = 10;

    /// <summary>Net sales in the window that a champion must have too, in the smallest part of the currency.</summary>
    public long ChampionSpend { get; init; }
}
