using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>Puts members on the ladder by the rules of <see cref="StageRule"/>. Not for two threads.</summary>
public sealed class StageJudge(AnalyticsSettings settings)
{
    /// <summary>An average of fewer gaps says too little of a member.</summary>
    private const int LeastGaps = 4;

    private readonly StageSettings stages = settings.Stages;
    private readonly List<MemberFact> visits = [];

    /// <summary>Where a member stood just before an instant; null where it was not known yet.</summary>
    public StageFinding? StageOf(MemberFacts member, Instant asOf)
    {
        Visits.Read(member, asOf, visits);
        if (visits.Count == 0 && member.CreatedAt >= asOf) return null;
        var numbers = NumbersOf(member, asOf);
        var rule = RuleOf(numbers);
        return new StageFinding(StageBy(rule), rule, numbers);
    }

    /// <summary>The rung that a rule puts a member on.</summary>
    public static LoyaltyStage StageBy(StageRule rule) => rule switch
    {
        StageRule.NoPurchase => LoyaltyStage.Prospect,
        StageRule.Silent => LoyaltyStage.Lapsed,
        StageRule.LongSilence or StageRule.LongSilenceForMember => LoyaltyStage.AtRisk,
        StageRule.CameBack => LoyaltyStage.WonBack,
        StageRule.FirstPurchaseRecent => LoyaltyStage.New,
        StageRule.ManyVisits => LoyaltyStage.Champion,
        StageRule.SeveralVisits => LoyaltyStage.Loyal,
        _ => LoyaltyStage.Active,
    };

    private StageRule RuleOf(in StageNumbers numbers)
    {
        if (numbers.DaysSilent is not { } silent) return StageRule.NoPurchase;
        if (silent > settings.SilentAfterDays) return StageRule.Silent;
        if (silent >= stages.AtRiskDays) return StageRule.LongSilence;
        if (silent >= stages.AtRiskNotBeforeDays && silent >= (double)stages.AtRiskGaps * numbers.AverageGapDays)
            return StageRule.LongSilenceForMember;
        if (numbers.DaysSinceComeback < stages.WonBackDays) return StageRule.CameBack;
        if (numbers.DaysSinceFirst < stages.NewDays) return StageRule.FirstPurchaseRecent;
        if (numbers.VisitsInWindow >= stages.ChampionVisits && numbers.SpendInWindow >= stages.ChampionSpend)
            return StageRule.ManyVisits;
        return numbers.VisitsInWindow >= stages.LoyalVisits ? StageRule.SeveralVisits : StageRule.NoneOfThese;
    }

    private StageNumbers NumbersOf(MemberFacts member, Instant asOf)
    {
        if (visits.Count == 0) return default;
        var windowStart = asOf.Plus(-TimeSpan.FromDays(stages.WindowDays));
        var (inWindow, comeback) = (0, (Instant?)null);
        for (var i = 0; i < visits.Count; i++)
        {
            if (visits[i].At >= windowStart) inWindow++;
            if (i > 0 && Days(visits[i].At, visits[i - 1].At) > settings.SilentAfterDays) comeback = visits[i].At;
        }

        var gaps = visits.Count - 1;
        return new StageNumbers(
            visits.Count,
            inWindow,
            NetSpend.Between(member, windowStart, asOf),
            Days(asOf, visits[0].At),
            Days(asOf, visits[^1].At),
            gaps < LeastGaps ? null : Days(visits[^1].At, visits[0].At) / gaps,
            comeback is { } back ? Days(asOf, back) : null);
    }

    private static double Days(Instant later, Instant earlier) => later.Since(earlier).TotalDays;
}
