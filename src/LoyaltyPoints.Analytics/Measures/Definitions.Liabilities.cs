namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    private const string Ifrs15 =
        "IASB 2014, IFRS 15 Revenue from Contracts with Customers, paragraphs 74-80, B39-B47, Illustrative Example 52";

    public static readonly MeasureDefinition UnitsOutstanding = new(
        "units-outstanding", "Units outstanding", "How many units can members still spend, or will be able to?",
        "issued + moved in - moved out - redeemed - expired - taken back, by the month of issue and by the last month "
        + "in which they can be spent. An entry of the ledger counts in the month in which it was recorded, an expiry "
        + "in the month that ends with it, recorded or not. Units of one month of expiry are spent oldest issue first; "
        + "units that come back go to the newest cohort. What a member received from another counts as issued when "
        + "received. Reserved and pending units are outstanding. Units that were clawed back after they had been spent "
        + "stand apart, as owed by members. Units that go for want of activity expire at no date until they do.",
        "units", "IASB 2014, IFRS 15.105-106 and 116-118 (contract balances and their disclosure)");

    public static readonly MeasureDefinition LiabilityAtFairValue = new(
        "liability-at-fair-value", "Points liability", "What would it cost to honour what is expected to be redeemed?",
        "fairValue = left x value of a unit; liability = toBeRedeemed x value of a unit; expectedBreakage = fairValue "
        + "- liability. Each rounded to the smallest part of the currency, halves away from zero. The value of a unit "
        + "is what the settings declare for the month, else 1 where units are money, else the most that one unit "
        + "gets in a reward of the catalogue with a fixed amount of money.",
        "money in the smallest part of the currency",
        "IASB 2013, IFRS 13 Fair Value Measurement; IASB 2014, IFRS 15.B42");

    public static readonly MeasureDefinition BreakageRate = new(
        "breakage-rate", "Breakage", "What share of units issued is never redeemed?",
        "1 - expected / kept, where kept = issued and moved in - moved out - taken back. By history: with D the units "
        + "of a cohort redeemed so far, f(a) = sum of D at age a+1 / sum of D at age a over the cohorts known at both "
        + "ages, developed(a) = 1 / (f(a) x f(a+1) x ...), aPriori = sum of D / sum of kept x developed, expected = D "
        + "+ aPriori x kept x (1 - developed), not below D nor above D + left. History carries it from 12 months on, "
        + "with 1,000 units redeemed, and where of the three oldest cohorts at most 5 % is left. Else expected = "
        + "declared share x kept; else all that is left is taken to be redeemed. The standard error is that of what is "
        + "still to come by the chain ladder alone.",
        "share, 0 to 1",
        "Mack 1993, Distribution-free calculation of the standard error of chain ladder reserve estimates, ASTIN "
        + "Bulletin 23(2); Bornhuetter and Ferguson 1972, The actuary and IBNR; Stanard 1985, A simulation test of "
        + "prediction errors of loss reserve estimation techniques");

    public static readonly MeasureDefinition ContractLiability = new(
        "contract-liability", "Deferred revenue of the material right",
        "Which part of what was paid belongs to units that are not redeemed yet?",
        "allocated = consideration x worth / (consideration + worth), with worth = value of a unit x units earned in "
        + "the month that are expected to be redeemed, and consideration = net sales (total less tax and shipping) of "
        + "the purchases that earned, in the month in which they were recorded. takenBack in proportion to the units "
        + "taken back of those issued. Released until the end of a month = what remains x redeemed / expected to be "
        + "redeemed, by the estimate at its end; catchUp is the part of the month's change that falls on units "
        + "redeemed before. All is released once nothing is expected any more. Rounded to the smallest part, halves "
        + "away from zero, on the cumulative amount, so that all lines add up to what was allocated. Units that were "
        + "not earned with a purchase are deferred for nothing, but redeemed alike.",
        "money in the smallest part of the currency", Ifrs15);

    public static readonly MeasureDefinition ProgramCostMeasure = new(
        "program-cost", "Cost of the program", "What do the units cost, and was that planned?",
        "cost = units redeemed in the month x value of a unit in that month; expectedCost = units issued in the month "
        + "x their expected share of redemption at its end x value of a unit; over = cost - budget.",
        "money in the smallest part of the currency",
        "Defined here; the expected share as in IFRS 15.B42");
}
