namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition CohortRetention = new(
        "cohort-retention", "Retention of a cohort", "How many of those who bought first together still buy?",
        "A cohort: members whose first purchase that is known, under the filters, lies in one local month or week "
        + "(from Monday) and in the period. activeShare: members of it with a purchase in the period that lies age "
        + "months or weeks later, over size; at age 0 it is 1. A member who pauses and comes back is active again, so "
        + "the share may rise. isComplete is false where that month or week was not over at the as-of. retention: of "
        + "each age, the sum of activeMembers over the sum of size, of the complete rows only.",
        "share, 0 to 1",
        Reichheld + "; Fader & Hardie, How to Project Customer Retention, Journal of Interactive Marketing 21(1), "
        + "2007");
}
