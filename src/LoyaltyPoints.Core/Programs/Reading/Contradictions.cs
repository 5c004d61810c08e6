using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds conditions that can never hold, at the place where they contradict what stands beside them.</summary>
internal sealed class Contradictions(FaultLog log, string? currency, EarningDefinition earning)
{
    public void Find()
    {
        if (earning.Exclude is { } exclude) Check(exclude, Known());
        for (var i = 0; i < earning.Rules.Count; i++)
        {
            if (earning.Rules[i].When is not { } when) continue;
            var facts = Known();
            var before = log.Count;
            Check(when, facts);
            if (log.Count == before && earning.Exclude is { } excluded && facts.Imply(excluded))
                log.Add($"/earning/rules/{i}/when", FaultCodes.Unreachable, "All that it matches is excluded.");
        }
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

    private void Check(Condition condition, Facts facts)
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
                Check(not.Inner, Known());
                if (log.Count == before && facts.Imply(not.Inner)) Fault(not);
                continue;
            }

            foreach (var branch in ((AnyOf)part).Conditions) Check(branch, facts.Copy());
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
