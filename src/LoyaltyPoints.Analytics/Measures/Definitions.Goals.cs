namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition GoalProgress = new(
        "goal-progress", "Progress of a goal",
        "Whether a goal will be reached if things go on as they do.",
        "actual: the metric from the goal's first day until asOf, of the members who are in its segment now. revenue: "
        + "net sales (total less tax and shipping) less what was returned in the period; activeMembers: members with a "
        + "purchase; repeatPurchaseRate: members with two purchases or more by those with one or more; "
        + "membersInSegment: members as of the last refresh. expectedLinear = target × elapsed; of membersInSegment "
        + "baseline + (target − baseline) × elapsed. expectedByLastYear = target × (the metric a year before until the "
        + "same local time) / (the metric in the whole period a year before), absent where that is 0. onTrack: actual "
        + "is not behind expectedByLastYear, or expectedLinear where that is absent; of a segment that is to shrink, "
        + "not ahead. shareOfTarget = actual / target. The baseline is the metric in as many days before the period, "
        + "or before the day on which the goal was set if that is earlier.",
        "that of the metric; shares from 0",
        "The seven-stage method of loyalty marketing: see who is best, value them, set goals; seasonal shares as in "
        + "Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 3rd ed., ch. 5.2 (seasonal naïve)");
}
