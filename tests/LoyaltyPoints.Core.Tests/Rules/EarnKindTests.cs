using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class EarnKindTests
{
    [Theory]
    [InlineData("105.00 at 1 per full 10.00", 105_00, """ "per": 1000, "units": 1""", 10)]
    [InlineData("9.99 at 1 per full 10.00", 9_99, """ "per": 1000, "units": 1""", 0)]
    [InlineData("nothing at 1 per full 10.00", 0, """ "per": 1000, "units": 1""", 0)]
    [InlineData("105.00 at 1.5 per full 10.00", 105_00, """ "per": 1000, "units": 1.5""", 15)]
    [InlineData("35.00 at 1.5 per full 10.00, floored after", 35_00, """ "per": 1000, "units": 1.5""", 4)]
    [InlineData("35.00 at 1.5 per 10.00", 35_00, """ "per": 1000, "units": 1.5, "step": "proportional" """, 5)]
    [InlineData("0.99 at 1000000 per 0.03", 99, """ "per": 3, "units": 1000000, "step": "proportional" """, 33_000_000)]
    [InlineData("1.00 at 0.000001 per 1", 100, """ "per": 1, "units": 0.000001, "step": "proportional" """, 0)]
    public void Spend_when_money_is_spent_then_steps_or_shares_count(
        string _, long total, string spend, long expected) =>
        Assert.Equal(expected, OfRules($$"""{ "id": "s", "earn": { "kind": "spend", {{spend}} } }""")
            .Earn(Total(total)).Units);

    [Fact]
    public void Spend_on_lines_when_whole_then_steps_are_counted_over_all_of_them_together()
    {
        var program = OfRules("""
            { "id": "s", "when": { "line.category": "coffee" }, "earn": { "kind": "spend", "per": 1000, "units": 1 } }
            """);

        Assert.Equal(1, program.Earn(Order(Line("1", 6_00, "coffee"), Line("2", 6_00, "coffee"), Line("3", 90_00)))
            .Units);
    }

    [Theory]
    [InlineData("floor", 2)]
    [InlineData("halfUp", 3)]
    [InlineData("halfEven", 2)]
    [InlineData("ceiling", 3)]
    public void Rounding_when_the_sum_is_two_and_a_half_then_by_the_mode(string mode, long expected)
    {
        var program = OfRules("""{ "id": "a", "earn": { "kind": "add", "units": 2.5 } }""",
            $$""", "rounding": "{{mode}}" """);

        var result = program.Earn(Total(1));

        Assert.Equal(expected, result.Units);
        Assert.Equal((mode, expected - 2.5m), (result.Explanation[^1].Mode, result.Explanation[^1].Exact));
    }

    [Fact]
    public void Three_thirds_when_summed_then_one_whole_unit_and_the_rows_say_so()
    {
        var rule = """{ "id": "ID", "earn": { "kind": "spend", "per": 300, "units": 1, "step": "proportional" } }""";
        var program = OfRules(string.Join(",", "abc".Select(id => rule.Replace("ID", $"{id}"))));

        var result = program.Earn(Total(1_00));

        Assert.Equal(1, result.Units);
        Assert.Equal("a:0.333333333 b:0.333333333 c:0.333333333 rounding:0.000000001", result.Short());
    }

    [Fact]
    public void Visit_when_it_is_about_a_line_then_once_for_the_order()
    {
        var program = OfRules("""
            { "id": "v", "when": { "line.category": "coffee" }, "earn": { "kind": "visit", "units": 7 } }
            """);

        Assert.Equal(7, program.Earn(Order(Line("1", 5, "coffee"), Line("2", 5, "coffee"))).Units);
        Assert.Equal(0, program.Earn(Order(Line("1", 5, "tea"))).Units);
    }

    [Fact]
    public void Item_when_lines_match_then_each_piece_of_them()
    {
        var program = OfRules("""
            { "id": "i", "when": { "line.category": "coffee" }, "earn": { "kind": "item", "units": 2 } }
            """);

        var result = program.Earn(Order(Line("1", 5, "coffee", 3), Line("2", 5, "coffee"), Line("3", 5, "tea", 9)));

        Assert.Equal(8, result.Units);
        Assert.Equal(4m, result.Explanation[0].Basis);
        Assert.Equal(["1", "2"], result.Explanation[0].Lines!);
    }

    [Fact]
    public void Fixed_when_it_applies_then_once_however_many_lines_match()
    {
        var program = OfRules("""
            { "id": "f", "when": { "line.category": "coffee" }, "earn": { "kind": "fixed", "units": 10 } }
            """);

        Assert.Equal(10, program.Earn(Order(Line("1", 5, "coffee"), Line("2", 0, "coffee"))).Units);
        Assert.Equal(10, program.Earn(Order(Line("1", 0, "coffee"))).Units);
    }

    [Fact]
    public void An_order_without_lines_when_it_earns_then_it_is_one_piece_without_an_id()
    {
        var program = OfRules("""
            { "id": "i", "earn": { "kind": "item", "units": 2 } },
            { "id": "m", "when": { "line.amount": { "gte": 500 } }, "earn": { "kind": "multiply", "by": 2 } }
            """);

        var result = program.Earn(Total(5_00));

        Assert.Equal("i:2 m:2 rounding:0", result.Short());
        Assert.All(result.Explanation, row => Assert.Null(row.Lines));
    }

    [Fact]
    public void An_order_in_another_currency_when_evaluated_then_it_earns_nothing() =>
        Assert.Equal(0, OfRules("""{ "id": "v", "earn": { "kind": "visit", "units": 1 } }""")
            .Earn(Total(5_00) with { Currency = "JPY" }).Units);
}
