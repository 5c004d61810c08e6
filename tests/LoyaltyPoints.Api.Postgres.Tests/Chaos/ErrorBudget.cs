namespace LoyaltyPoints.Api.Tests.Chaos;

/// <summary>Something that was done to the service.</summary>
/// <param name="At">Since the beginning.</param>
/// <param name="Lasted">Until what was killed was up again.</param>
internal readonly record struct Disturbance(TimeSpan At, string What, TimeSpan Lasted);

/// <summary>What the callers noticed of each disturbance.</summary>
internal static class ErrorBudget
{
    public static IEnumerable<string> Lines(
        IReadOnlyList<Disturbance> disturbances, IReadOnlyCollection<Outcome> outcomes, TimeSpan end)
    {
        yield return $"{Count(outcomes, OutcomeKind.Answered):N0} answers, {Errors(outcomes)}; "
            + $"nobody was answered for {LongestSilence(outcomes, TimeSpan.Zero, end):0.0} s at most";
        for (var at = 0; at < disturbances.Count; at++)
        {
            var (from, what, lasted) = disturbances[at];
            var until = at + 1 < disturbances.Count ? disturbances[at + 1].At : end;
            var its = outcomes.Where(outcome => outcome.At >= from && outcome.At < until).ToList();
            var last = its.Where(outcome => outcome.Kind != OutcomeKind.Answered)
                .Select(outcome => outcome.At).DefaultIfEmpty(from).Max();
            yield return $"  {from.TotalSeconds,5:0.0} s: {what}, up again after {lasted.TotalSeconds:0.0} s: "
                + $"{Errors(its)}, the last after {(last - from).TotalSeconds:0.0} s; "
                + $"nobody was answered for {LongestSilence(its, from, until):0.0} s at most";
        }
    }

    private static int Count(IReadOnlyCollection<Outcome> outcomes, OutcomeKind kind) =>
        outcomes.Count(outcome => outcome.Kind == kind);

    private static string Errors(IReadOnlyCollection<Outcome> outcomes) =>
        $"{Count(outcomes, OutcomeKind.Refused):N0} times 503, "
        + $"{Count(outcomes, OutcomeKind.Broken):N0} broken connections";

    /// <returns>Seconds.</returns>
    private static double LongestSilence(IReadOnlyCollection<Outcome> outcomes, TimeSpan from, TimeSpan until)
    {
        var answered = outcomes.Where(outcome => outcome.Kind == OutcomeKind.Answered).Select(outcome => outcome.At)
            .Order().Prepend(from).Append(until).ToList();
        return answered.Zip(answered.Skip(1), (one, next) => (next - one).TotalSeconds).Max();
    }
}
