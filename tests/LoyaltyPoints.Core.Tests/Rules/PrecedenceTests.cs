using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Who comes before whom, and who wins. The order: 10.00 of coffee and 20.00 of food.</summary>
public sealed class PrecedenceTests
{
    private const string Base = """{ "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } }""";
    private const string Visit = """{ "id": "visit", "earn": { "kind": "visit", "units": 5 } }""";

    public static TheoryData<string, string> Multipliers => new()
    {
        { Whole("a", "2"), "base:30 visit:5 a:35 rounding:0" },
        { Whole("a", "2") + Whole("b", "3"), "base:30 visit:5 b:70 rounding:0" },
        { Whole("a", "3") + Whole("b", "3"), "base:30 visit:5 a:70 rounding:0" },
        { Whole("a", "2") + Whole("b", "3", true), "base:30 visit:5 a:35 b:70 rounding:0" },
        { Whole("a", "2", true) + Whole("b", "3", true), "base:30 visit:5 a:35 b:70 rounding:0" },
        { Coffee("a", "3"), "base:30 visit:5 a:20 rounding:0" },
        { Coffee("a", "3") + Whole("b", "2"), "base:30 visit:5 a:20 b:25 rounding:0" },
        { Coffee("a", "3") + Whole("b", "4"), "base:30 visit:5 b:105 rounding:0" },
        { Coffee("a", "3") + Whole("b", "2", true), "base:30 visit:5 a:20 b:35 rounding:0" },
        { Coffee("a", "3") + Coffee("b", "2"), "base:30 visit:5 a:20 rounding:0" },
        { Coffee("a", "3") + Coffee("b", "2", true), "base:30 visit:5 a:20 b:10 rounding:0" },
        { Coffee("a", "0"), "base:30 visit:5 a:-10 rounding:0" },
        { Coffee("a", "0") + Whole("b", "2"), "base:30 visit:5 b:35 rounding:0" },
        { Coffee("a", "0", true) + Whole("b", "2"), "base:30 visit:5 a:-10 b:35 rounding:0" },
        { Whole("a", "0.5"), "base:30 visit:5 a:-17.5 rounding:-0.5" },
        { Whole("a", "0", true) + Whole("b", "0", true), "base:30 visit:5 a:-35 b:0 rounding:0" },
        { Whole("a", "0", true) + Whole("b", "0", true) + Whole("c", "3", true),
            "base:30 visit:5 a:-35 b:-35 c:70 rounding:0" },
        { Coffee("a", "0.5", true) + Coffee("b", "0.4", true), "base:30 visit:5 a:-5 b:-5 rounding:0" },
    };

