using LoyaltyPoints.Analytics.Stages;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Stages;

public sealed class LadderTests
{
    [Fact]
    public void Members_are_counted_where_they_stood_and_stand()
    {
        var tally = new LadderTally(
            new AnalyticsQuestion
            {
                From = Ago(30), To = AsOf, AsOf = AsOf, Currency = "EUR",
                Calendar = new LocalCalendar(TimeZoneInfo.Utc),
            },
            new AnalyticsSettings());
        List<MemberFacts> members =
        [
            // Prospect then and now.
            Member(),
            // Not known then, new now; one purchase came back in part.
            Member(Buy(5, 500), Buy(4, 300), Return(3, 100)) with { CreatedAt = Ago(6) },
            // At risk 30 days ago (silent for 65), lapsed now.
            Member(Buy(95)),
            // The same, but came back: active, since its silence was of 80 days only.
            Member(Buy(95), Buy(15, 250)),
            // Not known even now.
            Member() with { CreatedAt = AsOf },
        ];
        members.ForEach(tally.Add);

        var ladder = tally.Ladder;
        Assert.Equal(4, ladder.Members);
        Assert.Equal(
            [
                new Rung(LoyaltyStage.Prospect, 1, 1, 0), new Rung(LoyaltyStage.New, 1, 0, 700),
                new Rung(LoyaltyStage.Active, 1, 0, 250), new Rung(LoyaltyStage.Loyal, 0, 0, 0),
                new Rung(LoyaltyStage.Champion, 0, 0, 0), new Rung(LoyaltyStage.AtRisk, 0, 2, 0),
                new Rung(LoyaltyStage.Lapsed, 1, 0, 0), new Rung(LoyaltyStage.WonBack, 0, 0, 0),
            ],
            ladder.Rungs);
        Assert.Equal(
            [
                new RungMove(null, LoyaltyStage.New, 1), new RungMove(LoyaltyStage.Prospect, LoyaltyStage.Prospect, 1),
                new RungMove(LoyaltyStage.AtRisk, LoyaltyStage.Active, 1),
                new RungMove(LoyaltyStage.AtRisk, LoyaltyStage.Lapsed, 1),
            ],
            ladder.Moves);
    }
}
