using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>What a purchase still earns once something came back.</summary>
public sealed class ReturnTests
{
    private static readonly CompiledProgram Program = OfRules("""
        { "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1, "step": "proportional" } },
        { "id": "i", "when": { "line.category": "coffee" }, "earn": { "kind": "item", "units": 1000 } },
        { "id": "v", "earn": { "kind": "visit", "units": 10000 } }
        """);

    private static readonly Order Basket =
        Order(Line("1", 60_00, "coffee", 3, tax: 6_00), Line("2", 40_00, "food", tax: null)) with
        {
            Total = 110_00, Shipping = 10_00, Tax = 11_00,
        };

    [Fact]
    public void A_part_of_a_line_when_it_came_back_then_the_line_and_its_tax_shrink()
    {
        Assert.Equal("s:90 i:3000 v:10000 rounding:0", Earned(Back(0)));
        Assert.Equal("s:72 i:2000 v:10000 rounding:0", Earned(Back(0, ("1", 1, 20_00))));
        Assert.Equal("s:81 i:3000 v:10000 rounding:0", Earned(Back(0, ("1", 0, 10_00))));
        Assert.Equal("s:72 i:3000 v:10000 rounding:0", Earned(Back(0, ("2", 0, 20_00))));
    }

    [Theory]
    [InlineData(3, 60_00)]
    [InlineData(3, 50_00)] // a fee was kept: the pieces are gone all the same
    [InlineData(1, 60_00)] // all the money is back, whatever became of the pieces
    public void A_line_when_all_pieces_or_all_money_came_back_then_it_is_gone(long quantity, long amount) =>
        Assert.Equal("s:36 v:10000 rounding:0", Earned(Back(0, ("1", quantity, amount))));

    [Fact]
    public void Money_when_it_came_back_without_a_line_then_everything_shrinks_but_no_piece_is_gone()
    {
        Assert.Equal("s:45 i:3000 v:10000 rounding:0", Earned(Back(55_00)));
        Assert.Equal("s:89.181818181 i:3000 v:10000 rounding:-0.181818181", Earned(Back(1_00)));
    }

    [Fact]
    public void A_line_when_it_came_back_for_less_after_a_price_cut_then_the_rest_keeps_what_was_paid_for_it()
    {
        // 11.00 back from 110.00 makes the first line worth 54.00, which then comes back: 45.00 of 50.00 are left.
        Assert.Equal("s:32.4 v:10000 rounding:-0.4", Earned(Back(11_00, ("1", 3, 54_00))));
    }

    [Fact]
    public void Nothing_when_it_is_left_then_not_even_the_visit_is()
    {
        Assert.Equal("", Earned(Back(110_00)));
        Assert.Equal("", Earned(Back(0, ("1", 3, 60_00), ("2", 1, 40_00)))); // the shipping was not paid back
        Assert.Equal("", Earned(Back(10_00, ("1", 3, 60_00), ("2", 1, 40_00))));
        Assert.Equal("", Earned(Back(56_00, ("1", 3, 54_00))));
    }

    [Fact]
    public void A_free_order_when_nothing_came_back_then_the_visit_counts()
    {
        var free = Order(Line("1", 0, "food"), Line("2", 0, "food"));

        Assert.Equal(10000, Program.Earn(free).Units);
        Assert.Equal(10000, Program.Earn(free, Back(0, ("1", 1, 0))).Units);
        Assert.Equal(0, Program.Earn(free, Back(0, ("1", 1, 0), ("2", 1, 0))).Units);
    }

    [Fact]
    public void Part_paid_with_units_when_something_came_back_then_it_shrinks_with_what_remains()
    {
        var half = Order(Line("1", 60_00), Line("2", 40_00)) with { PaidWithUnits = 50_00 };
        var program = OfRules("""{ "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } }""");

        Assert.Equal(50, program.Earn(half).Units);
        Assert.Equal(20, program.Earn(half, Back(0, ("1", 1, 60_00))).Units);
        Assert.Equal(10, program.Earn(half, Back(20_00, ("1", 1, 60_00))).Units);
    }

    [Theory]
    [InlineData(""" "order.total": 9000 """, 2)]
    [InlineData(""" "order.itemCount": 3 """, 2)]
    [InlineData(""" "order.shipping": 1000 """, 2)]
    [InlineData(""" "line.quantity": 2 """, 2)]
    [InlineData(""" "line.amount": { "gt": 3999, "lt": 4001 }, "line.category": "coffee" """, 2)]
    [InlineData(""" "line.unitPrice": 2000 """, 2)]
    [InlineData(""" "order.total": 11000 """, 0)]
    public void Conditions_when_something_came_back_then_they_see_what_remains(string condition, long expected)
    {
        var program = OfRules(
            $$"""{ "id": "v", "when": { {{condition}} }, "earn": { "kind": "visit", "units": 2 } }""");

        Assert.Equal(expected, program.Earn(Basket, Back(0, ("1", 1, 20_00))).Units);
    }

    [Fact]
    public void Conditions_when_an_amount_is_shared_out_then_they_see_the_exact_share()
    {
        // 100 of 300 came back: the shipping of 100 is two thirds of it, between 66 and 67.
        var order = Order(Line("1", 200)) with { Total = 300, Shipping = 100 };
        string When(string matcher) => OfRules(
            $$"""{ "id": "v", "when": { "order.shipping": {{matcher}} }, "earn": { "kind": "visit", "units": 1 } }""")
            .Earn(order, Back(100)).Short();

        Assert.Equal("v:1 rounding:0", When("""{ "gt": 66, "lt": 67 }"""));
        Assert.Equal("", When("66"));
        Assert.Equal("", When("""{ "gte": 67 }"""));
    }

    private static string Earned(Returned returned) => Program.Earn(Basket, returned).Short();
}