    [Theory]
    [MemberData(nameof(Multipliers))]
    public void Multipliers_when_several_apply_then_the_best_wins_per_line_and_stacking_ones_add(
        string multipliers, string rows) =>
        Assert.Equal(rows, OfRules(Base + "," + Visit + multipliers)
            .Earn(Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food"))).Short());

    [Theory]
    [InlineData("sum", "a:10 b:30 c:5 rounding:0")]
    [InlineData("best", "b:30 rounding:0")]
    [InlineData("first", "a:10 rounding:0")]
    public void Combine_when_several_base_rules_apply_then_as_it_says(string combine, string rows)
    {
        var program = OfRules("""
            { "id": "a", "when": { "line.category": "coffee" }, "earn": { "kind": "fixed", "units": 10 } },
            { "id": "b", "when": { "order.total": { "gt": 0 } }, "earn": { "kind": "spend", "per": 100, "units": 1 } },
            { "id": "c", "when": { "order.channel": "pos" }, "earn": { "kind": "visit", "units": 5 } }
            """, $$""", "combine": "{{combine}}" """);

        Assert.Equal(rows, program.Earn(Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food"))).Short());
    }

    [Fact]
    public void Combine_best_when_two_give_the_same_then_the_first_in_the_list() =>
        Assert.Equal("a:5 m:5 rounding:0", OfRules("""
            { "id": "a", "earn": { "kind": "visit", "units": 5 } },
            { "id": "b", "earn": { "kind": "visit", "units": 5 } },
            { "id": "m", "earn": { "kind": "multiply", "by": 2 } }
            """, """, "combine": "best" """).Earn(Total(1)).Short());

    [Fact]
    public void Combine_first_when_the_first_applies_but_gives_nothing_then_it_is_still_the_one() =>
        Assert.Equal("a:0 rounding:0", OfRules("""
            { "id": "a", "when": { "order.channel": "pos" }, "earn": { "kind": "spend", "per": 1000, "units": 1 } },
            { "id": "b", "earn": { "kind": "visit", "units": 5 } }
            """, """, "combine": "first" """).Earn(Total(5_00)).Short());

    [Fact]
    public void All_steps_when_every_one_has_work_then_exclusions_base_multipliers_additions_rounding_caps()
    {
        var program = OfRules("""
            { "id": "cap", "earn": { "kind": "add", "units": 100.5 }, "cap": { "units": 90, "per": "purchase" } },
            { "id": "mul", "earn": { "kind": "multiply", "by": 2 } },
            { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } }
            """, """
            , "exclude": { "line.category": "coffee" }, "maximumPerPurchase": 125, "cap": { "units": 120, "per": "day" }
            """);

        var result = program.Earn(Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food")));

        Assert.Equal("exclusion:0 base:20 mul:20 cap:100.5 rounding:-0.5 cap:-10 cap:-5 cap:-5", result.Short());
        Assert.Equal([("cap", "purchase"), (null, "purchase"), (null, "day")],
            result.Explanation.TakeLast(3).Select(row => (row.RuleId, row.Per!)));
    }

    [Fact]
    public void Whole_steps_when_a_line_multiplier_follows_then_each_line_has_its_share_of_them()
    {
        // 30.00 is 3 steps of 8.00, of which the coffee gave a third.
        var program = OfRules("""
            { "id": "s", "earn": { "kind": "spend", "per": 800, "units": 1 } },
            { "id": "m", "when": { "line.category": "coffee" }, "earn": { "kind": "multiply", "by": 3 } }
            """);

        Assert.Equal("s:3 m:2 rounding:0",
            program.Earn(Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food"))).Short());
    }

    [Fact]
    public void Fixed_and_item_when_a_line_multiplier_follows_then_only_the_part_of_its_lines_is_multiplied()
    {
        var program = OfRules("""
            { "id": "f", "earn": { "kind": "fixed", "units": 30 } },
            { "id": "i", "earn": { "kind": "item", "units": 1 } },
            { "id": "m", "when": { "line.category": "coffee" }, "earn": { "kind": "multiply", "by": 2 } }
            """);

        Assert.Equal("f:30 i:6 m:12 rounding:0",
            program.Earn(Order(Line("c", 10_00, "coffee", 2), Line("f", 20_00, "food", 4))).Short());
    }

    [Fact]
    public void Fixed_when_all_its_lines_were_free_then_they_give_equal_parts() => Assert.Equal("f:30 m:10 rounding:0",
        OfRules("""
            { "id": "f", "earn": { "kind": "fixed", "units": 30 } },
            { "id": "m", "when": { "line.category": "coffee" }, "earn": { "kind": "multiply", "by": 2 } }
            """).Earn(Order(Line("1", 0, "coffee"), Line("2", 0, "food"), Line("3", 0, "food"))).Short());

    [Fact]
    public void A_multiplier_of_the_order_when_a_line_has_a_better_one_then_its_row_names_the_other_lines()
    {
        var program = OfRules(Base + Coffee("a", "3") + Whole("b", "2"));

        var rows = program.Earn(Order(Line("c", 10_00, "coffee"), Line("f", 20_00, "food"))).Explanation;

        Assert.Equal((10_00m, "c"), (rows[1].Basis, Assert.Single(rows[1].Lines!)));
        Assert.Equal((20_00m, "f"), (rows[2].Basis, Assert.Single(rows[2].Lines!)));
    }

    [Fact]
    public void A_multiplier_of_the_order_when_lines_have_better_ones_everywhere_then_only_the_visit_is_left_to_it()
    {
        var program = OfRules(Base + "," + Visit + Coffee("a", "3") + Whole("b", "2"));

        var result = program.Earn(Order(Line("c", 10_00, "coffee")));

        Assert.Equal("base:10 visit:5 a:20 b:5 rounding:0", result.Short());
        Assert.Empty(result.Explanation[3].Lines!);
    }

    private static string Whole(string id, string by, bool stack = false) =>
        $$""", { "id": "{{id}}", "earn": { "kind": "multiply", "by": {{by}} """
        + (stack ? ", \"stack\": true } }" : "} }");

    private static string Coffee(string id, string by, bool stack = false) =>
        Whole(id, by, stack).Replace(
            "\"earn\"", """ "when": { "line.category": "coffee" }, "earn" """, StringComparison.Ordinal);
}
