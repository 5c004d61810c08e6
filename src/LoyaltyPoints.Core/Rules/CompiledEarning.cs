using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>The earning section of a program made ready to run.</summary>
internal sealed class CompiledEarning
{
    private readonly List<(string CapId, CapPeriod Per)> counters = [];

    /// <param name="campaigns">Those whose rules are among the definition's.</param>
    public CompiledEarning(EarningDefinition definition, params IReadOnlyList<Campaign> campaigns)
    {
        Basis = definition.Basis;
        (Combine, Rounding, RoundingWord) =
            (definition.Combine, definition.Rounding, ProgramWords.Of(definition.Rounding));
        (MinimumOrder, MaximumPerPurchase) = (definition.MinimumOrder, definition.MaximumPerPurchase);
        if (definition.Exclude is { } exclude)
            (Exclude, ExcludesLines) = (ConditionCompiler.Compile(exclude), exclude.MentionsLine);

        CompiledRule[] rules = [.. definition.Rules.Select(Compile)];
        Rules = rules;
        ProgramCaps = Compile("program", definition.Caps);
        Campaigns = [.. campaigns.Select(one => new CompiledCampaign(one, Compile(one.Name, one.Definition.Caps)))];
        BaseRules = [.. rules.OfType<BaseRule>().Where(rule => rule.CampaignId is null)];
        CampaignBaseRules = [.. rules.OfType<BaseRule>().Where(rule => rule.CampaignId is not null)];
        Multipliers = [.. rules.OfType<MultiplyRule>()];
        Additions = [.. rules.OfType<AddRule>()];
        CappedRules = [.. rules.Where(rule => rule.Caps.Length > 0)];
        HasCaps = CappedRules.Length > 0 || ProgramCaps.Length > 0 || MaximumPerPurchase is not null
            || Campaigns.Length > 0;
        HasTerms = Array.Exists(rules, rule => rule.Terms is not null);
    }

    public BasisDefinition Basis { get; }

    public ConditionTest? Exclude { get; }

    public bool ExcludesLines { get; }

    public Combine Combine { get; }

    public RoundingMode Rounding { get; }

    public string RoundingWord { get; }

    public long MinimumOrder { get; }

    public long? MaximumPerPurchase { get; }

    /// <summary>All rules, in the order of the definition.</summary>
    public CompiledRule[] Rules { get; }

    /// <summary>The program's own, among which <see cref="Combine"/> chooses.</summary>
    public BaseRule[] BaseRules { get; }

    /// <summary>Those of campaigns, which always come on top.</summary>
    public BaseRule[] CampaignBaseRules { get; }

    /// <summary>Oldest first.</summary>
    public CompiledCampaign[] Campaigns { get; }

    public MultiplyRule[] Multipliers { get; }

    public AddRule[] Additions { get; }

    public CompiledRule[] CappedRules { get; }

    public CompiledCap[] ProgramCaps { get; }

    /// <summary>Whether the last step has anything to do.</summary>
    public bool HasCaps { get; }

    /// <summary>Whether units of any rule mature or expire by terms of its own.</summary>
    public bool HasTerms { get; }

    /// <summary>All caps that need a counter.</summary>
    public IReadOnlyList<(string CapId, CapPeriod Per)> Counters => counters;

    private CompiledRule Compile(RuleDefinition rule)
    {
        // 78 characters at most, of the 80 that a counter's name may have.
        var caps = Compile(
            rule.CampaignId is { } id ? $"{PublicId.Format(PublicId.Campaign, id)}/{rule.Id}" : rule.Id, rule.Caps);
        return rule.Earn switch
        {
            SpendEarn spend => new SpendRule(rule, spend, caps),
            VisitEarn visit => new VisitRule(rule, visit, caps),
            FixedEarn once => new FixedRule(rule, once, caps),
            BandsEarn bands => new BandsRule(rule, bands, caps),
            ItemEarn item => new ItemRule(rule, item, caps),
            MultiplyEarn multiply => new MultiplyRule(rule, multiply, caps),
            AddEarn add => new AddRule(rule, add, caps),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }

    private CompiledCap[] Compile(string owner, IReadOnlyList<CapDefinition> caps)
    {
        var compiled = new CompiledCap[caps.Count];
        for (var i = 0; i < caps.Count; i++)
        {
            var perPurchase = caps[i].Per == CapPeriod.Purchase;
            compiled[i] = new CompiledCap(caps[i], perPurchase ? -1 : counters.Count);
            if (!perPurchase) counters.Add(($"{owner}/{ProgramWords.Of(caps[i].Per)}", caps[i].Per));
        }

        return compiled;
    }
}
