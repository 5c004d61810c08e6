namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition SatisfactionIndex = new(
        "satisfaction-index", "Satisfaction index", "How satisfied are members, in one number?",
        "mean of 0, 25, 50, 75, 100 for unsatisfied, slightlySatisfied, satisfied, verySatisfied, "
            + "extremelySatisfied over all answers that name a level; 95 % interval mean +/- t(0.975, n - 1) * s / "
            + "sqrt(n), absent for fewer than two; the interval takes the steps between levels as equal",
        "0 to 100",
        "Fornell, Johnson, Anderson, Cha, Bryant 1996, The American Customer Satisfaction Index (mean rescaled to "
            + "0-100); Student 1908, The probable error of a mean");

    public static readonly MeasureDefinition SatisfactionLevels = new(
        "satisfaction-levels", "Satisfaction distribution", "How many members are how satisfied?",
        "answers of a level / answers that name any; satisfied: verySatisfied and extremelySatisfied together; 95 % "
            + "interval (p + z^2/2n +/- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), z = 1.959964",
        "share, 0 to 1",
        "Wilson 1927, Probable inference, the law of succession, and statistical inference; Newcombe 1998, Two-sided "
            + "confidence intervals for the single proportion, method 3");

    public static readonly MeasureDefinition NetPromoterScore = new(
        "net-promoter-score", "Net Promoter Score", "Would members recommend us?",
        "100 * (promoters - detractors) / answers; promoters 9 and 10, passives 7 and 8, detractors 0 to 6; 95 % "
            + "interval, adjusted Wald: with n' = n + 3, p' = (promoters + 0.75) / n', d' = (detractors + 0.75) / n': "
            + "(p' - d') +/- 1.959964 * sqrt((p' + d' - (p' - d')^2) / n'), cut at -100 and 100",
        "-100 to 100",
        "Reichheld 2003, The one number you need to grow; Rocks 2016, Interval estimation for the Net Promoter Score");

    public static readonly MeasureDefinition ResponseRate = new(
        "response-rate", "Response rate", "How many of those asked have answered?",
        "invitations made in the period and answered before the as-of / invitations made in the period; answers "
            + "without an invitation are not in it; 95 % Wilson interval",
        "share, 0 to 1", "AAPOR 2016, Standard Definitions, response rate 1");

    public static readonly MeasureDefinition AttributeImportance = new(
        "attribute-importance", "Importance-performance grid", "What matters to members, and is it done well?",
        "means of the ratings 1 to 5 by attribute, with t intervals; the lines of the grid are the means of the "
            + "attributes' means, of those with both ratings; important means on or above its line, well done on or "
            + "above its line: concentrateHere (important, not well done), keepUpTheGoodWork (both), lowPriority "
            + "(neither), possibleOverkill (well done, not important); derivedImportance: Pearson's correlation of an "
            + "answer's performance with its satisfaction 0 to 4, from 30 answers on (where only a likelihood is told: "
            + "0 for 0 to 6, 2 for 7 and 8, 4 for 9 and 10)",
        "ratings, 1 to 5; correlation, -1 to 1",
        "Martilla, James 1977, Importance-performance analysis; Matzler, Sauerwein 2002, The factor structure of "
            + "customer satisfaction (importance derived by correlation)");

    public static readonly MeasureDefinition LoyaltyIntentions = new(
        "loyalty-intentions", "Loyalty intentions", "What do members intend, with us and with competitors?",
        "mean of the ratings 1 to 5 by supplier and intention, with t interval; high: share of 4 and 5, with Wilson "
            + "interval; lead: mean of us less mean of the supplier, over all who rated either",
        "ratings, 1 to 5", "Zeithaml, Berry, Parasuraman 1996, The behavioral consequences of service quality");

    public static readonly MeasureDefinition ShareOfWallet = new(
        "share-of-wallet", "Share of wallet", "What part of what members spend do they spend with us?",
        "share: sum of spent with us / sum of spent with anybody; memberShare: mean of each answer's own share, with "
            + "t interval; answers that spend nothing are left out; as members tell it, not as tills record it",
        "share, 0 to 1", "Cooil, Keiningham, Aksoy, Hsu 2007, A longitudinal analysis of customer satisfaction and "
            + "share of wallet");

    public static readonly MeasureDefinition ComplaintResolution = new(
        "complaint-resolution", "Complaints", "How many complain, of what, and how long does it take?",
        "complaints opened in the period, by code; open: not resolved before the as-of; medianHours and p90Hours: "
            + "quantiles of resolvedAt - openedAt over those resolved, type 7 (linear between the nearest two); open "
            + "ones are in neither",
        "complaints; hours", "ISO 10002:2018, Guidelines for complaints handling; Hyndman, Fan 1996, Sample quantiles "
            + "in statistical packages");

    public static readonly MeasureDefinition ExitReasons = new(
        "exit-reasons", "Reasons for leaving", "Why do members leave?",
        "named: interviews that name a reason / interviews; main: interviews that name it first / interviews; 95 % "
            + "Wilson intervals",
        "share, 0 to 1", "Keaveney 1995, Customer switching behavior in service industries");

    public static readonly MeasureDefinition ThankYou = new(
        "thank-you-list", "Thank-you list", "Whom should we thank?",
        "members by netSales of the period, sum of purchases less returns that occurred in it, those above zero, most "
            + "first; of equals who was made known first; contacted: a thanks was recorded since the period began and "
            + "before the as-of",
        "money in the smallest part of the currency",
        "Reichheld 1996, The Loyalty Effect (the most valuable customers first)");
}
