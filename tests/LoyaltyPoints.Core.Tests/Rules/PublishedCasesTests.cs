using LoyaltyPoints.Core.Purchases;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Worked examples that makers of loyalty systems published, with their numbers.</summary>
public sealed class PublishedCasesTests
{
    private const string SquareSpend = """{ "id": "spend", "earn": { "kind": "spend", "per": 1000, "units": 1 } }""";

    [Fact]
    public void Square_one_unit_per_full_10_dollars_when_105_are_spent_then_10() =>
        Assert.Equal(10, OfRules(SquareSpend).Earn(Total(105_00)).Units);

    [Theory]
    [InlineData(5, """{ "kind": "multiply", "by": 3 }""", 15)]
    [InlineData(5, """{ "kind": "add", "units": 3 }""", 8)]
    [InlineData(4, """{ "kind": "multiply", "by": 1.5 }""", 6)]
    public void Square_promotion_when_it_applies_then_it_raises_the_base(int units, string promotion, int expected)
    {
        var program = OfRules($$"""
            { "id": "base", "earn": { "kind": "visit", "units": {{units}} } },
            { "id": "promotion", "earn": {{promotion}} }
            """);

        Assert.Equal(expected, program.Earn(Total(20_00)).Units);
    }

    [Theory]
    [InlineData(2_50, 5)]
    [InlineData(3_00, 5)] // not 6: only full steps count
    public void NopCommerce_5_units_per_full_2_50_when_spent_then_full_steps_count(long total, int expected) =>
        Assert.Equal(expected, OfRules("""{ "id": "s", "earn": { "kind": "spend", "per": 250, "units": 5 } }""")
            .Earn(Total(total)).Units);

    [Theory]
    [InlineData("""{ "kind": "spend", "per": 100, "units": 1 }""", 19_99, 1, 19)]
    [InlineData("""{ "kind": "spend", "per": 100, "units": 3 }""", 40_00, 1, 120)]
    [InlineData("""{ "kind": "item", "units": 100 }""", 40_00, 3, 300)]
    public void Setono_amounts_when_earned_then_as_published(string earn, long amount, int quantity, int expected) =>
        Assert.Equal(expected, OfRules($$"""{ "id": "rule", "earn": {{earn}} }""")
            .Earn(Order(Line("1", amount, quantity: quantity))).Units);

    [Fact]
    public void CraftPointz_two_returns_of_a_fifth_each_then_two_fifths_are_taken_back()
    {
        var program = OfRules("""{ "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } }""");

        Assert.Equal([100, 80, 60], new[] { 0, 20_00, 40_00 }.Select(back => UnitsAfter(program, back)));
    }

    [Fact]
    public void Square_floors_when_ten_returns_of_10_dollars_empty_an_order_of_100_then_no_unit_is_left()
    {
        var program = OfRules(SquareSpend);

        Assert.Equal(Enumerable.Range(0, 11).Select(returns => 10L - returns),
            Enumerable.Range(0, 11).Select(returns => UnitsAfter(program, returns * 10_00)));
    }

    private static long UnitsAfter(Core.Rules.CompiledProgram program, long amountBack) =>
        program.Earn(Total(100_00), new Returned(Returned.Nothing.Lines, amountBack)).Units;
}
