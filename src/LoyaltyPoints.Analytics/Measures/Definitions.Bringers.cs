namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition AffiliateReturn = new(
        "affiliate-return", "What affiliates bring", "What traffic, sales and commission come of each affiliate?",
        "By when clicks, purchases and returns occurred. clicks: those of members by the affiliate's links, as they "
        + "were posted. A purchase is the affiliate's that it was attributed to when it was recorded. netSales = sales "
        + "- returned; salesPerCommission = netSales / commission; profit = netSales x share of the settings' margin, "
        + "rounded half to even, - commission; returnOnCommission = profit / commission. What would have been bought "
        + "without the affiliate is not taken off.",
        "money in the smallest part of the currency; shares", Farris);

    public static readonly MeasureDefinition ReferralReturn = new(
        "referral-return", "What referrals bring", "What do members who were brought by others buy, and at what cost?",
        "brought: referrals made in the period; qualified: those that a purchase recorded in it has qualified, revoked "
        + "of them: its purchase came back since. buyers, purchases, revenue: of all members who were brought before "
        + "the period's end, in the period, net of returns. Units: given for the qualified ones less what was taken "
        + "back. cost = units of both x unitCost; revenuePerCost = revenue / cost; returnOnCost = (revenue x share of "
        + "the settings' margin - cost) / cost.",
        "money in the smallest part of the currency; shares",
        "Schmitt, Skiera & Van den Bulte, Referral Programs and Customer Value, Journal of Marketing 75(1), 2011; "
        + Farris);

    public static readonly MeasureDefinition WinBackOutcome = new(
        "win-back-outcome", "What became of a win-back list", "Who came back, and more than of those left alone?",
        "wonBack: members of the list with a purchase from its as-of on; wonBackShare = wonBack / members, of the "
        + "listed and of the control apart. lift: the one share less the other, low and high its 95 percent interval "
        + "by Newcombe's method 10. The control is drawn by lot when the list is made: controlPercent of its members, "
        + "rounded down.",
        "share, 0 to 1",
        "Newcombe, Interval Estimation for the Difference between Independent Proportions, Statistics in Medicine 17, "
        + "1998; Wilson, Probable Inference, Journal of the ASA 22, 1927");
}
