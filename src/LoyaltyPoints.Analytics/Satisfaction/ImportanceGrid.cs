using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up how important attributes are to members, and how well they are fulfilled.</summary>
public sealed class ImportanceGrid
{
    /// <summary>Fewer pairs say nothing about a correlation.</summary>
    public const int LeastPairs = 30;

    private readonly SortedDictionary<string, Tally> attributes = new(StringComparer.Ordinal);

    /// <summary>Members' answers, each with any number of attributes.</summary>
    public long Answers { get; private set; }

    public void Add(SurveyAnswers answers)
    {
        if (answers.Attributes is not { Count: > 0 } ratings) return;
        Answers++;
        foreach (var rating in ratings)
        {
            if (!attributes.TryGetValue(rating.Attribute!, out var tally))
                attributes[rating.Attribute!] = tally = new Tally();
            if (rating.Importance is { } importance) tally.Importance.Add(importance);
            if (rating.Performance is not { } performance) continue;
            tally.Performance.Add(performance);
            if (answers.Stance is { } stance) tally.WithStance.Add(performance, stance);
        }
    }

    /// <summary>The attributes by name, each in its quadrant.</summary>
    public (GridSummary Summary, IReadOnlyList<AttributeScore> Rows) Answer()
    {
        var placed = attributes.Values
            .Where(static one => one.Importance.Count > 0 && one.Performance.Count > 0).ToList();
        double? importance = placed.Count == 0 ? null : placed.Average(static one => one.Importance.Mean!.Value);
        double? performance = placed.Count == 0 ? null : placed.Average(static one => one.Performance.Mean!.Value);
        return (new GridSummary(Answers, importance, performance),
        [
            .. attributes.Select(pair => new AttributeScore(
                pair.Key, pair.Value.Importance.Score(), pair.Value.Performance.Score(),
                pair.Value.WithStance.Value(LeastPairs), pair.Value.WithStance.Count,
                QuadrantOf(pair.Value, importance, performance))),
        ]);
    }

    // On a line counts as above it.
    private static string? QuadrantOf(Tally tally, double? importance, double? performance) =>
        tally.Importance.Mean is not { } stated || tally.Performance.Mean is not { } fulfilled ? null
            : (stated >= importance, fulfilled >= performance) switch
            {
                (true, false) => "concentrateHere",
                (true, true) => "keepUpTheGoodWork",
                (false, false) => "lowPriority",
                (false, true) => "possibleOverkill",
            };

    private sealed class Tally
    {
        public RatingTally Importance { get; } = new();

        public RatingTally Performance { get; } = new();

        public Correlation WithStance { get; } = new();
    }
}

/// <summary>The grid of importance and performance, after Martilla and James (1977).</summary>
/// <param name="ImportanceLine">Between important and not: the mean of the attributes' means.</param>
/// <param name="PerformanceLine">Between well fulfilled and not: the mean of the attributes' means.</param>
public sealed record GridSummary(long Answers, double? ImportanceLine, double? PerformanceLine);

/// <summary>One attribute in the grid.</summary>
/// <param name="Importance">As members state it, 1 to 5.</param>
/// <param name="Performance">As members judge it, 1 to 5.</param>
/// <param name="DerivedImportance">
/// The correlation of performance with satisfaction, -1 to 1; null for fewer than 30 answers with both, or where one of
/// both is always the same.
/// </param>
/// <param name="Pairs">Answers that name this performance and a level or likelihood.</param>
/// <param name="Quadrant">
/// `concentrateHere`, `keepUpTheGoodWork`, `lowPriority` or `possibleOverkill`; null where importance or performance
/// was never answered.
/// </param>
public sealed record AttributeScore(
    string Attribute, MeanScore Importance, MeanScore Performance, double? DerivedImportance, long Pairs,
    string? Quadrant);
