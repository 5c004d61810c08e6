using LoyaltyPoints.Analytics.Kinds;
using LoyaltyPoints.Core.Facts;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Kinds;

public sealed class KindTests
{
    private static readonly AnalyticsSettings Settings = new() { ResearchTags = ["compared"] };

    private static KindScores Of(params IEnumerable<MemberFact> facts) =>
        new KindJudge(Settings).ScoresOf(Member(facts), AsOf);

    [Fact]
    public void Impulse_is_the_share_of_purchases_on_promotion()
    {
        var scores = Of(Promoted(40), Promoted(30), Promoted(20), Buy(10));

        Assert.Equal(75, scores.Impulse);
        Assert.Equal((4, 3), (scores.Reasons.Purchases, scores.Reasons.PromotedPurchases));
    }

    [Fact]
    public void Cognitive_is_the_share_of_spend_on_researched_lines()
    {
        var scores = Of(Researched(30, 1000, 900), Researched(20, 500, 300), Researched(10, 500, 0));

        // 1,200 of 2,000.
        Assert.Equal(60, scores.Cognitive);
    }

    [Fact]
    public void Cognitive_says_nothing_where_no_tag_stands_for_research() => Assert.Null(
        new KindJudge(new AnalyticsSettings()).ScoresOf(Member(Buy(30), Buy(20), Buy(10)), AsOf).Cognitive);

    /// <summary>
    /// A third each for six activities, two members brought, and three extremely satisfied answers (level 4; 2 is half
    /// of one).
    /// </summary>
    public static TheoryData<int, int, long[], double> Engaged => new()
    {
        { 0, 0, [], 0 },
        { 3, 0, [], 100.0 / 6 },
        { 12, 0, [], 100.0 / 3 },
        { 0, 1, [], 100.0 / 6 },
        { 0, 5, [], 100.0 / 3 },
        { 0, 0, [0, 0, 0, 0], 0 },
        { 0, 0, [4], 100.0 / 9 },
        { 6, 2, [4, 4, 2, 2], 100 },
    };

    [Theory]
    [MemberData(nameof(Engaged))]
    public void Emotional_counts_activities_and_those_brought_and_satisfied_answers(
        int activities, int brought, long[] levels, double expected) => Assert.Equal(
            expected,
            Of([.. Enumerable.Range(1, activities).Select(day => Act(day)),
                .. Enumerable.Range(1, brought).Select(day => Bring(day)),
                .. levels.Select((level, day) => Answer(20 + day, level))]).Emotional,
            precision: 10);

    /// <summary>Days ago of visits. 1 less the standard deviation of the gaps over their average.</summary>
    public static TheoryData<double[], double?> Habits => new()
    {
        // Gaps of 10: no variation. A silence of 10 is not longer than their average.
        { [40, 30, 20, 10], 100 },
        // Gaps of 5 and 15: average 10, deviation √50 = 7.071.
        { [30, 25, 10], 100 * (1 - 0.70710678118654757) },
        // Gaps of 10 and 10, and a silence of 40: average 20, deviation √((100 + 100 + 400) ÷ 2) = 17.32.
        { [60, 50, 40], 100 * (1 - 0.8660254037844386) },
        // Gaps of 1, 1 and 100: they vary by more than their average.
        { [112, 111, 110, 10], 0 },
        // Two visits are too few.
        { [20, 10], null },
    };

    [Theory]
    [MemberData(nameof(Habits))]
    public void Behavioural_is_how_steady_the_gaps_are(double[] daysAgo, double? expected)
    {
        var score = Of(daysAgo.Select(days => Buy(days))).Behavioural;

        Assert.Equal(expected is null, score is null);
        if (expected is { } value) Assert.Equal(value, score!.Value, precision: 10);
    }

    [Fact]
    public void The_highest_score_leads_where_it_is_high_enough()
    {
        // Steady and all on promotion: both 100, and the earlier of equals leads.
        Assert.Equal(LoyaltyKind.Impulse, Of(Promoted(30), Promoted(20), Promoted(10)).Leading);
        Assert.Equal(LoyaltyKind.Behavioural, Of(Promoted(30), Buy(20), Buy(10)).Leading);
        // 70.7 of variation leaves 29.3; a third on promotion.
        Assert.Null(Of(Promoted(30), Buy(25), Buy(10)).Leading);
    }

    [Fact]
    public void What_lies_before_the_window_does_not_count() =>
        Assert.Equal(3, Of(Promoted(366), Promoted(365), Buy(30), Buy(20)).Reasons.Purchases);

    [Fact]
    public void The_distribution_counts_every_member_who_did_anything()
    {
        var tally = new KindTally(new AnalyticsSettings(), AsOf);
        List<MemberFacts> members =
        [
            Member(Promoted(30), Promoted(20), Promoted(10)), Member(Promoted(30), Buy(20), Buy(10)), Member(Buy(10)),
            Member(), Member(Buy(400)),
        ];
        members.ForEach(tally.Add);

        var distribution = tally.Distribution;
        Assert.Equal((3, 1), (distribution.Members, distribution.Undecided));
        var impulse = distribution.Kinds[0];
        Assert.Equal((LoyaltyKind.Impulse, 1, 2), (impulse.Kind, impulse.Leading, impulse.Scored));
        Assert.Equal(3_000, impulse.Spend);
        Assert.Equal((100 + (100.0 / 3)) / 2, impulse.AverageScore!.Value, precision: 10);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 0, 0, 1], impulse.Tenths);
        Assert.Equal((0, null), (distribution.Kinds[1].Scored, distribution.Kinds[1].AverageScore));
    }

    private static MemberFact Promoted(double daysAgo) => Buy(daysAgo) with { IsPromoted = true };

    private static MemberFact Researched(double daysAgo, long amount, long researched) =>
        Buy(daysAgo, amount) with { Researched = researched };
}
