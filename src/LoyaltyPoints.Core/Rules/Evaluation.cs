using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>What one rule gave, exactly; negative for a multiplier that lowers.</summary>
internal readonly record struct Contribution(CompiledRule Rule, Scope Scope, Fraction Exact);

/// <summary>
/// One calculation. Its steps come in this order and no other: exclusions, the minimum order, base rules, multipliers,
/// additions, rounding, caps. Rules of campaigns take their places in it after those of the program.
/// </summary>
internal sealed class Evaluation(CompiledEarning earning, RemainingOrder order)
{
    private readonly List<ExplanationRow> rows = new(8);
    private readonly List<Contribution> contributions = new(Math.Min(8, earning.Rules.Length));
    private Fraction sum;
    private Int128 shown;

    /// <param name="expiry">When units expire by a benefit in force; null: as the program says.</param>
    /// <param name="budgets">Asked only where a campaign with a budget gives anything.</param>
    public EarningResult Run(CapUsage usage, CapKey[] counters, Expiry? expiry, ICampaignBudgets budgets)
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
        var caps = earning.HasCaps ? new CapStep(earning, contributions, rows, usage, counters, budgets) : null;
        if (caps is not null) units = caps.Apply(sum, units);
        return new EarningResult(units, rows, caps?.Uses ?? [])
        {
            Spend = spend,
            Campaigns = caps?.Campaigns ?? [],
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

        LineSet lines = default;
        for (var i = 0; i < order.Lines.Length; i++)
        {
            if (exclude(order, i)) lines.Add(i, order.Lines.Length);
        }

        if (lines.IsEmpty) return false;
        var scope = Scope.Of(order, lines);
        for (var line = lines.After(-1); line >= 0; line = lines.After(line)) order.Exclude(line);
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
            var given = new Contribution(rule, scope, rule.Give(order, scope));
            if (earning.Combine != Combine.Best || contributions.Count == 0) contributions.Add(given);
            else if (given.Exact > contributions[0].Exact) contributions[0] = given;
            if (earning.Combine == Combine.First) break;
        }

        foreach (var rule in earning.CampaignBaseRules)
        {
            if (rule.AppliesTo(order, out var scope))
                contributions.Add(new Contribution(rule, scope, rule.Give(order, scope)));
        }

        foreach (var (compiled, scope, exact) in contributions)
        {
            var rule = (BaseRule)compiled;
            Explain(exact, new ExplanationRow
            {
                RuleId = rule.Id,
                CampaignId = rule.CampaignId,
                Kind = rule.Kind,
                Basis = rule.BasisOf(order, scope)?.Shown(),
                Lines = rule.IdsOf(order, scope),
                Exact = Shown(exact),
            });
        }
    }

    private void Multiply()
    {
        List<MultiplierShare>? shares = null;
        foreach (var rule in earning.Multipliers)
        {
            if (rule.AppliesTo(order, out var scope)) (shares ??= new(4)).Add(new MultiplierShare(rule, scope));
        }

        if (shares is null) return;
        new MultiplierStep(order, contributions, shares).Run(sum);
        foreach (var share in shares)
        {
            if (share.Won(order) is not { } scope)
            {
                // The campaign applies all the same, and may win on what remains after a return.
                if (share.Rule.CampaignId is not null)
                    contributions.Add(new Contribution(share.Rule, share.Scope, Fraction.Zero));
                continue;
            }

            contributions.Add(new Contribution(share.Rule, scope, share.Exact));
            Explain(share.Exact, new ExplanationRow
            {
                RuleId = share.Rule.Id,
                CampaignId = share.Rule.CampaignId,
                Kind = "multiply",
                By = share.Rule.By,
                Basis = scope.Basis.Shown(),
                Lines = scope.Ids(order),
                Exact = Shown(share.Exact),
            });
        }
    }

    private void Add()
    {
        foreach (var rule in earning.Additions)
        {
            if (!rule.AppliesTo(order, out var scope)) continue;
            contributions.Add(new Contribution(rule, scope, rule.Units));
            Explain(rule.Units, new ExplanationRow
            {
                RuleId = rule.Id,
                CampaignId = rule.CampaignId,
                Kind = "add",
                Lines = scope.IsWhole ? null : scope.Ids(order),
                Exact = Shown(rule.Units),
            });
        }
    }

    private void Explain(Fraction exact, ExplanationRow row)
    {
        rows.Add(row);
        sum += exact;
        // Refuses what leaves long, so that the decimals shown stay exact.
        sum.RequireShowable();
    }

    // What is cut off here comes back in the rounding row.
    private decimal Shown(Fraction exact)
    {
        var billionths = exact.ToBillionths();
        shown += billionths;
        return Billionths.ToDecimal(billionths);
    }
}
