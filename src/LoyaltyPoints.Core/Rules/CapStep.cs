using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// The last step: caps of rules in the order of the rules, then caps and budgets of campaigns, then the maximum per
/// purchase, then caps of the program. A rule's cap counts what the rule gave, exactly; all others count whole units.
/// </summary>
internal sealed class CapStep(
    CompiledEarning earning, List<Contribution> contributions, List<ExplanationRow> rows, CapUsage usage,
    CapKey[] counters, ICampaignBudgets budgets)
{
    private const long Millionths = 1_000_000;

    private List<KeyValuePair<CapKey, long>>? uses;

    /// <summary>What was taken of each cap that needs a counter, in millionths of a unit.</summary>
    public IReadOnlyList<KeyValuePair<CapKey, long>> Uses => uses is null ? [] : uses;

    /// <summary>Campaigns that apply, with what they give.</summary>
    public IReadOnlyList<CampaignGrant> Campaigns { get; private set; } = [];

    /// <summary>Lowers contributions to what their rule's caps leave of them.</summary>
    /// <returns>The units that all caps leave.</returns>
    public long Apply(Fraction sum, long units)
    {
        foreach (var rule in earning.CappedRules)
        {
            var place = contributions.FindIndex(contribution => contribution.Rule == rule);
            if (place < 0) continue;
            var exact = contributions[place].Exact;
            units = CapRule(rule, ref exact, units, ref sum);
            contributions[place] = contributions[place] with { Exact = exact };
        }

        var campaigns = earning.Campaigns.Length == 0 ? null
            : new CampaignStep(earning, contributions, rows, budgets, Room);
        if (campaigns is not null) units = campaigns.Limit(units);
        if (units > earning.MaximumPerPurchase)
            units = Lower(null, CapPeriod.Purchase, units, earning.MaximumPerPurchase.Value);
        foreach (var cap in earning.ProgramCaps)
        {
            var room = Room(cap).Round(RoundingMode.Floor);
            if (units > room) units = Lower(null, cap.Definition.Per, units, room);
        }

        foreach (var cap in earning.ProgramCaps) Use(cap, units);
        if (campaigns is not null) Campaigns = campaigns.Give(units, Use);
        return units;
    }

    private long CapRule(CompiledRule rule, ref Fraction exact, long units, ref Fraction sum)
    {
        foreach (var cap in rule.Caps)
        {
            var room = Room(cap);
            if (exact <= room) continue;
            sum -= exact - room;
            exact = room;
            units = Lower(rule, cap.Definition.Per, units, Evaluation.Units(sum, earning.Rounding));
        }

        foreach (var cap in rule.Caps) Use(cap, exact);
        return units;
    }

    private long Lower(CompiledRule? rule, CapPeriod per, long before, long after)
    {
        rows.Add(new ExplanationRow
        {
            RuleId = rule?.Id, CampaignId = rule?.CampaignId, Kind = "cap", Per = ProgramWords.Of(per),
            Exact = (decimal)after - before,
        });
        return after;
    }

    private Fraction Room(CompiledCap cap)
    {
        if (cap.Counter < 0) return cap.Definition.Units;
        var used = Math.Max(0, usage[counters[cap.Counter]]);
        return used == 0 ? cap.Definition.Units
            : Fraction.Of(Math.Max(0, checked(cap.Definition.Units * Millionths) - used), Millionths);
    }

    private void Use(CompiledCap cap, Fraction exact)
    {
        if (cap.Counter < 0 || !exact.IsPositive) return;
        var taken = (exact * Millionths).Round(RoundingMode.Ceiling);
        (uses ??= []).Add(new(counters[cap.Counter], taken));
    }
}
