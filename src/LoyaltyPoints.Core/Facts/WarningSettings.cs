namespace LoyaltyPoints.Core.Facts;

/// <summary>What is watched for early warnings, and how often one may be false.</summary>
public sealed record WarningSettings
{
    /// <summary>Whether members' silences are watched.</summary>
    public bool WatchRhythm { get; init; } = true;

    /// <summary>Whether members' baskets are watched.</summary>
    public bool WatchSpend { get; init; } = true;

    /// <summary>Whether programs' redemptions are watched.</summary>
    public bool WatchPrograms { get; init; } = true;

    /// <summary>Whether campaigns' budgets are watched.</summary>
    public bool WatchCampaigns { get; init; } = true;

    /// <summary>
    /// The share of unchanged members' silences, and of their purchases, that raise a false alarm: from 0.00001 to 0.2.
    /// </summary>
    public decimal FalseAlarmRate { get; init; } = 0.005m;

    /// <summary>Gaps between visits that a member's rhythm must be known by.</summary>
    public int LeastGaps { get; init; } = 5;

    /// <summary>The latest baskets, which are compared with those before.</summary>
    public int RecentBaskets { get; init; } = 5;

    /// <summary>Earlier baskets that the latest are compared with, at least.</summary>
    public int LeastPastBaskets { get; init; } = 10;

    /// <summary>The chance that an unchanged program raises an alarm on a day: from 0.0005 to 0.1.</summary>
    public decimal ProgramFalseAlarmRate { get; init; } = 0.002m;

    /// <summary>The share of a campaign's budget at which a warning is due: above 0, to 1.</summary>
    public decimal BudgetShare { get; init; } = 0.8m;
}
