using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class VoiceTallyTests
{
    // R: quantile(1:10, c(.5, .9)) = 5.5, 9.1 (type 7).
    [Theory]
    [InlineData(0.5, 5.5)]
    [InlineData(0.9, 9.1)]
    [InlineData(1.0, 10.0)]
    public void Quantiles_are_those_of_R(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)!.Value, 12);

    [Fact]
    public void Complaints_that_are_open_have_no_part_in_the_times()
    {
        var tally = new ComplaintTally();
        foreach (var hours in (double[])[1, 3, 8]) tally.Add(TimeSpan.FromHours(hours));
        tally.Add(null);
        var score = tally.Score();
        // 0.9 * 2 = 1.8: 3 + 0.8 * (8 - 3) = 7.
        Assert.Equal(new ComplaintScore(4, 1, 3, 3, 7), score);
    }

    [Fact]
    public void Without_complaints_there_are_no_times() =>
        Assert.Equal(new ComplaintScore(0, 0, 0, null, null), new ComplaintTally().Score());

    [Fact]
    public void Reasons_are_shares_of_interviews()
    {
        var tally = new ReasonTally();
        tally.Add(new SurveyAnswers { Reasons = ["price", "moved"] });
        tally.Add(new SurveyAnswers { Reasons = ["moved"] });
        tally.Add(new SurveyAnswers { Reasons = ["price"] });
        tally.Add(new SurveyAnswers { Reasons = ["price"] });
        var reasons = tally.Answer().Rows;
        Assert.Equal(["price", "moved"], reasons.Select(one => one.Reason));
        Assert.Equal([0.75, 0.5], reasons.Select(one => one.Named.Share!.Value));
        Assert.Equal([0.75, 0.25], reasons.Select(one => one.Main.Share!.Value));
    }

    // 80 of 100 and 10 of 300: together 90 of 400 = 0.225; each alone 0.8 and 1/30, mean 0.416667.
    [Fact]
    public void Wallets_are_shared_over_all_money_and_by_member()
    {
        var tally = new WalletTally();
        tally.Add(Wallet(80, 20));
        tally.Add(Wallet(10, 290));
        tally.Add(Wallet(0, 0));
        var (score, rows) = tally.Answer();
        Assert.Equal((2L, 400m, 0.225), (score.Answers, score.Spent, score.Share!.Value));
        Assert.Equal((0.8 + (1.0 / 30)) / 2, score.MemberShare.Mean!.Value, 12);
        Assert.Equal([("us", 90m), ("acme", 310m)], rows.Select(one => (one.Supplier, one.Spent)));
    }

    [Fact]
    public void Intentions_are_held_against_competitors()
    {
        var tally = new IntentionTally();
        tally.Add(new SurveyAnswers
        {
            Intentions =
            [
                new IntentionRating { About = "acme", BuyAgain = 2, Trust = 5 },
                new IntentionRating { About = "us", BuyAgain = 5 },
            ],
        });
        tally.Add(new SurveyAnswers { Intentions = [new IntentionRating { About = "us", BuyAgain = 3 }] });
        var scores = tally.Answer().Rows;
        Assert.Equal(["us", "acme"], scores.Select(one => one.Supplier));
        Assert.Equal((4.0, 0.5, 0.0), (scores[0].BuyAgain.Rating.Mean!.Value, scores[0].BuyAgain.High.Share!.Value,
            scores[0].BuyAgain.Lead!.Value));
        Assert.Equal(2, scores[1].BuyAgain.Lead);
        Assert.Null(scores[1].Trust.Lead);
    }

    private static SurveyAnswers Wallet(long us, long other) => new()
    {
        Wallet = [new WalletPart { With = "us", Spent = us }, new WalletPart { With = "acme", Spent = other }],
    };
}
