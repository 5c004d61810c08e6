using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>What counts as money spent, whether or not it earned anything.</summary>
public sealed class SpendTests
{
    private static readonly CompiledProgram Program = Definition(
        Rule("v", new VisitEarn(1), Is("order.channel", "pos"))).With(
        earning => earning with { MinimumOrder = 50_00, Exclude = Is("line.category", "gift-card") }).Compiled();

    [Fact]
    public void Spend_when_lines_are_excluded_then_it_is_what_is_left() =>
        Assert.Equal(60_00, Program.Earn(Order(Line("1", 60_00), Line("2", 40_00, "gift-card"))).Spend);

    [Fact]
    public void Spend_when_the_order_is_below_the_minimum_then_it_counts_all_the_same() =>
        Assert.Equal((20_00, 0), Both(Program.Earn(Total(20_00))));

    [Fact]
    public void Spend_when_no_rule_applies_then_it_counts_all_the_same() =>
        Assert.Equal((80_00, 0), Both(Program.Earn(Total(80_00) with { Channel = "web" })));

    [Fact]
    public void Spend_when_something_came_back_then_it_is_what_remains_cut_to_whole_parts() =>
        Assert.Equal(66, Definition(OneForOne).Compiled()
            .Earn(Order(Line("1", 100), Line("2", 200)) with { Total = 300, PaidWithUnits = 100 }, Back(201)).Spend);

    [Fact]
    public void Spend_when_the_order_is_gone_or_in_another_currency_or_excluded_then_it_is_nothing()
    {
        Assert.Equal(0, Program.Earn(Total(80_00), Back(80_00)).Spend);
        Assert.Equal(0, Program.Earn(Total(80_00) with { Currency = "JPY" }).Spend);
        Assert.Equal(0, Definition(OneForOne).With(earning => earning with { Exclude = Is("order.channel", "pos") })
            .Compiled().Earn(Total(80_00)).Spend);
    }

    private static (long Spend, long Units) Both(EarningResult result) => (result.Spend, result.Units);
}
