using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Short words for programs built as records, and for what they are told beside the order.</summary>
internal static class Built
{
    public static readonly RuleDefinition OneForOne = Rule("base", new SpendEarn(1_00, 1, WholeSteps: false));

    public static ProgramDefinition Definition(params RuleDefinition[] rules) => new()
    {
        Name = "Test", Currency = "CNY", TimeZone = "Asia/Shanghai", Earning = new EarningDefinition { Rules = rules },
    };

    public static CompiledProgram Compiled(this ProgramDefinition definition) =>
        CompiledProgram.Compile(new Guid(1, 2, 3, new byte[8]), 1, definition);

    /// <summary>With an earning section changed as said.</summary>
    public static ProgramDefinition With(
        this ProgramDefinition definition, Func<EarningDefinition, EarningDefinition> change) =>
        definition with { Earning = change(definition.Earning) };

    public static ProgramDefinition Tiered(params (string Id, Benefits Benefits)[] levels) => Definition(OneForOne) with
    {
        Type = ProgramType.Tiered,
        Tiers = new TiersDefinition
        {
            Window = new LifetimeWindow(),
            Levels = [.. levels.Select(level => new TierDefinition(level.Id, level.Id, null, level.Benefits))],
            Validity = new WhileReached(),
        },
    };

    public static ProgramDefinition Vip(string plan, Benefits benefits) => Definition(OneForOne) with
    {
        Type = ProgramType.Vip,
        Membership = new MembershipDefinition
        {
            Plans = [new PlanDefinition { Id = plan, Name = plan, InitialFee = 0, Benefits = benefits }],
        },
    };

    public static RuleDefinition Rule(string id, Earn earn, Condition? when = null) =>
        new() { Id = id, Earn = earn, When = when };

    public static RuleDefinition OnActivity(string type, string id, decimal units, Condition? when = null) =>
        Rule(id, new FixedEarn(units), when) with { ActivityType = type };

    public static GivenFacts Known(params (string Name, GivenValue Value)[] facts) =>
        new(facts.ToDictionary(fact => fact.Name, fact => fact.Value));

    public static Activity Happened(string type, Instant at, params (string Name, GivenValue Value)[] attributes) =>
        new(type, at, attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));

    public static Condition Is(string field, params string[] texts) => new TextIs(
        ConditionFields.Find(field) ?? new ConditionField(field, (order, _) => order.Given.Text(field))
        {
            GivenName = field,
        },
        new TextSet(texts, negated: false)) { At = $"/{field}" };

    public static Condition Number(string field, NumberSet set) => new NumberIs(
        ConditionFields.Find(field) ?? new ConditionField(
            field, FieldForm.Number, 0, ConditionFields.GreatestNumber, NumberSet.AtLeast(0), whole: true,
            (order, _) => NumberSet.PositionOf(order.Given.Number(field))) { GivenName = field },
        set) { At = $"/{field}" };

    public static Condition All(params Condition[] conditions) => new AllOf(conditions) { At = "/all" };

    public static Condition Any(params Condition[] conditions) => new AnyOf(conditions) { At = "/any" };

    public static Condition No(Condition inner) => new Not(inner) { At = "/not" };

    public static EarningResult Earn(
        this CompiledProgram program, Order order, GivenFacts given, Returned? returned = null, CapUsage? usage = null)
    {
        var result = program.Earn(order, returned ?? Returned.Nothing, usage ?? CapUsage.None, given);
        Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
        Assert.InRange(result.Shares.Sum(share => share.Units), 0, result.Units);
        return result;
    }
}
