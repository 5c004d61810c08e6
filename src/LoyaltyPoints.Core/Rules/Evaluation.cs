using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>What one rule gave, exactly; negative for a multiplier that lowers.</summary>
internal struct Contribution
{
    public required CompiledRule Rule;
    public required Fraction Exact;
}

/// <summary>
/// One calculation. Its steps come in this order and no other: exclusions, the minimum order, base rules, multipliers,
/// additions, rounding, caps.
/// </summary>
internal sealed class Evaluation(CompiledEarning earning, RemainingOrder order)
{
    private readonly List<ExplanationRow> rows = new(8);
    private readonly List<Contribution> contributions = new(4);
    private readonly List<(BaseRule Rule, Scope Scope, Fraction Given)> given = new(4);
    private Fraction sum;
    private Int128 shown;

    /// <param name="expiry">When units expire by a benefit in force; null: as the program says.</param>
    public EarningResult Run(CapUsage usage, CapKey[] counters, Expiry? expiry)
    {
        if (Exclude()) return new EarningResult(0, rows, []);
        var spend = order.Basis.Round(RoundingMode.Floor);
        if (IsBelowMinimum()) return new EarningResult(0, rows, []) { Spend = spend };
        GiveBase();
        Multiply();
        Add();
        if (contributions.Count == 0) return new EarningResult(0, rows, []) { Spend = spend };
        var units = Units(sum, earning.Rounding);
        rows.Add(new ExplanationRow
        {
            Kind = "rounding",
            Mode = earning.RoundingWord,
            Exact = Billionths.ToDecimal(((Int128)units * 1_000_000_000) - shown),
        });
        var caps = earning.HasCaps ? new CapStep(earning, contributions, rows, usage, counters) : null;
        if (caps is not null) units = caps.Apply(sum, units);
        return new EarningResult(units, rows, caps?.Uses ?? [])
        {
            Spend = spend,
            Shares = earning.HasTerms || expiry is not null ? TermsStep.Share(contributions, units, expiry) : [],
        };
    }

    /// <summary>Whole units, not below 0: a cap on a base rule may leave less than a multiplier takes away.</summary>
    public static long Units(Fraction exact, RoundingMode mode) => exact.IsNegative ? 0 : exact.Round(mode);

    // True if the whole order is excluded.
    private bool Exclude()
    {
        if (earning.Exclude is not { } exclude) return false;
        if (!earning.ExcludesLines)
        {
            if (!exclude(order, -1)) return false;
            rows.Add(new ExplanationRow { Kind = "exclusion", Basis = order.Basis.Shown(), Exact = 0 });
            return true;
        }

        List<int> lines = [];
        for (var i = 0; i < order.Lines.Length; i++)
        {
            if (exclude(order, i)) lines.Add(i);
        }

        if (lines.Count == 0) return false;
        var scope = Scope.Of(order, [.. lines]);
        foreach (var line in lines) order.Exclude(line);
        rows.Add(new ExplanationRow
        {
            Kind = "exclusion", Basis = scope.Basis.Shown(), Lines = scope.Ids(order), Exact = 0,
        });
        return false;
    }

    private bool IsBelowMinimum()
    {
        if (earning.MinimumOrder == 0 || order.Basis >= earning.MinimumOrder) return false;
        rows.Add(new ExplanationRow { Kind = "minimumOrder", Basis = order.Basis.Shown(), Exact = 0 });
        return true;
    }

    private void GiveBase()
    {
        foreach (var rule in earning.BaseRules)
        {
            if (!rule.AppliesTo(order, out var scope)) continue;
            var exact = rule.Give(order, scope);
            if (earning.Combine == Combine.Best && given.Count > 0)
            {
                if (exact > given[0].Given) given[0] = (rule, scope, exact);
                continue;
            }

            given.Add((rule, scope, exact));
            if (earning.Combine == Combine.First) break;
        }

        foreach (var (rule, scope, exact) in given)
        {
            Contribute(rule, exact, new ExplanationRow
            {
                RuleId = rule.Id,
                Kind = rule.Kind,
                Basis = rule.BasisOf(order, scope)?.Shown(),
                Lines = rule.IdsOf(order, scope),
                Exact = Shown(exact),
            });
        }
    }

    private void Multiply()
    {
        if (earning.Multipliers.Length == 0) return;
        List<MultiplierShare>? shares = null;
        var anyOnLines = false;
        foreach (var rule in earning.Multipliers)
        {
            if (!rule.AppliesTo(order, out var scope)) continue;
            (shares ??= new(4)).Add(new MultiplierShare(rule, scope));
            anyOnLines |= scope.Lines is not null;
        }

        if (shares is null) return;
        if (anyOnLines) MultiplierStep.ByPart(order, shares, Parts());
        else MultiplierStep.Whole(shares, sum);
        foreach (var share in shares)
        {
            if (share.Won(order) is not { } scope) continue;
            Contribute(share.Rule, share.Exact, new ExplanationRow
            {
                RuleId = share.Rule.Id,
                Kind = "multiply",
                By = share.Rule.By,
                Basis = scope.Basis.Shown(),
                Lines = scope.Ids(order),
                Exact = Shown(share.Exact),
            });
        }
    }

    private Fraction[] Parts()
    {
        var parts = new Fraction[order.Lines.Length + 2];
        foreach (var (rule, scope, exact) in given) rule.Share(order, scope, exact, parts);
        return parts;
    }

    private void Add()
    {
        foreach (var rule in earning.Additions)
        {
            if (!rule.AppliesTo(order, out var scope)) continue;
            Contribute(rule, rule.Units, new ExplanationRow
            {
                RuleId = rule.Id,
                Kind = "add",
                Lines = scope.Lines is null ? null : scope.Ids(order),
                Exact = Shown(rule.Units),
            });
        }
    }

    private void Contribute(CompiledRule rule, Fraction exact, ExplanationRow row)
    {
        contributions.Add(new Contribution { Rule = rule, Exact = exact });
        rows.Add(row);
        sum += exact;
        // Refuses what leaves long, so that the decimals shown stay exact.
        _ = sum.ToBillionths();
    }

    // What is cut off here comes back in the rounding row.
    private decimal Shown(Fraction exact)
    {
        var billionths = exact.ToBillionths();
        shown += billionths;
        return Billionths.ToDecimal(billionths);
    }
}
