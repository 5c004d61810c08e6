using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoyaltyPoints.Analytics.Kinds;

/// <summary>The kinds of loyalty the writers tell apart.</summary>
[JsonConverter(typeof(LoyaltyKindConverter))]
public enum LoyaltyKind
{
    /// <summary>Buys mostly on promotion.</summary>
    Impulse = 1,

    /// <summary>Compares and reads up before buying.</summary>
    Cognitive,

    /// <summary>Engages, brings others, and answers with satisfaction.</summary>
    Emotional,

    /// <summary>Comes by steady habit.</summary>
    Behavioural,
}

/// <summary>Such as <c>impulse</c> and <c>behavioural</c>.</summary>
public sealed class LoyaltyKindConverter()
    : JsonStringEnumConverter<LoyaltyKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>One member's scores, each from 0 to 100, with what they come from.</summary>
/// <param name="Impulse">100 × promotedPurchases ÷ purchases.</param>
/// <param name="Cognitive">100 × researchedSpend ÷ spend; null where the tenant names no tags of research.</param>
/// <param name="Emotional">A third each: of activities, referrals and satisfaction, each up to its full.</param>
/// <param name="Behavioural">100 × (1 − gapVariation), not below 0.</param>
/// <param name="Leading">The highest score's, from the least that leads; the earlier kind of equals; else null.</param>
/// <param name="Reasons">The numbers the scores come from.</param>
/// <remarks>With too few visits, all but the emotional score are null.</remarks>
public sealed record KindScores(
    double? Impulse, double? Cognitive, double Emotional, double? Behavioural, LoyaltyKind? Leading,
    KindReasons Reasons)
{
    /// <summary>Null where there is none.</summary>
    public double? this[LoyaltyKind kind] => kind switch
    {
        LoyaltyKind.Impulse => Impulse,
        LoyaltyKind.Cognitive => Cognitive,
        LoyaltyKind.Emotional => Emotional,
        _ => Behavioural,
    };
}

/// <summary>What the scores come from, all of it in the window.</summary>
/// <param name="PromotedPurchases">A coupon or a campaign had a part in them.</param>
/// <param name="Spend">Net sales of purchases; returns are left aside.</param>
/// <param name="ResearchedSpend">The part of it on lines with a tag that stands for research.</param>
/// <param name="Referrals">Members brought.</param>
/// <param name="Answers">Feedback given.</param>
/// <param name="Satisfaction">Of the answers: 0 for unsatisfied, a quarter more for each level, 1 at most.</param>
/// <param name="AverageGapDays">Between two visits, the silence that lasts included where it is longer.</param>
/// <param name="GapVariation">The standard deviation of those gaps ÷ their average.</param>
public sealed record KindReasons(
    int Purchases, int PromotedPurchases, long Spend, long ResearchedSpend, int Activities, int Referrals,
    int Answers, double Satisfaction, int Visits, double? AverageGapDays, double? GapVariation);
