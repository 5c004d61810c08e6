namespace LoyaltyPoints.Client;

/// <summary>What is watched for early warnings, and how often one may be false.</summary>
public sealed record WarningSettings
{
    /// <summary>Whether members' silences are watched.</summary>
    public required bool WatchRhythm { get; init; }

    /// <summary>Whether members' baskets are watched.</summary>
    public required bool WatchSpend { get; init; }

    /// <summary>Whether programs' redemptions are watched.</summary>
    public required bool WatchPrograms { get; init; }

    /// <summary>Whether campaigns' budgets are watched.</summary>
    public required bool WatchCampaigns { get; init; }

    /// <summary>
    /// The share of unchanged members' silences, and of their purchases, that raise a false alarm: from 0.00001
    /// to 0.2.
    /// </summary>
    public required double FalseAlarmRate { get; init; }

    /// <summary>Gaps between visits that a member's rhythm must be known by.</summary>
    public required int LeastGaps { get; init; }

    /// <summary>The latest baskets, which are compared with those before.</summary>
    public required int RecentBaskets { get; init; }

    /// <summary>Earlier baskets that the latest are compared with, at least.</summary>
    public required int LeastPastBaskets { get; init; }

    /// <summary>The chance that an unchanged program raises an alarm on a day: from 0.0005 to 0.1.</summary>
    public required double ProgramFalseAlarmRate { get; init; }

    /// <summary>The share of a campaign's budget at which a warning is due: above 0, to 1.</summary>
    public required double BudgetShare { get; init; }
}
