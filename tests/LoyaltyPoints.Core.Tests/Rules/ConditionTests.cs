using LoyaltyPoints.Core.Purchases;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Every field and every operator, on one order: a Saturday, 2026-11-21 10:00 in Shanghai.</summary>
public sealed class ConditionTests
{
    private static readonly Order Basket = Order(
        Line("1", 60_00, "coffee", 2, 2_50, "hot", "new") with { Sku = "LATTE" },
        Line("2", 70_00, "food", tax: 2_50)) with
    {
        Total = 135_00, Tax = 5_00, Shipping = 5_00, Store = "sh-001", Source = "pos-12",
        PaymentMethods = ["card", "cash"], Coupons = ["WELCOME"],
    };

    [Theory]
    [InlineData(true, """ "order.total": 13500 """)]
    [InlineData(false, """ "order.total": 13000 """)]
    [InlineData(true, """ "order.basis": 12500 """)]
    [InlineData(true, """ "order.shipping": 500 """)]
    [InlineData(true, """ "order.itemCount": 3 """)]
    [InlineData(true, """ "order.lineCount": 2 """)]
    [InlineData(true, """ "order.currency": "CNY" """)]
    [InlineData(true, """ "order.channel": "pos" """)]
    [InlineData(false, """ "order.channel": "POS" """)]
    [InlineData(true, """ "order.store": "sh-001" """)]
    [InlineData(true, """ "order.source": "pos-12" """)]
    [InlineData(true, """ "order.paymentMethods": "cash" """)]
    [InlineData(false, """ "order.paymentMethods": "wallet" """)]
    [InlineData(true, """ "order.coupons": "WELCOME" """)]
    [InlineData(true, """ "local.date": "2026-11-21" """)]
    [InlineData(true, """ "local.dayOfWeek": "sat" """)]
    [InlineData(true, """ "local.dayOfMonth": 21 """)]
    [InlineData(true, """ "local.month": 11 """)]
    [InlineData(true, """ "local.year": 2026 """)]
    [InlineData(true, """ "local.timeOfDay": "10:00" """)]
    public void Fields_of_the_order_when_compared_then_as_the_order_says(bool holds, string condition) =>
        Check(holds, condition);

    [Theory]
    [InlineData("1", """ "line.sku": "LATTE" """)]
    [InlineData("2", """ "line.sku": { "ne": "LATTE" } """)] // the second line has no sku, which is not LATTE
    [InlineData("1", """ "line.category": "coffee" """)]
    [InlineData("1", """ "line.tags": "new" """)]
    [InlineData("2", """ "line.tags": { "ne": "new" } """)]
    [InlineData("1", """ "line.quantity": 2 """)]
    [InlineData("2", """ "line.amount": { "gt": 6000 } """)]
    [InlineData("1", """ "line.unitPrice": 3000 """)]
    [InlineData("2", """ "line.unitPrice": { "gt": 3000 } """)]
    [InlineData("1 2", """ "line.category": ["coffee", "food"] """)]
    [InlineData("", """ "line.category": "coffee", "order.channel": "web" """)]
    [InlineData("2", """ "not": { "line.category": "coffee" }, "order.channel": "pos" """)]
    [InlineData("1 2", """ "any": [ { "line.category": "coffee" }, { "order.channel": "pos" } ] """)]
    public void Fields_of_lines_when_compared_then_the_rule_works_on_lines_that_match(string lines, string condition)
    {
        var program = OfRules(
            $$"""{ "id": "i", "when": { {{condition}} }, "earn": { "kind": "item", "units": 1 } }""");

        var rows = program.Earn(Basket).Explanation;

        Assert.Equal(lines, rows.Count == 0 ? "" : string.Join(' ', rows[0].Lines!));
    }

