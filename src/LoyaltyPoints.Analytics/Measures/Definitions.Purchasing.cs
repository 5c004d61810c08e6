namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    private const string Blattberg =
        "Blattberg, Kim & Neslin, Database Marketing: Analyzing and Managing Customers, Springer 2008";

    private const string Farris = "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics, 2nd ed., Pearson 2010";

    public static readonly MeasureDefinition RepeatPurchaseRate = new(
        "repeat-purchase-rate", "Repeat purchase rate",
        "What share of those who bought in the period bought in it more than once?",
        "repeatMembers / members. members: at least one purchase in the period; repeatMembers: two or more, of "
        + "whatever day. A wholly returned purchase remains a purchase. Of a month: two or more in that month. Absent "
        + "where nobody bought.",
        "share, 0 to 1", Farris);

    public static readonly MeasureDefinition PurchaseFrequency = new(
        "purchase-frequency", "Purchase frequency", "How often does a member who buys buy in the period?",
        "purchases / members, members being those with at least one purchase in the period. Absent where nobody "
        + "bought.",
        "purchases a member", Farris);

    public static readonly MeasureDefinition AverageBasket = new(
        "average-basket", "Average basket", "What is a purchase worth, and how many pieces has it?",
        "grossRevenue / purchases, rounded half to even; piecesPerPurchase: pieces / purchases, both of those "
        + "purchases only whose till names lines. Returns are not taken off.",
        "money in the smallest part of the currency; pieces", Farris);

    public static readonly MeasureDefinition Revenue = new(
        "revenue", "Revenue", "What did members spend?",
        "grossRevenue: the sum over purchases in the period of total less tax and shipping. returned: what returns "
        + "that occurred in the period took off, whenever the purchase was. netRevenue: the one less the other. "
        + "Purchases in other currencies are left out.",
        "money in the smallest part of the currency", Farris);

    public static readonly MeasureDefinition TimeBetweenPurchases = new(
        "time-between-purchases", "Time between purchases", "After how long does a member buy again?",
        "Of each purchase in the period that is not the member's first that is known: local days since the one before "
        + "it, which may lie before the period; 0 on the same day. medianDaysBetween: the middle one, or the mean of "
        + "the two in the middle; meanDaysBetween: their arithmetic mean. Who has not come back yet is not in it, so "
        + "it is not the time to wait for a new member.",
        "days", Blattberg);
}
