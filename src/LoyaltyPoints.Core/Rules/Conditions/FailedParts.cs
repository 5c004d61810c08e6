namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>Finds what made a condition fail.</summary>
internal static class FailedParts
{
    /// <summary>
    /// The innermost parts to blame: of <c>all</c> those that fail, of <c>any</c> all of them, of <c>not</c> what it
    /// negates. Where lines are asked, the parts that fail on every line; if it is another one on each, all of these.
    /// </summary>
    /// <param name="condition">One that does not hold, or for no line that is not excluded.</param>
    public static IReadOnlyList<FailedCondition> Of(Condition condition, RemainingOrder order)
    {
        if (!condition.MentionsLine) return Of(condition, order, -1);
        var byLine = Enumerable.Range(0, order.Lines.Length).Where(line => !order.Lines[line].Excluded)
            .Select(line => Of(condition, order, line)).ToList();
        var everywhere = byLine.Aggregate((common, more) => [.. common.Intersect(more)]);
        return everywhere.Count > 0 ? everywhere : [.. byLine.SelectMany(parts => parts).Distinct()];
    }

    private static List<FailedCondition> Of(Condition condition, RemainingOrder order, int line)
    {
        List<FailedCondition> found = [];
        Find(condition, order, line, found);
        return found;
    }

    private static void Find(Condition condition, RemainingOrder order, int line, List<FailedCondition> found)
    {
        switch (condition)
        {
            case AllOf all:
                foreach (var part in all.Conditions)
                    if (!ConditionCompiler.Compile(part)(order, line)) Find(part, order, line, found);
                break;
            case AnyOf any:
                foreach (var part in any.Conditions) Find(part, order, line, found);
                break;
            case Not { Inner: var inner }:
                found.Add(new FailedCondition(inner.At, SeenValue.Of(inner, order)));
                break;
            default:
                found.Add(new FailedCondition(condition.At, SeenValue.Of(condition, order)));
                break;
        }
    }
}
