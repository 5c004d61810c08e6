using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up what members intend towards the tenant and its competitors.</summary>
public sealed class IntentionTally
{
    private readonly SortedDictionary<string, Tally> suppliers = new(StringComparer.Ordinal);

    public long Answers { get; private set; }

    public void Add(SurveyAnswers answers)
    {
        if (answers.Intentions is not { Count: > 0 } ratings) return;
        Answers++;
        foreach (var rating in ratings)
        {
            if (!suppliers.TryGetValue(rating.About!, out var tally)) suppliers[rating.About!] = tally = new Tally();
            tally.Add(rating);
        }
    }

    /// <summary>The tenant first, then its competitors by name.</summary>
    public (AnsweredSummary Summary, IReadOnlyList<SupplierScore> Rows) Answer()
    {
        var us = suppliers.GetValueOrDefault(SurveyDefinition.Us);
        return (new AnsweredSummary(Answers),
        [
            .. suppliers.OrderByDescending(pair => pair.Value == us).Select(pair => new SupplierScore(
                pair.Key, Of(pair.Value.BuyAgain, us?.BuyAgain), Of(pair.Value.Recommend, us?.Recommend),
                Of(pair.Value.Trust, us?.Trust), Of(pair.Value.AnsweredInTime, us?.AnsweredInTime))),
        ]);
    }

    private static IntentionScore Of(Intention one, Intention? us) => new(
        one.Ratings.Score(), ShareScore.Of(one.High, one.Ratings.Count), us?.Ratings.Mean - one.Ratings.Mean);

    private sealed class Tally
    {
        public Intention BuyAgain { get; } = new();

        public Intention Recommend { get; } = new();

        public Intention Trust { get; } = new();

        public Intention AnsweredInTime { get; } = new();

        public void Add(IntentionRating rating)
        {
            BuyAgain.Add(rating.BuyAgain);
            Recommend.Add(rating.Recommend);
            Trust.Add(rating.Trust);
            AnsweredInTime.Add(rating.AnsweredInTime);
        }
    }

    private sealed class Intention
    {
        public RatingTally Ratings { get; } = new();

        public long High { get; private set; }

        public void Add(long? rating)
        {
            if (rating is not { } told) return;
            Ratings.Add(told);
            if (told >= 4) High++;
        }
    }
}

/// <summary>How many have answered.</summary>
public sealed record AnsweredSummary(long Answers);

/// <summary>What members intend towards one supplier.</summary>
/// <param name="Supplier">`us`, or a competitor.</param>
/// <param name="AnsweredInTime">Whether they feel answered in time.</param>
public sealed record SupplierScore(
    string Supplier, IntentionScore BuyAgain, IntentionScore Recommend, IntentionScore Trust,
    IntentionScore AnsweredInTime);

/// <summary>One intention, 1 to 5.</summary>
/// <param name="High">Those who say 4 or 5.</param>
/// <param name="Lead">The mean of `us` less this one's; null where either was not answered.</param>
public sealed record IntentionScore(MeanScore Rating, ShareScore High, double? Lead);
