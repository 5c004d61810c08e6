using LoyaltyPoints.Analytics.Stages;
using LoyaltyPoints.Core.Facts;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Stages;

public sealed class StageTests
{
    private static readonly AnalyticsSettings Settings = new();

    /// <summary>Days ago of purchases, by the default settings: silent after 90 days, at risk after 60.</summary>
    public static TheoryData<double[], LoyaltyStage, StageRule> Members => new()
    {
        { [], LoyaltyStage.Prospect, StageRule.NoPurchase },
        { [5], LoyaltyStage.New, StageRule.FirstPurchaseRecent },
        { [29.9], LoyaltyStage.New, StageRule.FirstPurchaseRecent },
        { [30], LoyaltyStage.Active, StageRule.NoneOfThese },
        { [59.9], LoyaltyStage.Active, StageRule.NoneOfThese },
        { [60], LoyaltyStage.AtRisk, StageRule.LongSilence },
        { [90], LoyaltyStage.AtRisk, StageRule.LongSilence },
        { [90.1], LoyaltyStage.Lapsed, StageRule.Silent },
        // Three gaps of 30 days make four visits: loyal. Two do not.
        { [100, 70, 40, 10], LoyaltyStage.Loyal, StageRule.SeveralVisits },
        { [70, 40, 10], LoyaltyStage.Active, StageRule.NoneOfThese },
        // Four visits, of which one lies before the window of 365 days.
        { [400, 330, 250, 170], LoyaltyStage.Lapsed, StageRule.Silent },
        { [370, 300, 230, 160, 80], LoyaltyStage.AtRisk, StageRule.LongSilence },
        // Ten visits a week apart, the latest a week ago.
        { [70, 63, 56, 49, 42, 35, 28, 21, 14, 7], LoyaltyStage.Champion, StageRule.ManyVisits },
        // Ten purchases in pairs, an hour apart, are five visits: gaps of 7 days, a silence of 42.
        {
            [70.04, 70, 63.04, 63, 56.04, 56, 49.04, 49, 42.04, 42], LoyaltyStage.AtRisk,
            StageRule.LongSilenceForMember
        },
        // Four gaps of 6 days: at risk from 18 days on. A silence of 17.9 is not three times 6.
        { [42, 36, 30, 24, 18], LoyaltyStage.AtRisk, StageRule.LongSilenceForMember },
        { [41.9, 35.9, 29.9, 23.9, 17.9], LoyaltyStage.Loyal, StageRule.SeveralVisits },
        // Daily visits: three gaps are 3 days, but nobody is at risk before 14.
        { [17.9, 16.9, 15.9, 14.9, 13.9], LoyaltyStage.New, StageRule.FirstPurchaseRecent },
        { [18, 17, 16, 15, 14], LoyaltyStage.AtRisk, StageRule.LongSilenceForMember },
        // Silent for more than 90 days, back 10 days ago; after 90 days it had not been silent.
        { [200, 100.1, 10], LoyaltyStage.WonBack, StageRule.CameBack },
        { [150, 100, 10], LoyaltyStage.Active, StageRule.NoneOfThese },
        // Back, and gone again.
        { [300, 200, 65], LoyaltyStage.AtRisk, StageRule.LongSilence },
        // Back 95 days ago, which is no longer lately; five visits.
        { [195, 95, 75, 55, 35, 15], LoyaltyStage.Loyal, StageRule.SeveralVisits },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_stands_where_the_first_rule_that_holds_puts_it(
        double[] daysAgo, LoyaltyStage stage, StageRule rule)
    {
        var found = new StageJudge(Settings).StageOf(Member(daysAgo.Select(days => Buy(days))), AsOf);

        Assert.Equal((stage, rule), (found!.Value.Stage, found.Value.Rule));
    }

    [Fact]
    public void What_comes_later_is_not_known_then()
    {
        var judge = new StageJudge(Settings);
        var member = Member(Buy(100), Buy(5)) with { CreatedAt = Ago(110) };

        Assert.Null(judge.StageOf(member, Ago(110)));
        Assert.Equal(LoyaltyStage.Prospect, judge.StageOf(member, Ago(100))!.Value.Stage);
        Assert.Equal(LoyaltyStage.New, judge.StageOf(member, Ago(99))!.Value.Stage);
        Assert.Equal(LoyaltyStage.Lapsed, judge.StageOf(member, Ago(5))!.Value.Stage);
        Assert.Equal(LoyaltyStage.WonBack, judge.StageOf(member, AsOf)!.Value.Stage);
    }

    [Theory]
    [InlineData(9_999, LoyaltyStage.Champion)]
    [InlineData(10_000, LoyaltyStage.Champion)]
    [InlineData(10_001, LoyaltyStage.Loyal)]
    public void A_champion_has_spent_enough_after_returns(long needed, LoyaltyStage expected)
    {
        // Ten visits of 1,100, and 1,000 back: 10,000.
        var member = Member(
            [.. Enumerable.Range(1, 10).Select(week => Buy(7 * week, 1_100)), Return(3, 1_000)]);
        var settings = Settings with { Stages = new StageSettings { ChampionSpend = needed } };

        var found = new StageJudge(settings).StageOf(member, AsOf)!.Value;

        Assert.Equal(expected, found.Stage);
        Assert.Equal(10_000, found.Numbers.SpendInWindow);
    }

    [Fact]
    public void The_numbers_say_what_was_looked_at()
    {
        var found = new StageJudge(Settings).StageOf(Member(Buy(400), Buy(100), Buy(80), Buy(60), Buy(20)), AsOf);

        // Gaps of 300, 20, 20 and 40 days: 380 ÷ 4. The first ended a silence, 100 days ago.
        Assert.Equal(new StageNumbers(5, 4, 4_000, 400, 20, 95, 100), found!.Value.Numbers);
    }
}
