namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition ChurnBySilence = new(
        "churn-by-silence", "Churn by silence", "What share of the active members fell silent in the period?",
        "lost / activeAtStart. A member is active at an instant if it bought in the silentAfterDays x 24 hours before "
        + "it, silent if it bought only earlier. activeAtStart: active at the period's first instant; lost: of them, "
        + "silent at its end. cameBack: silent then and active now; new: first purchase in the period and active at "
        + "its end. activeAtEnd = activeAtStart - lost + cameBack + new.",
        "share, 0 to 1", Reichheld);

    public static readonly MeasureDefinition ChurnByRhythm = new(
        "churn-by-rhythm", "Churn by rhythm", "How many have probably left, each judged by its own rhythm?",
        "Of members who bought before the period's end, each with its probability-alive as of that end, by the model "
        + "that was learned last: expectedLost = the sum of 1 - probability; expectedLostShare = expectedLost / members. "
        + "All who have ever left count, not only those of the period. One purchase says nothing of a rhythm: such a "
        + "member counts as alive.",
        "members; share, 0 to 1",
        "Fader, Hardie & Lee, Counting Your Customers the Easy Way, Marketing Science 24(2), 2005");

    public static readonly MeasureDefinition ChurnOfSubscriptions = new(
        "churn-of-subscriptions", "Churn of paid memberships", "What share of the paying members left in the period?",
        "(cancelled + notRenewed) / atStart. A member is in a program from the start of a membership to the end of its "
        + "trial or of what is paid for, or to the end that a cancellation or a refund set; time past due and grace do "
        + "not count. atStart: at the period's first instant, once for each program; cancelled and notRenewed: of "
        + "them, no member at its end, by how the latest membership ended. Who left and came back within the period "
        + "has not left. Payments and cancellations recorded at or after the as-of are not known.",
        "share, 0 to 1", Reichheld);

    public static readonly MeasureDefinition WinBack = new(
        "win-back", "Silent but valuable", "Who spent much and has stopped?",
        "Members whose last purchase lies more than silentAfterDays x 24 hours before the as-of and whose purchases "
        + "less returns in the period are at least minimumRevenue, the greatest first. usualGapDays: the median of "
        + "local days between their purchases so far; absent with one purchase.",
        "members",
        "Griffin & Lowenstein, Customer Winback, Jossey-Bass 2001; Stauss & Friege, Regaining Service Customers, "
        + "Journal of Service Research 1(4), 1999");

    private const string Reichheld =
        "Reichheld & Sasser, Zero Defections: Quality Comes to Services, Harvard Business Review 68(5), 1990";
}
