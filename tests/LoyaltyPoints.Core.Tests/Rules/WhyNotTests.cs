using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Why rules are in no row. The order: 10.00 of coffee and 20.00 of food, by web, on a Saturday.</summary>
public sealed class WhyNotTests
{
    private static readonly Order Basket =
        Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food", 3)) with { Channel = "web", Coupons = ["A", "B"] };

    public static TheoryData<Condition, string> Conditions => new()
    {
        { Is("order.channel", "pos"), "/order.channel (order.channel is web)" },
        { Is("order.store", "s1"), "/order.store (order.store is not given)" },
        { Is("order.coupons", "C"), "/order.coupons (order.coupons is A, B)" },
        { Is("order.paymentMethods", "card"), "/order.paymentMethods (order.paymentMethods is empty)" },
        { Is("standing.tier", "gold"), "/standing.tier (standing.tier is silver)" },
        { Number("member.daysEnrolled", NumberSet.Below(30)),
            "/member.daysEnrolled (member.daysEnrolled is 40)" },
        { Number("order.total", NumberSet.AtLeast(50_00)), "/order.total (order.total is 3000)" },
        { Number("local.dayOfWeek", NumberSet.Of([7])), "/local.dayOfWeek (local.dayOfWeek is sat)" },
        { Number("local.date", NumberSet.Of([1])), "/local.date (local.date is 2026-11-21)" },
        { Number("local.timeOfDay", NumberSet.Of([1])), "/local.timeOfDay (local.timeOfDay is 10:00)" },
        // Of all: the parts that fail.
        { All(Is("order.channel", "web"), Is("order.store", "s1"), Number("order.total", NumberSet.Below(1))),
            "/order.store (order.store is not given) /order.total (order.total is 3000)" },
        // Of any: all parts, and of these the innermost.
        { Any(Is("order.channel", "pos"), All(Is("order.channel", "web"), Is("order.store", "s1"))),
            "/order.channel (order.channel is web) /order.store (order.store is not given)" },
        // Of not: what it negates.
        { No(Is("order.channel", "web")), "/order.channel (order.channel is web)" },
        { No(Any(Is("order.channel", "web"))), "/any" },
        // Of lines: what fails on every line, or else all that fails on some.
        { Is("line.category", "tea"), "/line.category" },
        { All(Is("line.category", "coffee"), Number("line.quantity", NumberSet.AtLeast(5))), "/line.quantity" },
        { All(Is("line.category", "coffee"), Number("line.quantity", NumberSet.AtLeast(3))),
            "/line.quantity /line.category" },
        { All(Is("line.category", "coffee"), Is("order.channel", "pos")), "/order.channel (order.channel is web)" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_when_it_does_not_hold_then_the_parts_to_blame_are_named_with_what_they_saw(
        Condition when, string parts)
    {
        var given = Known(("standing.tier", "silver"), ("member.daysEnrolled", 40));

        var why = Assert.Single(Definition(OneForOne, Rule("x", new VisitEarn(1), when)).Compiled()
            .WhyNot(Basket, Returned.Nothing, CapUsage.None, given));

        Assert.Equal(("x", "condition"), (why.RuleId, why.Reason));
        Assert.Equal(parts, string.Join(' ', why.Conditions.Select(
            part => part.Seen is null ? part.At : $"{part.At} ({part.Seen})")));
    }

    [Fact]
    public void A_number_that_is_not_whole_when_it_was_seen_then_its_neighbours_are_named() =>
        Assert.Equal("order.shipping is between 66 and 67", Assert.Single(Assert.Single(Definition(
            Rule("x", new VisitEarn(1), Number("order.shipping", NumberSet.Of([66])))).Compiled().WhyNot(
            Order(Line("1", 200)) with { Total = 300, Shipping = 100 }, Back(100), CapUsage.None, GivenFacts.None))
            .Conditions).Seen);

    [Fact]
    public void Every_rule_when_it_applies_then_there_is_nothing_to_say() =>
        Assert.Equal("", Why(Definition(OneForOne, Rule("m", new MultiplyEarn(2, false)))));

    [Fact]
    public void Dates_when_the_order_is_outside_them_then_they_come_before_the_condition() =>
        Assert.Equal("x:not_effective", Why(Definition(
            OneForOne, Rule("x", new VisitEarn(1), Is("order.channel", "pos")) with { To = SaturdayMorning })));

    [Theory]
    [InlineData(Combine.Best, "a:other_rule_counts>b c:other_rule_counts>b d:condition")]
    [InlineData(Combine.First, "b:other_rule_counts>a c:other_rule_counts>a d:condition")]
    public void Base_rules_when_only_one_counts_then_the_others_name_it(Combine combine, string why) =>
        Assert.Equal(why, Why(Definition(
            Rule("a", new VisitEarn(1)), Rule("b", new VisitEarn(9)), Rule("c", new VisitEarn(9)),
            Rule("d", new VisitEarn(99), Is("order.channel", "pos")))
            .With(earning => earning with { Combine = combine })));

    [Fact]
    public void Multipliers_when_greater_ones_count_then_the_others_name_these()
    {
        var coffee = Is("line.category", "coffee");

        Assert.Equal("double:other_rule_counts>triple", Why(Definition(OneForOne,
            Rule("double", new MultiplyEarn(2, false)), Rule("triple", new MultiplyEarn(3, false)))));
        Assert.Equal("line:other_rule_counts>order", Why(Definition(OneForOne,
            Rule("line", new MultiplyEarn(2, false), coffee), Rule("order", new MultiplyEarn(3, false)),
            Rule("food", new MultiplyEarn(9, false), Is("line.category", "food")))));
        Assert.Equal("second:other_rule_counts>first", Why(Definition(OneForOne,
            Rule("first", new MultiplyEarn(2, false), coffee), Rule("second", new MultiplyEarn(2, false), coffee),
            Rule("stack", new MultiplyEarn(9, true), coffee))));
    }

    [Fact]
    public void Benefits_when_they_did_not_apply_then_they_are_named_like_rules()
    {
        var program = Tiered(("silver", new() { Multiplier = 2 }), ("gold", new() { Multiplier = 3 })).Compiled();

        var why = program.WhyNot(Basket, Returned.Nothing, CapUsage.None, Known(("standing.tier", "gold")));

        Assert.Equal(("tier:silver", "condition"), (why[0].RuleId, why[0].Reason));
        Assert.Equal(
            new FailedCondition("/tiers/levels/0/benefits/multiplier", "standing.tier is gold"),
            Assert.Single(Assert.Single(why).Conditions));
    }

    [Fact]
    public void Exclusions_when_they_left_a_rule_nothing_then_they_are_the_reason()
    {
        var definition = Definition(
            Rule("c", new FixedEarn(1), Is("line.category", "coffee")),
            Rule("t", new FixedEarn(1), Is("line.category", "tea")),
            Rule("v", new VisitEarn(1)));
        string Excluding(Condition what) => Why(definition.With(earning => earning with { Exclude = what }));

        Assert.Equal("c:excluded t:condition", Excluding(Is("line.category", "coffee")));
        Assert.Equal("c:excluded t:excluded", Excluding(Is("line.category", "coffee", "food")));
        Assert.Equal("c:excluded t:excluded v:excluded", Excluding(Is("order.channel", "web")));
    }

    [Fact]
    public void A_small_order_when_it_is_below_the_minimum_then_that_is_the_reason() =>
        Assert.Equal("base:minimum_order x:minimum_order", Why(Definition(
            OneForOne, Rule("x", new VisitEarn(1), Is("order.channel", "pos")))
            .With(earning => earning with { MinimumOrder = 30_01 })));

    [Fact]
    public void An_order_when_all_of_it_came_back_then_there_is_nothing_to_give() =>
        Assert.Equal("base:nothing_to_give", Why(Definition(OneForOne), Basket, Back(30_00)));

    [Fact]
    public void An_order_when_it_is_in_another_currency_then_every_rule_says_so()
    {
        var why = Definition(OneForOne).Compiled().WhyNot(
            Basket with { Currency = "JPY" }, Returned.Nothing, CapUsage.None, GivenFacts.None);

        Assert.Equal(
            new FailedCondition("/currency", "order.currency is JPY"), Assert.Single(Assert.Single(why).Conditions));
    }

    [Fact]
    public void Any_rule_when_an_order_was_evaluated_then_it_is_either_explained_or_has_a_reason()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new RandomPrograms(seed);
            var (program, order) = (random.Program(), random.Order());
            foreach (var returned in random.Returns(order).Prepend(Returned.Nothing))
            {
                var rows = program.Earn(order, returned, CapUsage.None, GivenFacts.None).Explanation;
                var why = program.WhyNot(order, returned, CapUsage.None, GivenFacts.None);

                Assert.Equal(
                    program.Definition.Earning.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
                    rows.Select(row => row.RuleId).OfType<string>().Distinct()
                        .Concat(why.Select(rule => rule.RuleId)).Order(StringComparer.Ordinal));
                Assert.All(why, rule => Assert.Equal(
                    (rule.Reason == "condition", rule.Reason == "other_rule_counts"),
                    (rule.Conditions.Count > 0, rule.OtherRuleId is not null)));
            }
        }
    }

    private static string Why(ProgramDefinition definition, Order? order = null, Returned? returned = null) =>
        string.Join(' ', definition.Compiled()
            .WhyNot(order ?? Basket, returned ?? Returned.Nothing, CapUsage.None, GivenFacts.None)
            .Select(why => $"{why.RuleId}:{why.Reason}" + (why.OtherRuleId is { } other ? $">{other}" : "")));
}
