using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>A rung of the loyalty ladder; a member stands on one at a time.</summary>
[JsonConverter(typeof(LoyaltyStageConverter))]
public enum LoyaltyStage
{
    Prospect = 1,
    New,
    Active,
    Loyal,
    Champion,
    AtRisk,
    Lapsed,
    WonBack,
}

/// <summary>Such as <c>prospect</c> and <c>atRisk</c>.</summary>
public sealed class LoyaltyStageConverter()
    : JsonStringEnumConverter<LoyaltyStage>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>Why a member stands on its rung: the first of these that holds, in this order.</summary>
[JsonConverter(typeof(StageRuleConverter))]
public enum StageRule
{
    /// <summary>Prospect: no purchase is known.</summary>
    NoPurchase = 1,

    /// <summary>Lapsed: silent for as long as the tenant's churn rule says.</summary>
    Silent,

    /// <summary>At risk: the silence is long.</summary>
    LongSilence,

    /// <summary>At risk: the silence is long for this member.</summary>
    LongSilenceForMember,

    /// <summary>Won back: came again after having been silent, not long ago.</summary>
    CameBack,

    /// <summary>New: the first purchase is not long ago.</summary>
    FirstPurchaseRecent,

    /// <summary>Champion: many visits, and enough spend, in the window.</summary>
    ManyVisits,

    /// <summary>Loyal: several visits in the window.</summary>
    SeveralVisits,

    /// <summary>Active: has bought, and none of the others holds.</summary>
    NoneOfThese,
}

/// <summary>Such as <c>noPurchase</c> and <c>longSilence</c>.</summary>
public sealed class StageRuleConverter()
    : JsonStringEnumConverter<StageRule>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>What the rules looked at. Days are spans of 24 hours before the as-of.</summary>
/// <param name="Visits">All that are known.</param>
/// <param name="VisitsInWindow">Those in the window of the settings.</param>
/// <param name="SpendInWindow">Net sales less returns in the window.</param>
/// <param name="DaysSinceFirst">Since the first visit; null without one.</param>
/// <param name="DaysSilent">Since the latest visit; null without one.</param>
/// <param name="AverageGapDays">Between two visits; null with fewer than four gaps.</param>
/// <param name="DaysSinceComeback">Since the latest visit that ended a silence; null where there was none.</param>
public readonly record struct StageNumbers(
    int Visits, int VisitsInWindow, long SpendInWindow, double? DaysSinceFirst, double? DaysSilent,
    double? AverageGapDays, double? DaysSinceComeback);

/// <summary>Where a member stands, by which rule, and the numbers it looked at.</summary>
public readonly record struct StageFinding(LoyaltyStage Stage, StageRule Rule, StageNumbers Numbers);
