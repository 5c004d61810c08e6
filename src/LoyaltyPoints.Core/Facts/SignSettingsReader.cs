using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Facts;

/// <summary>Reads the parts of the settings that stages, kinds, warnings and the one glance go by.</summary>
internal static class SignSettingsReader
{
    private const int MostDays = 3_650;
    private const int MostVisits = 10_000;
    private const int MostBaskets = 50;
    private const long MostMoney = ConditionFields.GreatestNumber;

    /// <param name="silentAfterDays">Members at risk are not silent yet.</param>
    public static StageSettings Stages(JsonFields? fields, int silentAfterDays, FaultLog log)
    {
        var own = new StageSettings();
        // Where the tenant's members count as silent sooner, the stage before begins sooner too.
        own = own with { AtRiskDays = Math.Min(own.AtRiskDays, Math.Max(1, silentAfterDays * 2 / 3)) };
        if (fields is null) return own;
        var read = new StageSettings
        {
            NewDays = fields.Whole("newDays", 1, MostDays, own.NewDays),
            AtRiskDays = fields.Whole("atRiskDays", 1, MostDays, own.AtRiskDays),
            AtRiskGaps = fields.Rate("atRiskGaps", 1, 100, own.AtRiskGaps),
            AtRiskNotBeforeDays = fields.Whole("atRiskNotBeforeDays", 0, MostDays, own.AtRiskNotBeforeDays),
            WonBackDays = fields.Whole("wonBackDays", 1, MostDays, own.WonBackDays),
            WindowDays = fields.Whole("windowDays", 1, MostDays, own.WindowDays),
            LoyalVisits = fields.Whole("loyalVisits", 1, MostVisits, own.LoyalVisits),
            ChampionVisits = fields.Whole("championVisits", 1, MostVisits, own.ChampionVisits),
            ChampionSpend = fields.Whole("championSpend", 0, MostMoney, own.ChampionSpend),
        };
        if (read.AtRiskDays > silentAfterDays)
            log.Add(fields.At("atRiskDays"), FaultCodes.Contradictory, "Must not be above silentAfterDays.");
        if (read.ChampionVisits < read.LoyalVisits)
            log.Add(fields.At("championVisits"), FaultCodes.Contradictory, "Must not be below loyalVisits.");
        fields.Close();
        return read;
    }

    public static KindSettings Kinds(JsonFields? fields)
    {
        var own = new KindSettings();
        if (fields is null) return own;
        var read = new KindSettings
        {
            WindowDays = fields.Whole("windowDays", 1, MostDays, own.WindowDays),
            LeastVisits = fields.Whole("leastVisits", 1, MostVisits, own.LeastVisits),
            FullActivities = fields.Whole("fullActivities", 1, MostVisits, own.FullActivities),
            FullReferrals = fields.Whole("fullReferrals", 1, MostVisits, own.FullReferrals),
            FullAnswers = fields.Whole("fullAnswers", 1, MostVisits, own.FullAnswers),
            LeadsFrom = fields.Whole("leadsFrom", 1, 100, own.LeadsFrom),
        };
        fields.Close();
        return read;
    }

    public static WarningSettings Warnings(JsonFields? fields)
    {
        var own = new WarningSettings();
        if (fields is null) return own;
        var read = new WarningSettings
        {
            WatchRhythm = fields.Flag("watchRhythm", own.WatchRhythm),
            WatchSpend = fields.Flag("watchSpend", own.WatchSpend),
            WatchPrograms = fields.Flag("watchPrograms", own.WatchPrograms),
            WatchCampaigns = fields.Flag("watchCampaigns", own.WatchCampaigns),
            FalseAlarmRate = fields.Rate("falseAlarmRate", 0.00001m, 0.2m, own.FalseAlarmRate),
            LeastGaps = fields.Whole("leastGaps", 1, 24, own.LeastGaps),
            RecentBaskets = fields.Whole("recentBaskets", 1, MostBaskets, own.RecentBaskets),
            LeastPastBaskets = fields.Whole("leastPastBaskets", 1, 25, own.LeastPastBaskets),
            ProgramFalseAlarmRate = fields.Rate("programFalseAlarmRate", 0.0005m, 0.1m, own.ProgramFalseAlarmRate),
            BudgetShare = fields.Rate("budgetShare", 0.000001m, 1, own.BudgetShare),
        };
        fields.Close();
        return read;
    }

    public static GlanceTargets Targets(JsonFields? fields)
    {
        if (fields is null) return new GlanceTargets();
        var read = new GlanceTargets
        {
            SilentChurn = fields.RateOrNone("silentChurn", 1),
            MembershipChurn = fields.RateOrNone("membershipChurn", 1),
            Satisfaction = fields.RateOrNone("satisfaction", 100),
            RevenuePerMember = fields.WholeOrNone("revenuePerMember", 0, MostMoney),
            ProfitContribution = fields.WholeOrNone("profitContribution", -MostMoney, MostMoney),
        };
        fields.Close();
        return read;
    }
}
