using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class SatisfactionTallyTests
{
    // Levels 0, 2, 3, 4, 4 are 0, 50, 75, 100, 100: mean 65, deviations -65, -15, 10, 35, 35, squares 4225 + 225 + 100
    // + 1225 + 1225 = 7000, s^2 = 1750; t(0.975, 4) = 2.776445, half 2.776445 * sqrt(1750/5) = 51.9425.
    [Fact]
    public void The_index_is_the_mean_level_with_its_t_interval()
    {
        var index = Tally("unsatisfied", "satisfied", "verySatisfied", "extremelySatisfied", "extremelySatisfied")
            .Score().Index;
        Assert.Equal(65, index.Mean!.Value, 10);
        Assert.Equal(65 - 51.9425, index.Interval!.Low, 2);
        Assert.Equal(65 + 51.9425, index.Interval.High, 2);
    }

    [Fact]
    public void Levels_are_counted_and_the_two_best_are_the_satisfied()
    {
        var score = Tally("unsatisfied", "slightlySatisfied", "verySatisfied", "extremelySatisfied").Score();
        var levels = score.Levels;
        Assert.Equal(
            (1L, 1L, 0L, 1L, 1L),
            (levels.Unsatisfied.Count, levels.SlightlySatisfied.Count, levels.Satisfied.Count,
                levels.VerySatisfied.Count, levels.ExtremelySatisfied.Count));
        Assert.Equal(0.5, score.Satisfied.Share);
    }

    [Theory]
    [InlineData(new long[] { 10, 9, 8, 7, 6, 0 }, 0.0)] // 2 promoters, 2 detractors
    [InlineData(new long[] { 9, 10, 8 }, 66.666667)]
    [InlineData(new long[] { 6 }, -100.0)]
    public void Promoters_less_detractors_in_percent(long[] likelihoods, double expected)
    {
        var tally = new SatisfactionTally();
        foreach (var likelihood in likelihoods) tally.Add(new SurveyAnswers { Likelihood = likelihood });
        Assert.Equal(expected, tally.Score().Nps.Score!.Value, 5);
    }

    [Fact]
    public void Nobody_asked_and_nobody_answering_are_no_zeros()
    {
        var score = new SatisfactionTally().Score();
        Assert.Null(score.Index.Mean);
        Assert.Null(score.Nps.Score);
        Assert.Null(score.Nps.Interval);
        Assert.Null(score.Satisfied.Share);
        Assert.Null(score.Response.Answered.Share);
    }

    [Fact]
    public void An_answer_to_other_questions_is_none_about_satisfaction()
    {
        var tally = new SatisfactionTally();
        tally.Add(new SurveyAnswers { Reasons = ["price"] });
        Assert.Equal(0, tally.Score().Answers);
    }

    [Fact]
    public void The_response_rate_is_of_those_who_were_asked()
    {
        var tally = new SatisfactionTally();
        for (var at = 0; at < 20; at++) tally.Invite(hasAnswered: at < 5);
        var response = tally.Score().Response;
        Assert.Equal((20L, 5L, 0.25), (response.Invitations, response.Answered.Count, response.Answered.Share!.Value));
    }

    private static SatisfactionTally Tally(params string[] levels)
    {
        var tally = new SatisfactionTally();
        foreach (var level in levels) tally.Add(new SurveyAnswers { Level = level });
        return tally;
    }
}
