using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up answers about satisfaction, and those who were asked.</summary>
public sealed class SatisfactionTally
{
    private readonly long[] levels = new long[SatisfactionLevels.Highest + 1];
    private readonly RatingTally index = new();
    private long promoters;
    private long passives;
    private long detractors;
    private long invited;
    private long answered;

    /// <summary>Answers of either kind.</summary>
    public long Count { get; private set; }

    public void Add(SurveyAnswers answers)
    {
        var level = SatisfactionLevels.Of(answers.Level);
        if (level is null && answers.Likelihood is null) return;
        Count++;
        if (level is { } known)
        {
            levels[known]++;
            index.Add(known * 25);
        }

        if (answers.Likelihood is { } likelihood) AddLikelihood(likelihood);
    }

    /// <summary>Somebody was asked.</summary>
    public void Invite(bool hasAnswered)
    {
        invited++;
        if (hasAnswered) answered++;
    }

    public SatisfactionScore Score()
    {
        var (asked, likely) = (index.Count, promoters + passives + detractors);
        return new SatisfactionScore(
            Count, index.Score(),
            new LevelShares(
                ShareScore.Of(levels[0], asked), ShareScore.Of(levels[1], asked), ShareScore.Of(levels[2], asked),
                ShareScore.Of(levels[3], asked), ShareScore.Of(levels[4], asked)),
            ShareScore.Of(levels[3] + levels[4], asked),
            new NpsScore(
                likely, likely == 0 ? null : 100.0 * (promoters - detractors) / likely,
                Interval.OfNetShare(promoters, detractors, likely) is { } net
                    ? new Interval(100 * net.Low, 100 * net.High) : null,
                promoters, passives, detractors),
            new ResponseScore(invited, ShareScore.Of(answered, invited)));
    }

    private void AddLikelihood(long likelihood)
    {
        if (likelihood <= 6) detractors++;
        else if (likelihood >= 9) promoters++;
        else passives++;
    }
}

/// <summary>How satisfied members say they are.</summary>
/// <param name="Answers">That name a level, a likelihood, or both.</param>
/// <param name="Index">The mean level as 0 (all unsatisfied) to 100 (all extremely satisfied).</param>
/// <param name="Levels">Of those who name a level.</param>
/// <param name="Satisfied">Those very or extremely satisfied, of those who name a level.</param>
public sealed record SatisfactionScore(
    long Answers, MeanScore Index, LevelShares Levels, ShareScore Satisfied, NpsScore Nps,
    ResponseScore Response);

/// <summary>How many have answered each of the five levels.</summary>
public sealed record LevelShares(
    ShareScore Unsatisfied, ShareScore SlightlySatisfied, ShareScore Satisfied, ShareScore VerySatisfied,
    ShareScore ExtremelySatisfied);

/// <summary>The Net Promoter Score.</summary>
/// <param name="Answers">That name a likelihood.</param>
/// <param name="Score">-100 to 100: percent of promoters less percent of detractors; null where there is none.</param>
/// <param name="Interval">95 %, adjusted Wald: Rocks (2016).</param>
/// <param name="Promoters">9 and 10.</param>
/// <param name="Passives">7 and 8.</param>
/// <param name="Detractors">0 to 6.</param>
public sealed record NpsScore(
    long Answers, double? Score, Interval? Interval, long Promoters, long Passives, long Detractors);

/// <summary>How many of those who were asked have answered.</summary>
/// <param name="Invitations">Made in the period.</param>
public sealed record ResponseScore(long Invitations, ShareScore Answered);
