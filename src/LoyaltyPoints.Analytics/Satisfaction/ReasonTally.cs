using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up why members have left.</summary>
public sealed class ReasonTally
{
    private readonly Dictionary<string, (long Named, long Main)> reasons = new(StringComparer.Ordinal);

    public long Interviews { get; private set; }

    public void Add(SurveyAnswers answers)
    {
        if (answers.Reasons is not { Count: > 0 } named) return;
        Interviews++;
        for (var at = 0; at < named.Count; at++)
        {
            var (before, main) = reasons.GetValueOrDefault(named[at]);
            reasons[named[at]] = (before + 1, at == 0 ? main + 1 : main);
        }
    }

    /// <summary>The most frequent first.</summary>
    public (AnsweredSummary Summary, IReadOnlyList<ReasonScore> Rows) Answer() => (new AnsweredSummary(Interviews),
    [
        .. reasons.OrderByDescending(pair => pair.Value.Named).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new ReasonScore(
                pair.Key, ShareScore.Of(pair.Value.Named, Interviews), ShareScore.Of(pair.Value.Main, Interviews))),
    ]);
}

/// <summary>A reason for leaving.</summary>
/// <param name="Named">Interviews that name it; one may name several, so shares may add up to more than 1.</param>
/// <param name="Main">Interviews that name it first; these shares add up to 1.</param>
public sealed record ReasonScore(string Reason, ShareScore Named, ShareScore Main);
