namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition HistoricalValue = new(
        "historical-value",
        "Customer lifetime value, historical",
        "What have members brought so far?",
        "The sum of net sales (a purchase's total less tax and shipping) less what returns took off, up to the as-of.",
        "money in the smallest part of the currency",
        "Gupta, Hanssens, Hardie et al. (2006), Modeling Customer Lifetime Value, Journal of Service Research 9(2)");

    public static readonly MeasureDefinition ProbabilityAlive = new(
        "probability-alive",
        "Probability of being alive",
        "How likely is it that a member still buys?",
        "1 / (1 + a / (b + x - 1) ((alpha + T) / (alpha + tx))^(r + x)) with x days with a purchase after the first, tx "
        + "weeks from the first to the last of them, T weeks from the first to the as-of; days are local. 1 where x is "
        + "0: the model lets members leave only after a repeat.",
        "share, 0 to 1",
        "Fader, Hardie & Lee (2005), \"Counting Your Customers\" the Easy Way: An Alternative to the Pareto/NBD Model, "
        + "Marketing Science 24(2); Fader, Hardie & Lee (2008), Computing P(alive) Using the BG/NBD Model");

    public static readonly MeasureDefinition ExpectedPurchases = new(
        "expected-purchases",
        "Expected purchases",
        "How often will members buy within the horizon?",
        "(a + b + x - 1) / (a - 1) [1 - ((alpha + T) / (alpha + T + t))^(r + x) 2F1(r + x, b + x; a + b + x - 1; t / "
        + "(alpha + T + t))] times the probability of being alive; t is the horizon in weeks. r, alpha, a, b by maximum "
        + "likelihood from all members' x, tx and T. Refused below 100 members or 50 who bought again, where all bought "
        + "equally often, and where the likelihood has no maximum. A day with several purchases is one.",
        "days with a purchase",
        "Fader, Hardie & Lee (2005), \"Counting Your Customers\" the Easy Way, equations 6 and 10");

    public static readonly MeasureDefinition ExpectedSpend = new(
        "expected-spend",
        "Expected spend per purchase",
        "What will a member's next purchase be worth?",
        "p (v + x m) / (p x + q - 1) with m the mean net sales of the x days with a purchase after the first, less "
        + "returns (spread in proportion over all that the member has bought). p, q, v by maximum likelihood from the "
        + "members with x and m above 0. Refused below 50 of them, where all spend the same, where x and m correlate by "
        + "0.3 or more (the model takes them for independent), and where q is not above 1 (no mean exists).",
        "money in the smallest part of the currency",
        "Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value");

    public static readonly MeasureDefinition LifetimeValue = new(
        "lifetime-value",
        "Customer lifetime value, predicted",
        "What will members bring within the horizon, in today's money?",
        "The sum over periods of four weeks (the last may be shorter) of expected purchases in the period times expected "
        + "spend, each over (1 + discountRate)^(weeks from now to the period's middle / 52.18). Net sales, not profit; "
        + "what was spent so far is not in it. Members are those whose first purchase lies in the period.",
        "money in the smallest part of the currency",
        "Fader, Hardie & Lee (2005), RFM and CLV: Using Iso-Value Curves for Customer Base Analysis, Journal of "
        + "Marketing Research 42(4)");

    public static readonly MeasureDefinition LifetimeHoldout = new(
        "lifetime-holdout",
        "Holdout check of expected purchases",
        "How well would the model have foretold the last weeks?",
        "Fitted on what was known holdoutWeeks before the end of the as-of's day; purchases expected since, against those "
        + "that came, in all and by repeats that were known then (the last class: 7 or more). Members without a purchase "
        + "by then are left out.",
        "days with a purchase",
        "Fader, Hardie & Lee (2005), \"Counting Your Customers\" the Easy Way, figures 3 and 4");
}
