using System.Collections.Frozen;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// What the tiers or plans of a program bring, made ready to run. Multipliers and units on occasions are rules like
/// all others, <c>tier:gold</c> and <c>plan:annual</c>, so that an explanation names them in the same way.
/// </summary>
internal sealed class CompiledBenefits
{
    public const string TierFact = "standing.tier";
    public const string PlanFact = "standing.plan";

    private readonly string fact;
    private readonly List<Bringer> bringers;
    private readonly FrozenDictionary<string, Bringer> byId;

    private CompiledBenefits(string fact, IEnumerable<Bringer> bringers)
    {
        (this.fact, this.bringers) = (fact, [.. bringers]);
        byId = this.bringers.ToFrozenDictionary(bringer => bringer.Id, StringComparer.Ordinal);
        var all = this.bringers.ConvertAll(bringer => bringer.Benefits);
        HaveExpiry = all.Exists(benefits => benefits.Expiry is not null);
        AskedName = HaveExpiry || all.Exists(benefits =>
            benefits.Multiplier is not null || benefits.DiscountPercent is not null || benefits.FreeShipping)
            ? fact : null;
    }

    /// <summary>Whether units expire otherwise by any of them.</summary>
    public bool HaveExpiry { get; }

    /// <summary>The given fact that says which are in force; null where no purchase need know.</summary>
    public string? AskedName { get; }

    public static CompiledBenefits Of(ProgramDefinition definition) => definition switch
    {
        { Tiers: { } tiers } => new(TierFact, tiers.Levels.Select((level, place) =>
            new Bringer(level.Id, $"tier:{level.Id}", $"/tiers/levels/{place}", level.Benefits))),
        { Membership: { } membership } => new(PlanFact, membership.Plans.Select((plan, place) =>
            new Bringer(plan.Id, $"plan:{plan.Id}", $"/membership/plans/{place}", plan.Benefits))),
        _ => new("", []),
    };

    /// <summary>When units earned now expire by a benefit; null: as the program says.</summary>
    public Expiry? ExpiryBy(GivenFacts given) => HaveExpiry ? InForce(given)?.Benefits.Expiry : null;

    /// <summary>The tier or plan in force; null: none.</summary>
    public Bringer? InForce(GivenFacts given) => given.Text(fact) is { } id ? byId.GetValueOrDefault(id) : null;

    public IEnumerable<RuleDefinition> MultiplierRules() =>
        from bringer in bringers
        let factor = bringer.Benefits.Multiplier
        where factor is not null
        select Rule(bringer, "multiplier", new MultiplyEarn(factor.GetValueOrDefault(), Stack: false));

    public IEnumerable<RuleDefinition> OccasionRules()
    {
        foreach (var bringer in bringers)
        {
            if (bringer.Benefits.BirthdayUnits is { } birthday)
                yield return Rule(bringer, "birthdayUnits", new FixedEarn(birthday), Activity.Birthday);
            if (bringer.Benefits.AnniversaryUnits is { } anniversary)
                yield return Rule(bringer, "anniversaryUnits", new FixedEarn(anniversary), Activity.Anniversary);
        }
    }

    private RuleDefinition Rule(Bringer bringer, string benefit, Earn earn, string? activity = null)
    {
        var field = ConditionField.GivenText(fact);
        return new RuleDefinition
        {
            Id = bringer.Source,
            ActivityType = activity,
            When = new TextIs(field, new TextSet([bringer.Id], negated: false))
            {
                At = $"{bringer.At}/benefits/{benefit}",
            },
            Earn = earn,
        };
    }

    /// <summary>A tier or plan.</summary>
    /// <param name="Source">What explanations call it.</param>
    /// <param name="At">JSON pointer of its place in the definition.</param>
    internal sealed record Bringer(string Id, string Source, string At, Benefits Benefits);
}
