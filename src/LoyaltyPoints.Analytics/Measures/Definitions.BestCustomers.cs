namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    private const string Ties =
        "Groups are cut so that equal values are never parted: counted from the least value, the group is 1 + the "
        + "whole part of groups x (members with a lower value) / members, so ties may make groups unequal.";

    public static readonly MeasureDefinition RfmQuintiles = new(
        "rfm-quintiles", "RFM quintiles", "Who bought lately, often, and much?",
        "Of members with a purchase in the period, each column by itself in five groups, 5 best: recency by the local "
        + "day of the last purchase in it, frequency by its number of purchases, monetary by revenue (purchases less "
        + "returns in the period). "
        + Ties
        + " group: the mean of the three quintiles, rounded to the nearest.",
        "quintile, 1 to 5; 5 is best",
        "Hughes, Strategic Database Marketing, Probus 1994 (3rd ed., McGraw-Hill 2005), with independent quintiles");

    public static readonly MeasureDefinition SpendingDeciles = new(
        "spending-deciles", "Deciles of spending", "How is revenue spread over tenths of the members?",
        "Of members with a purchase in the period, by revenue (purchases less returns in the period) in ten groups; "
        + "decile is 11 - group, 1 spent most. "
        + Ties
        + " cumulativeShare: the revenue of this decile and those above over all revenue; it passes 1 where members "
        + "below zero follow.",
        "decile, 1 to 10; 1 is best", Blattberg);

    public static readonly MeasureDefinition ParetoCurve = new(
        "pareto-curve", "Pareto curve", "What share of revenue do the best p percent bring?",
        "Members with a purchase in the period, by revenue (purchases less returns in it), the greatest first; "
        + "members: topPercent percent of them, rounded up; revenueShare: their revenue over that of all. "
        + "membersFor80: the least number of the best with four fifths of all revenue.",
        "share, 0 to 1",
        "Lorenz, Methods of Measuring the Concentration of Wealth, Publications of the ASA 9(70), 1905; Pareto, Cours "
        + "d'économie politique, 1896");

    public static readonly MeasureDefinition GiniCoefficient = new(
        "gini-coefficient", "Gini coefficient", "How unequally do members spend?",
        "(n + 1 - 2 x (sum of rank x revenue) / revenue of all) / n, rank 1 being the greatest, n the number of "
        + "members with a purchase in the period. Absent where somebody's revenue is below zero, or that of all is 0.",
        "0 (all alike) to 1", "Gini, Variabilità e mutabilità, Bologna 1912");

    public static readonly MeasureDefinition RevenuePerMember = new(
        "revenue-per-member", "Average revenue per member", "What does a member who buys bring?",
        "revenue / members: purchases less returns in the period, over members with a purchase in it, rounded half to "
        + "even.",
        "money in the smallest part of the currency", Farris);

    public static readonly MeasureDefinition ProfitContribution = new(
        "profit-contribution", "Profit contribution", "What of revenue is left after the cost of what was sold?",
        "The sum of the contributions of the purchases in the period, each by the margin that the settings gave when "
        + "it was recorded; returns are not taken off. contributionCovers: purchases that have one over all purchases.",
        "money in the smallest part of the currency", Farris);

    public static readonly MeasureDefinition GroupMovement = new(
        "group-movement", "Movement between groups", "Who rose, fell, came or went since the period before?",
        "Each member's group (RFM group or decile) among those who bought in the period before, and among those who "
        + "bought in this one; absent where it bought nothing then. The period before ends where this one begins and "
        + "has as many local months, where this one is of whole local months, else as many local days.",
        "members", Blattberg);
}
