using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>Finds what a campaign contradicts in itself or in its program, and what could never take effect.</summary>
internal sealed class CampaignChecks(ProgramDefinition program, FaultLog log)
{
    private const string RulesAt = "/rules";

    public void Find(Condition? audience, IReadOnlyList<RuleDefinition> rules)
    {
        var anyBase = program.Earning.Rules.Concat(rules).Any(rule => rule.Earn.IsBase);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Earn is BandsEarn)
                log.Add($"{RulesAt}/{i}/earn/kind", FaultCodes.InvalidValue,
                    "Only a program has bands: it counts what was spent from its beginning on.");
            if (rules[i].Earn is MultiplyEarn && !anyBase)
                log.Add($"{RulesAt}/{i}", FaultCodes.Unreachable, "No rule gives units to multiply.");
            OfMaturity(rules[i].Terms?.Maturity, $"{RulesAt}/{i}/maturity");
        }

        new Agreement(program, log).OfRules(RulesAt, rules);
        var alone = new Contradictions(log, program.Currency, program.Earning with { Rules = [], Activities = [] });
        if (audience is not null && !alone.Allow(audience)) audience = null;
        var together = rules.Select(rule => audience is null ? rule : rule with { When = Both(audience, rule.When) });
        new Contradictions(
            log, program.Currency, program.Earning with { Rules = [.. together], Activities = [] }, RulesAt).Find();
    }

    // What is not known to the program when the activity comes would wait for ever.
    private void OfMaturity(Maturity? maturity, string at)
    {
        if (maturity is not MaturityOnActivity on) return;
        var known = program.Earning.Rules.Concat(program.Earning.Activities).Select(rule => rule.Terms?.Maturity)
            .Append(program.Maturity).OfType<MaturityOnActivity>();
        if (!known.Any(other => other.ActivityType == on.ActivityType))
            log.Add(at, FaultCodes.Unreachable, "Nothing of the program matures on this activity.");
    }

    private static Condition Both(Condition audience, Condition? when) =>
        when is null ? audience : new AllOf([audience, when]) { At = when.At };
}
