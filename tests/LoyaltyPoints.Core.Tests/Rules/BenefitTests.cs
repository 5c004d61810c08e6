using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>What tiers and plans bring. Each order is 10.00, worth 10 units.</summary>
public sealed class BenefitTests
{
    private static readonly ProgramDefinition Metals = Tiered(
        ("silver", new() { Multiplier = 1.5m, DiscountPercent = 5 }),
        ("gold", new() { Multiplier = 2, DiscountPercent = 7.5m, FreeShipping = true }),
        ("plain", Benefits.None));

    [Theory]
    [InlineData("silver", "base:10 tier:silver:5 rounding:0")]
    [InlineData("gold", "base:10 tier:gold:10 rounding:0")]
    [InlineData("plain", "base:10 rounding:0")]
    [InlineData("none", "base:10 rounding:0")]
    [InlineData(null, "base:10 rounding:0")]
    public void A_multiplier_of_a_tier_when_the_member_has_that_tier_then_it_counts(string? tier, string rows) =>
        Assert.Equal(rows, Metals.Compiled().Earn(Total(10_00), Standing(tier)).Short());

    [Fact]
    public void A_multiplier_of_a_plan_when_the_plan_is_in_force_then_it_counts()
    {
        var program = Vip("annual", new() { Multiplier = 3 }).Compiled();

        Assert.Equal("base:10 plan:annual:20 rounding:0",
            program.Earn(Total(10_00), Known(("standing.plan", "annual"))).Short());
        Assert.Equal("base:10 rounding:0", program.Earn(Total(10_00), Known(("standing.plan", "none"))).Short());
        Assert.Equal(["standing.plan"], program.GivenNames);
    }

    [Theory]
    [InlineData(3, "base:10 double:20 rounding:0")]
    [InlineData(1.5, "base:10 tier:gold:10 rounding:0")]
    public void A_multiplier_of_a_tier_when_a_rule_has_one_too_then_the_greater_counts(double by, string rows)
    {
        var program = Metals.With(earning => earning with
        {
            Rules = [.. earning.Rules, Rule("double", new MultiplyEarn((decimal)by, Stack: false))],
        }).Compiled();

        Assert.Equal(rows, program.Earn(Total(10_00), Standing("gold")).Short());
    }

    [Fact]
    public void A_multiplier_of_a_tier_when_no_rule_gives_units_then_no_row_speaks_of_it() =>
        Assert.Equal("a:1 rounding:0", Metals.With(earning => earning with { Rules = [Rule("a", new AddEarn(1))] })
            .Compiled().Earn(Total(10_00), Standing("gold")).Short());

    [Fact]
    public void Names_when_conditions_ask_for_facts_then_each_is_named_once_and_sorted()
    {
        var program = Metals.With(earning => earning with
        {
            Rules =
            [
                Rule("a", new VisitEarn(1), Any(Number("member.daysEnrolled", NumberSet.Below(30)),
                    No(Is("standing.prg_1.tier", "x")), Is("order.channel", "web"))),
                Rule("b", new VisitEarn(1), Number("member.daysEnrolled", NumberSet.Below(9))),
            ],
            Exclude = Is("member.isBirthday", "yes"),
        }).Compiled();

        Assert.Equal(
            ["member.daysEnrolled", "member.isBirthday", "standing.prg_1.tier", "standing.tier"], program.GivenNames);
    }

    [Fact]
    public void Names_when_tiers_bring_nothing_to_a_purchase_then_none_is_asked_for() =>
        Assert.Empty(Tiered(("plain", new() { Perks = ["lounge"], BirthdayUnits = 5 })).Compiled().GivenNames);

    [Theory]
    [InlineData("silver", 100_00, 0, "5% 500")]
    [InlineData("silver", 100_19, 0, "5% 500")]
    [InlineData("gold", 99_99, 0, "7.5% 749 shipping 0")]
    [InlineData("gold", 112_00, 12_00, "7.5% 750 shipping 1200")]
    [InlineData("plain", 100_00, 0, "")]
    [InlineData("none", 100_00, 0, "")]
    public void Discounts_when_a_tier_is_in_force_then_percent_is_of_the_goods_and_rounded_down(
        string tier, long total, long shipping, string discounts)
    {
        var found = Metals.Compiled().Discounts(Total(total) with { Shipping = shipping }, Standing(tier));

        Assert.Equal(discounts, string.Join(' ', found.Select(discount =>
            $"{(discount.Percent is { } percent ? $"{percent}%" : "shipping")} {discount.Amount}")));
        Assert.All(found, discount => Assert.Equal($"tier:{tier}", discount.Source));
    }

    [Fact]
    public void Discounts_when_the_order_is_in_another_currency_then_there_are_none() =>
        Assert.Empty(Metals.Compiled().Discounts(Total(100_00) with { Currency = "JPY" }, Standing("gold")));

    [Fact]
    public void A_discount_when_the_order_is_as_great_as_can_be_then_it_is_exact() =>
        Assert.Equal(long.MaxValue, Vip("all", new() { DiscountPercent = 100 }).Compiled()
            .Discounts(Total(long.MaxValue), Known(("standing.plan", "all")))[0].Amount);

    private static GivenFacts Standing(string? tier) =>
        tier is null ? GivenFacts.None : Known(("standing.tier", tier));
}
