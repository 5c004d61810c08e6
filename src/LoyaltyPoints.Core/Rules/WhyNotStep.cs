using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>Looks back at an evaluation for what its rows do not say: why the other rules did not apply.</summary>
/// <param name="order">As the evaluation left it, with lines excluded.</param>
internal sealed class WhyNotStep(CompiledEarning earning, RemainingOrder order, EarningResult result)
{
    private readonly HashSet<(Guid? Campaign, string? Rule)> explained =
        [.. result.Explanation.Select(row => (row.CampaignId, row.RuleId))];

    private readonly bool excluded = !earning.ExcludesLines && result.Explanation.Any(row => row.Kind == "exclusion");
    private readonly bool belowMinimum = result.Explanation.Any(row => row.Kind == "minimumOrder");

    /// <summary>For an order in another currency, which no rule looks at.</summary>
    public static IReadOnlyList<NotApplied> OtherCurrency(CompiledEarning earning, string currency) =>
        [.. earning.Rules.Select(rule => new NotApplied(rule.Id, NotAppliedReason.Condition)
        {
            CampaignId = rule.CampaignId,
            Conditions = [new FailedCondition("/currency", $"{ConditionFields.OrderCurrency} is {currency}")],
        })];

    public IReadOnlyList<NotApplied> Find() =>
    [
        .. earning.Rules.Where(rule => !IsExplained(rule))
            .Select(rule => Of(rule) with { CampaignId = rule.CampaignId }),
    ];

    private bool IsExplained(CompiledRule rule) => explained.Contains((rule.CampaignId, rule.Id));

    private NotApplied Of(CompiledRule rule)
    {
        if (!rule.IsEffectiveAt(order.Order.OccurredAt)) return new(rule.Id, NotAppliedReason.NotEffective);
        if (order.IsGone) return new(rule.Id, NotAppliedReason.NothingToGive);
        if (excluded) return new(rule.Id, NotAppliedReason.Excluded);
        if (belowMinimum) return new(rule.Id, NotAppliedReason.MinimumOrder);
        if (rule.AppliesTo(order, out var scope))
        {
            return Preferred(rule, scope) is { } other
                ? new(rule.Id, NotAppliedReason.OtherRuleCounts) { OtherRuleId = other }
                : new(rule.Id, NotAppliedReason.NothingToGive);
        }

        return OnlyExcludedLinesMatch(rule.When!)
            ? new(rule.Id, NotAppliedReason.Excluded)
            : new(rule.Id, NotAppliedReason.Condition) { Conditions = FailedParts.Of(rule.When!, order) };
    }

    private bool OnlyExcludedLinesMatch(Condition when)
    {
        if (!when.MentionsLine || !order.HasExclusions) return false;
        var test = ConditionCompiler.Compile(when);
        var lines = order.Lines;
        return Array.TrueForAll(lines, line => line.Excluded)
            || Enumerable.Range(0, lines.Length).Any(line => lines[line].Excluded && test(order, line));
    }

    // The rule that took the place of one that applies.
    private string? Preferred(CompiledRule rule, Scope scope) => rule switch
    {
        BaseRule => Array.Find(earning.BaseRules, IsExplained)?.Id,
        MultiplyRule => earning.Multipliers.Where(other => !other.Stack && IsExplained(other)
            && other.AppliesTo(order, out var theirs) && Meet(scope, theirs)).MaxBy(other => other.By)?.Id,
        _ => null,
    };

    // A multiplier of whole orders has a part that lines do not have, so it gives way to another such one only.
    private bool Meet(Scope lost, Scope won) =>
        lost.IsWhole ? won.IsWhole : won.Covers(order, lost.Lines.After(-1));
}