    [Theory]
    [InlineData(true, """{ "eq": 13500 }""")]
    [InlineData(false, """{ "ne": 13500 }""")]
    [InlineData(true, """{ "ne": 13501 }""")]
    [InlineData(true, """{ "gt": 13499 }""")]
    [InlineData(false, """{ "gt": 13500 }""")]
    [InlineData(true, """{ "gte": 13500 }""")]
    [InlineData(false, """{ "gte": 13501 }""")]
    [InlineData(true, """{ "lt": 13501 }""")]
    [InlineData(false, """{ "lt": 13500 }""")]
    [InlineData(true, """{ "lte": 13500 }""")]
    [InlineData(false, """{ "lte": 13499 }""")]
    [InlineData(true, """{ "in": [1, 13500] }""")]
    [InlineData(false, """{ "notIn": [1, 13500] }""")]
    [InlineData(true, """{ "notIn": [1, 2] }""")]
    [InlineData(true, """{ "from": 13500, "to": 13501 }""")]
    [InlineData(false, """{ "from": 13000, "to": 13500 }""")]
    [InlineData(true, """{ "from": 13500 }""")]
    [InlineData(false, """{ "to": 13500 }""")]
    [InlineData(false, """{ "gte": 13000, "ne": 13500 }""")]
    [InlineData(true, "[1, 13500]")]
    public void Operators_on_numbers_when_the_total_is_13500_then_as_they_say(bool holds, string matcher) =>
        Check(holds, $""" "order.total": {matcher} """);

    [Theory]
    [InlineData(true, """ "order.channel": { "eq": "pos" } """)]
    [InlineData(false, """ "order.channel": { "ne": "pos" } """)]
    [InlineData(true, """ "order.channel": { "in": ["web", "pos"] } """)]
    [InlineData(false, """ "order.channel": { "notIn": ["web", "pos"] } """)]
    [InlineData(true, """ "order.paymentMethods": { "eq": "card" } """)]
    [InlineData(false, """ "order.paymentMethods": { "ne": "card" } """)] // none of them may be card
    [InlineData(true, """ "order.paymentMethods": { "in": ["cash", "wallet"] } """)]
    [InlineData(false, """ "order.paymentMethods": { "notIn": ["cash", "wallet"] } """)]
    [InlineData(true, """ "order.paymentMethods": { "eq": "card", "notIn": ["wallet"] } """)]
    [InlineData(true, """ "local.dayOfWeek": ["sat", "sun"] """)]
    [InlineData(false, """ "local.dayOfWeek": { "notIn": ["sat", "sun"] } """)]
    [InlineData(true, """ "local.date": { "from": "2026-11-21", "to": "2026-11-22" } """)]
    [InlineData(false, """ "local.date": { "lt": "2026-11-21" } """)]
    public void Operators_on_texts_and_dates_when_compared_then_as_they_say(bool holds, string condition) =>
        Check(holds, condition);

    [Theory]
    [InlineData("22:00", true)]
    [InlineData("23:59", true)]
    [InlineData("00:00", true)]
    [InlineData("05:59", true)]
    [InlineData("06:00", false)]
    [InlineData("21:59", false)]
    public void Time_of_day_when_the_range_goes_over_midnight_then_it_wraps(string time, bool holds) =>
        Check(holds, """ "local.timeOfDay": { "from": "22:00", "to": "06:00" } """,
            Basket with { OccurredAt = At($"2026-11-21T{time}:00+08:00") });

    [Theory]
    [InlineData("11:59:59.999", false)]
    [InlineData("12:00:00", true)]
    [InlineData("23:59:59.999", true)]
    public void Time_of_day_when_it_ends_at_24_00_then_the_whole_evening_is_in(string time, bool holds) =>
        Check(holds, """ "local.timeOfDay": { "from": "12:00", "to": "24:00" } """,
            Basket with { OccurredAt = At($"2026-11-21T{time}+08:00") });

    [Theory]
    [InlineData(true, """ "all": [ { "order.channel": "pos" }, { "local.month": 11 } ] """)]
    [InlineData(false, """ "all": [ { "order.channel": "pos" }, { "local.month": 12 } ] """)]
    [InlineData(true, """ "any": [ { "order.channel": "web" }, { "local.month": 11 } ] """)]
    [InlineData(false, """ "any": [ { "order.channel": "web" }, { "local.month": 12 } ] """)]
    [InlineData(false, """ "not": { "order.channel": "pos" } """)]
    [InlineData(true, """ "not": { "order.channel": "pos", "local.month": 12 } """)]
    [InlineData(true, """ "not": { "not": { "any": [ { "order.channel": "pos" } ] } } """)]
    public void Combinators_when_nested_then_as_in_logic(bool holds, string condition) => Check(holds, condition);

    private static void Check(bool holds, string condition, Order? order = null)
    {
        var program = OfRules(
            $$"""{ "id": "v", "when": { {{condition}} }, "earn": { "kind": "visit", "units": 1 } }""");

        Assert.Equal(holds ? 1 : 0, program.Earn(order ?? Basket).Units);
    }
}
