using LoyaltyPoints.Core.Purchases;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class BasisTests
{
    private static readonly Order WithAll = Order(Line("1", 60_00, tax: 6_00), Line("2", 40_00, tax: 4_00)) with
    {
        Total = 111_00, Tax = 11_00, Shipping = 11_00, PaidWithUnits = 22_20, // a fifth
    };

    [Theory]
    [InlineData("excluded", "excluded", "excluded", 72_00)]
    [InlineData("included", "excluded", "excluded", 80_00)]
    [InlineData("excluded", "included", "excluded", 80_00)]
    [InlineData("excluded", "excluded", "included", 90_00)]
    [InlineData("included", "included", "excluded", 88_80)]
    [InlineData("included", "excluded", "included", 100_00)]
    [InlineData("excluded", "included", "included", 100_00)]
    [InlineData("included", "included", "included", 111_00)]
    public void Basis_when_parts_are_left_out_then_what_remains_counts(string tax, string ship, string paid, long basis)
    {
        var program = Program($$"""
            { "basis": { "tax": "{{tax}}", "shipping": "{{ship}}", "paidWithUnits": "{{paid}}" },
              "rules": [ { "id": "s", "earn": { "kind": "spend", "per": 1, "units": 1 } } ] }
            """);

        var result = program.Earn(WithAll);

        Assert.Equal(basis, result.Units);
        Assert.Equal(basis, result.Explanation[0].Basis);
    }

    [Fact]
    public void Tax_when_no_line_names_it_then_it_is_shared_over_lines_and_shipping_by_amount()
    {
        var program = Program("""
            { "basis": { "shipping": "included" },
              "rules": [ { "id": "s", "when": { "line.quantity": { "gte": 1 } },
                           "earn": { "kind": "spend", "per": 1, "units": 1, "step": "proportional" } } ] }
            """);
        var order = Order(Line("1", 70, tax: null), Line("2", 20, tax: null)) with
        {
            Total = 100, Shipping = 10, Tax = 10,
        };

        Assert.Equal(81m, program.Earn(order).Explanation[0].Basis);
    }

    [Fact]
    public void Tax_when_some_lines_name_it_then_the_rest_is_shared_over_the_others()
    {
        var program = Program("""
            { "rules": [ { "id": "s", "when": { "line.tags": "x" },
                           "earn": { "kind": "spend", "per": 1, "units": 1, "step": "proportional" } } ] }
            """);
        var order = Order(Line("1", 50, tax: 10), Line("2", 30, tax: null, tags: "x"), Line("3", 10, tax: null)) with
        {
            Tax = 14,
        };

        Assert.Equal(27m, program.Earn(order).Explanation[0].Basis); // 30 less three quarters of 4
    }

    [Fact]
    public void Exclude_when_lines_match_then_they_leave_the_basis_and_every_rule()
    {
        var program = Program("""
            { "exclude": { "line.category": ["gift-card", "tobacco"] },
              "rules": [ { "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } },
                         { "id": "i", "when": { "line.quantity": { "gte": 1 } },
                           "earn": { "kind": "item", "units": 1 } },
                         { "id": "m", "earn": { "kind": "multiply", "by": 2 } },
                         { "id": "v", "earn": { "kind": "visit", "units": 100 } } ] }
            """);
        var order = Order(Line("1", 50_00, "gift-card"), Line("2", 7_00, "food"), Line("3", 9_00, "tobacco"));

        var result = program.Earn(order);

        Assert.Equal("exclusion:0 s:7 i:1 v:100 m:108 rounding:0", result.Short());
        Assert.Equal(["1", "3"], result.Explanation[0].Lines!);
        Assert.Equal(59_00m, result.Explanation[0].Basis);
        Assert.Equal(["2"], result.Explanation[1].Lines!);
    }

    [Fact]
    public void Exclude_when_every_line_is_excluded_then_only_what_belongs_to_the_order_is_given()
    {
        var program = Program("""
            { "exclude": { "line.category": "gift-card" },
              "rules": [ { "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } },
                         { "id": "f", "earn": { "kind": "fixed", "units": 10 } },
                         { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }
            """);

        Assert.Equal("exclusion:0 s:0 f:0 v:1 rounding:0", program.Earn(Order(Line("1", 50_00, "gift-card"))).Short());
    }

    [Fact]
    public void Exclude_when_it_is_about_no_line_then_the_whole_order_earns_nothing()
    {
        var program = Program("""
            { "exclude": { "order.channel": "staff" },
              "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }
            """);

        Assert.Equal(1, program.Earn(Total(5_00)).Units);
        Assert.Equal("exclusion:0", program.Earn(Total(5_00) with { Channel = "staff" }).Short());
    }

    [Theory]
    [InlineData(20_00, "v:1 rounding:0")]
    [InlineData(19_99, "minimumOrder:0")]
    public void Minimum_order_when_the_basis_is_lower_then_nothing_is_earned_and_a_row_says_why(long total, string rows)
    {
        var program = Program("""
            { "minimumOrder": 2000, "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }
            """);

        var result = program.Earn(Total(total));

        Assert.Equal(rows, result.Short());
        if (rows.StartsWith('m')) Assert.Equal(total, result.Explanation[0].Basis);
    }
}
