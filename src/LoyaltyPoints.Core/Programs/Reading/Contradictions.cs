using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds conditions that can never hold, at the place where they contradict what stands beside them.</summary>
/// <param name="rulesAt">Where the rules stand in their document.</param>
internal sealed class Contradictions(
    FaultLog log, string? currency, EarningDefinition earning, string rulesAt = "/earning/rules")
{
    public void Find()
    {
        if (earning.Exclude is { } exclude) Check(exclude, Known(), Known());
        for (var i = 0; i < earning.Rules.Count; i++)
        {
            if (earning.Rules[i].When is not { } when) continue;
            var facts = Known();
            var before = log.Count;
            Check(when, facts, Known());
            if (log.Count == before && earning.Exclude is { } excluded && facts.Imply(excluded))
                log.Add($"{rulesAt}/{i}/when", FaultCodes.Unreachable, "All that it matches is excluded.");
        }

        foreach (var rule in earning.Activities)
        {
            if (rule.When is { } when) Check(when, KnownOf(rule.ActivityType!), KnownOf(rule.ActivityType!));
        }
    }

    /// <summary>Whether a condition that stands by itself was found to be without fault.</summary>
    public bool Allow(Condition condition)
    {
        var before = log.Count;
        Check(condition, Known(), Known());
        return log.Count == before;
    }

    // What holds whenever a rule is looked at: orders are in the program's currency and reach the minimum.
    private Facts Known()
    {
        var facts = new Facts();
        if (currency is not null)
            facts.Learn(new TextIs(ConditionFields.Find(ConditionFields.OrderCurrency)!, new TextSet([currency], false))
            { At = "" });
        facts.Learn(new NumberIs(
            ConditionFields.Find(ConditionFields.OrderBasis)!, NumberSet.AtLeast(earning.MinimumOrder)) { At = "" });
        return facts;
    }

    // A rule is looked at only for activities of its type.
    private static Facts KnownOf(string activityType)
    {
        var facts = new Facts();
        facts.Learn(new TextIs(
            ConditionFields.Find(GivenFields.ActivityType)!, new TextSet([activityType], false)) { At = "" });
        return facts;
    }

    // Learns from the condition what else holds where it does. What is always known is all a negation rests on.
    private void Check(Condition condition, Facts facts, Facts always)
    {
        List<Condition> branching = [];
        foreach (var part in Flat(condition))
        {
            if (part is AnyOf or Not) branching.Add(part);
            else if (facts.Refute(part)) Fault(part);
            else if (part is NumberIs number) facts.Learn(number);
            else if (part is TextIs text) facts.Learn(text);
        }

        foreach (var part in branching)
        {
            if (part is Not not)
            {
                var before = log.Count;
                Check(not.Inner, always.Copy(), always);
                if (log.Count == before && facts.Imply(not.Inner)) Fault(not);
                continue;
            }

            foreach (var branch in ((AnyOf)part).Conditions) Check(branch, facts.Copy(), always);
        }
    }

    // Takes conjunctions apart. A negated matcher is a matcher of all other values.
    private static IEnumerable<Condition> Flat(Condition condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Flat),
        Not { Inner: Not twice } => Flat(twice.Inner),
        Not { Inner: NumberIs number } not => [number with { Set = NumberSet.All.Except(number.Set), At = not.At }],
        Not { Inner: TextIs text } not => [text with { Set = text.Set.Complement(), At = not.At }],
        _ => [condition],
    };

    private void Fault(Condition condition) => log.Add(condition.At, FaultCodes.Contradictory,
        "This can never hold: it leaves no value, or contradicts the conditions beside it.");
}
