namespace LoyaltyPoints.Analytics.Measures;

public static partial class Definitions
{
    public static readonly MeasureDefinition LoyaltyLadder = new(
        "loyalty-ladder", "Loyalty ladder", "How many members stand on each rung, and which way do they move?",
        "The first rule that holds, in this order. prospect: no purchase. lapsed: the latest visit lies more than "
        + "silentAfterDays back. atRisk: at least atRiskDays back (longSilence), or at least atRiskNotBeforeDays "
        + "and atRiskGaps x averageGapDays with four gaps or more (longSilenceForMember). wonBack: a gap of more "
        + "than silentAfterDays ended less than wonBackDays ago. new: the first visit lies less than newDays back. "
        + "champion: championVisits or more, and spend of championSpend or more, in windowDays. loyal: loyalVisits "
        + "or more in windowDays. active: the rest. Days are of 24 hours; purchases within 12 hours of a visit's "
        + "first are one visit. Members not known at the period's start have no rung before. revenue: purchases "
        + "less returns in the period, of those on the rung at its end.",
        "members",
        "Christopher, Payne & Ballantyne, Relationship Marketing, Butterworth-Heinemann 1991 (ladder of loyalty); "
        + "Griffin, Customer Loyalty, Jossey-Bass 1995 (stages); the thresholds are the tenant's");

    public static readonly MeasureDefinition LoyaltyKinds = new(
        "loyalty-kinds", "Four kinds of loyalty", "What keeps members: offers, comparison, attachment, or habit?",
        "Scores of 0 to 100 over windowDays. impulse: 100 x promotedPurchases / purchases. cognitive: 100 x "
        + "researchedSpend / spend, by the tenant's researchTags; absent without any. emotional: 100 / 3 x (min(1, "
        + "activities / fullActivities) + min(1, referrals / fullReferrals) + min(1, satisfaction / fullAnswers)), "
        + "referrals being members brought and satisfaction the sum of level / 4 over the answers given "
        + "(unsatisfied 0, extremelySatisfied 1). behavioural: 100 x max(0, 1 - gapVariation), the standard "
        + "deviation (n - 1) over the mean of the days between visits, the present silence counted as a gap where "
        + "it is longer than their mean: 0 for who comes by chance, 100 for a clockwork. All but emotional are "
        + "absent with fewer than leastVisits. leading: the highest, from leadsFrom.",
        "score, 0 to 100",
        "Oliver, Whence Consumer Loyalty?, Journal of Marketing 63, 1999; Dick & Basu, Customer Loyalty: Toward "
        + "an Integrated Conceptual Framework, JAMS 22(2), 1994; gap variation: Wheat & Morrison, Estimating "
        + "Purchase Regularity with Two Interpurchase Times, JMR 27, 1990; the scales are declared here");

    public static readonly MeasureDefinition RhythmWarning = new(
        "rhythm-warning", "Early warning: silence", "Whose silence is longer than their own past allows?",
        "chance = I(S / (S + s); n k, k), I being the regularised incomplete beta function, s the days since the "
        + "latest visit, n and S the number and the sum of the latest gaps between visits, 24 at most and leastGaps "
        + "at least; k, the shape of the gaps' gamma distribution, is common to all members and estimated from all "
        + "gaps given each member's sum (1 for fewer than 100 members). A warning where chance <= falseAlarmRate, "
        + "for 30 days. It falls while a silence lasts, so daily looks do not add up: of the silences of unchanged "
        + "members the share falseAlarmRate raises one, exactly if gaps are gamma-distributed with that k; members "
        + "less regular than most raise more, more regular ones fewer. falseAlarmsPerDay: the rate x visits of a "
        + "day of those judged.",
        "probability",
        "Predictive distribution of the gamma: Aitchison & Dunsmore, Statistical Prediction Analysis, Cambridge "
        + "1975; gaps by a gamma distribution: Chatfield & Goodhardt, A Consumer Purchasing Model with Erlang "
        + "Inter-Purchase Times, JASA 68, 1973");

    public static readonly MeasureDefinition SpendWarning = new(
        "spend-warning", "Early warning: smaller baskets", "Whose latest baskets are smaller than those before?",
        "The exact one-sided rank test of recentBaskets latest purchases against up to 25 before them, "
        + "leastPastBaskets at least. U: pairs of which the recent one is not smaller; chance: arrangements with no "
        + "larger U over all. A warning where chance <= falseAlarmRate, for 30 days, once for purchases in a row "
        + "with that result. Each purchase is one look; of the looks at unchanged members at most the share "
        + "falseAlarmRate alarms, whatever the distribution of their baskets. Net sales of purchases; returns are "
        + "left aside.",
        "probability",
        "Mann & Whitney, On a Test of Whether One of Two Random Variables is Stochastically Larger than the "
        + "Other, Annals of Mathematical Statistics 18, 1947");

    public static readonly MeasureDefinition ProgramWarning = new(
        "program-warning", "Early warning: redemptions", "Which program's redemptions run away?",
        "Of each local day x = ln(1 + units redeemed) is compared with the n earlier days of its weekday, eight "
        + "or more, their mean m and standard deviation s: q = the standard normal quantile of T(sqrt(n / (n + 1)) "
        + "(x - m) / s), T being Student's distribution with n - 1 degrees of freedom. z = 0.2 q + 0.8 z; an alarm "
        + "where |z| > L sqrt(0.2 / 1.8), L such that the average run length under no change is 1 / "
        + "programFalseAlarmRate days; then z = 0. At most 53 weeks; not of programs with redemptions on fewer than "
        + "half of the days. Exact where x is normal by weekday and days are independent.",
        "standard deviations",
        "Roberts, Technometrics 1, 1959; Lucas & Saccucci, Technometrics 32, 1990 (EWMA); Quesenberry, SPC Q "
        + "Charts, Journal of Quality Technology 23, 1991; Brook & Evans, Biometrika 59, 1972 (run length)");

    public static readonly MeasureDefinition BudgetWarning = new(
        "budget-warning", "Early warning: budgets", "Which campaign's budget is nearly used, or will not last?",
        "share: units given / budget; a warning at budgetShare, and one at 1. unitsPerDay: given / days since the "
        + "start; exhaustedAt: now + left / unitsPerDay; a warning where that is before the campaign's end and a "
        + "fifth of the budget is given.",
        "share, 0 to 1", "Declared here");

    public static readonly MeasureDefinition OneGlance = new(
        "one-glance", "One glance", "Do members stay, are they satisfied, and what do they bring?",
        "Three levels, the first counts first. churn: by silence (lost / activeAtStart: of the members with a "
        + "purchase in the silentAfterDays before the period, those with none in the silentAfterDays before its "
        + "end) and of paid memberships. satisfaction: the mean of 0, 25, 50, 75, 100 over the answers given in the "
        + "period; absent without any. value: revenuePerMember (purchases less returns / members with a purchase) "
        + "and profitContribution (of purchases recorded with a margin). before: the period that ends where this "
        + "one begins, of as many local months where it is of whole months, else of as many local days; "
        + "yearBefore: the same local dates a year earlier.",
        "share; 0 to 100; money in the smallest part of the currency",
        "Reichheld, The Loyalty Effect, Harvard Business School Press 1996 (retention before value); Fornell et "
        + "al., The American Customer Satisfaction Index, Journal of Marketing 60, 1996; the order of the levels is "
        + "declared here");
}
