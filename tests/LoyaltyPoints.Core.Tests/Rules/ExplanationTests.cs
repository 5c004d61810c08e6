using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class ExplanationTests
{
    [Fact]
    public void A_basket_with_a_multiplier_on_one_line_then_the_rows_are_those_the_contract_shows()
    {
        var program = Program("""
            { "basis": { "tax": "excluded", "shipping": "excluded", "paidWithUnits": "excluded" },
              "rules": [
                { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
                { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } } ],
              "combine": "sum", "minimumOrder": 0, "maximumPerPurchase": null }
            """);
        var order = Order(Line("1", 6000, "coffee", 2, tax: 250), Line("2", 7000, "food", tax: 250)) with { Tax = 500 };

        var result = program.Earn(order);

        Assert.Equal(24, result.Units);
        Assert.Equal("base:12.5 coffee:11.5 rounding:0", result.Short());
        var rows = result.Explanation;
        Assert.Equal(("spend", 12500m, null), (rows[0].Kind, rows[0].Basis, rows[0].Lines));
        Assert.Equal(("multiply", 5750m, 3m), (rows[1].Kind, rows[1].Basis, rows[1].By));
        Assert.Equal(["1"], rows[1].Lines!);
        Assert.Equal(("floor", null), (rows[2].Mode, rows[2].RuleId));
    }
}
