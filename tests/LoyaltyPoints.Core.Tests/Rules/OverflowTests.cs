using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Numbers at the edge of a long: exact up to it, refused beyond it.</summary>
public sealed class OverflowTests
{
    [Fact]
    public void Units_when_they_fit_a_long_just_then_they_are_exact()
    {
        var program = OfRules("""{ "id": "s", "earn": { "kind": "spend", "per": 1, "units": 1 } }""");

        Assert.Equal(long.MaxValue, program.Earn(Total(long.MaxValue)).Units);
    }

    [Theory]
    [InlineData("""{ "kind": "spend", "per": 1, "units": 2 }""")]
    [InlineData("""{ "kind": "spend", "per": 1, "units": 1000000000000, "step": "proportional" }""")]
    public void Units_when_they_leave_a_long_then_it_throws(string earn)
    {
        var program = OfRules($$"""{ "id": "s", "earn": {{earn}} }""");

        Assert.Throws<OverflowException>(() => program.Earn(Total(long.MaxValue)));
    }

    [Fact]
    public void A_sum_when_it_leaves_a_long_then_it_throws_even_if_a_cap_would_lower_it()
    {
        var program = OfRules("""
            { "id": "s", "earn": { "kind": "spend", "per": 1, "units": 1 } },
            { "id": "m", "earn": { "kind": "multiply", "by": 2 } }
            """, """, "maximumPerPurchase": 5 """);

        Assert.Throws<OverflowException>(() => program.Earn(Total(long.MaxValue)));
    }

    [Fact]
    public void Amounts_when_their_sum_leaves_a_long_then_it_throws()
    {
        var program = OfRules("""{ "id": "s", "earn": { "kind": "spend", "per": 1000, "units": 1 } }""");
        var order = Order(Line("1", long.MaxValue)) with
        {
            Lines = [Line("1", long.MaxValue), Line("2", long.MaxValue)],
        };

        Assert.Throws<OverflowException>(() => program.Earn(order));
    }

    [Fact]
    public void Pieces_when_their_sum_leaves_a_long_then_it_throws()
    {
        var program = OfRules("""{ "id": "i", "earn": { "kind": "item", "units": 1 } }""");

        Assert.Throws<OverflowException>(() =>
            program.Earn(Order(Line("1", 1, quantity: long.MaxValue), Line("2", 1, quantity: 1))));
    }

    [Fact]
    public void A_huge_use_of_a_cap_when_it_is_stored_then_no_room_is_left_and_nothing_wraps()
    {
        var program = OfRules("""{ "id": "v", "earn": { "kind": "visit", "units": 1 } }""",
            """, "cap": { "units": 1000000000000, "per": "lifetime" } """);
        var key = Assert.Single(program.CapKeysAt(SaturdayMorning));
        var usage = new Core.Rules.CapUsage(new Dictionary<Core.Rules.CapKey, long> { [key] = long.MaxValue });

        Assert.Equal(0, program.Earn(Total(1), Purchases.Returned.Nothing, usage, Core.Rules.GivenFacts.None).Units);
    }
}
