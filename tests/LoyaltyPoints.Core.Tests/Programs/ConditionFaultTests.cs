using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What a condition can have wrong, and what it can contradict.</summary>
public sealed class ConditionFaultTests
{
    public static TheoryData<string, string> Conditions => new()
    {
        { """ "order.colour": 1 """, "/order.colour: unknown_field" },
        { """ "order.total": "1" """, "/order.total: wrong_type" },
        { """ "order.total": null """, "/order.total: wrong_type" },
        { """ "order.total": 1.5 """, "/order.total: wrong_type" },
        { """ "order.total": -1 """, "/order.total: out_of_range" },
        { """ "order.total": {} """, "/order.total: required" },
        { """ "order.total": { "gte": [1] } """, "/order.total/gte: wrong_type" },
        { """ "order.total": { "in": 1 } """, "/order.total/in: wrong_type" },
        { """ "order.total": { "like": 1 } """, "/order.total/like: unknown_field" },
        { """ "order.total": [1, "2"] """, "/order.total/1: wrong_type" },
        { """ "order.total": [1, 1] """, "/order.total/1: duplicate" },
        { """ "order.channel": 5 """, "/order.channel: wrong_type" },
        { """ "order.channel": "" """, "/order.channel: required" },
        { """ "order.channel": { "gt": "a" } """, "/order.channel/gt: unknown_field" },
        { $""" "order.channel": "{new string('x', 201)}" """, "/order.channel: too_long" },
        { $""" "line.sku": [{string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"{i}\""))}] """,
            "/line.sku: too_many" },
        { """ "local.dayOfWeek": "saturday" """, "/local.dayOfWeek: invalid_value" },
        { """ "local.dayOfWeek": 6 """, "/local.dayOfWeek: wrong_type" },
        { """ "local.dayOfWeek": { "from": "mon", "to": "fri" } """,
            "/local.dayOfWeek/from: unknown_field|/local.dayOfWeek/to: unknown_field" },
        { """ "local.date": "2026-02-30" """, "/local.date: invalid_format" },
        { """ "local.date": 20260101 """, "/local.date: wrong_type" },
        { """ "local.timeOfDay": "25:00" """, "/local.timeOfDay: invalid_format" },
        { """ "local.timeOfDay": "24:00" """, "/local.timeOfDay: invalid_format" },
        { """ "local.month": 13 """, "/local.month: out_of_range" },
        { """ "local.dayOfMonth": { "gte": 0 } """, "/local.dayOfMonth/gte: out_of_range" },
        { """ "all": [] """, "/all: required" },
        { """ "any": {} """, "/any: wrong_type" },
        { """ "any": [ {} ] """, "/any/0: required" },
        { """ "not": { "order.x": 1 } """, "/not/order.x: unknown_field" },
        { $""" "any": [{string.Join(',', Enumerable.Repeat("{ \"local.month\": 1 }", 101))}] """, "/any: too_many" },
        { Nested(10), string.Concat(Enumerable.Repeat("/not", 10)) + ": too_deep" },
        { """ "order.channel": [] """, "/order.channel: contradictory" },
        { """ "order.total": { "gte": 10, "lt": 5 } """, "/order.total/lt: contradictory" },
        { """ "order.total": { "gt": 5, "lt": 6 } """, "/order.total/lt: contradictory" },
        { """ "order.total": { "from": 10, "to": 10 } """, "/order.total: contradictory" },
        { """ "local.timeOfDay": { "from": "10:00", "to": "10:00" } """, "/local.timeOfDay: contradictory" },
        { """ "order.channel": { "eq": "a", "ne": "a" } """, "/order.channel/ne: contradictory" },
        { """ "order.coupons": { "eq": "a", "notIn": ["a", "b"] } """, "/order.coupons/notIn: contradictory" },
        { """ "order.currency": "EUR" """, "/order.currency: contradictory" },
        { """ "order.basis": { "lt": 500 } """, "/order.basis/lt: contradictory" }, // the minimum order is 500
        { """ "order.channel": "a", "all": [ { "order.channel": "b" } ] """, "/all/0/order.channel: contradictory" },
        { """ "order.channel": "a", "not": { "order.channel": "a" } """, "/not: contradictory" },
        { """ "order.channel": "a", "local.month": 3, "not": { "order.channel": "a", "local.month": [3, 4] } """,
            "/not: contradictory" },
        { """ "local.year": 2026, "local.month": { "gt": 5, "lt": 7 }, """
            + """ "not": { "local.year": 2026, "local.month": 6 } """, "/not: contradictory" },
        { """ "order.channel": "a", "any": [ { "order.channel": "b" }, { "local.month": 3 } ] """,
            "/any/0/order.channel: contradictory" },
        { """ "not": { "order.total": { "gte": 10, "lt": 5 } } """, "/not/order.total/lt: contradictory" },
        { """ "not": { "order.total": { "gte": 0 } } """, "/not: contradictory" },
        { """ "line.category": "gift-card", "order.channel": "a" """, ": unreachable" }, // gift cards are excluded
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_when_it_is_wrong_then_the_fault_names_the_place(string condition, string faults) =>
        Assert.Equal(faults, Faults(condition));

    [Theory]
    [InlineData(""" "order.shipping": { "gt": 5, "lt": 6 } """)] // after a return it need not be whole
    [InlineData(""" "order.coupons": { "eq": "a", "in": ["b", "c"] } """)] // it may have both
    [InlineData(""" "order.coupons": { "in": ["a", "b"], "ne": "a" } """)]
    [InlineData(""" "order.channel": "a", "any": [ { "order.channel": "a" }, { "local.month": 3 } ] """)]
    [InlineData(""" "order.channel": "a", "not": { "order.channel": "a", "local.month": 3 } """)]
    [InlineData(""" "local.timeOfDay": { "from": "22:00", "to": "06:00", "ne": "23:00" } """)]
    [InlineData(""" "order.total": { "gte": 500, "lte": 500 } """)]
    [InlineData(""" "line.category": { "ne": "gift-card" } """)]
    [InlineData(""" "order.currency": ["EUR", "CNY"] """)]
    public void A_condition_when_it_can_hold_then_there_is_no_fault(string condition) =>
        Assert.Equal("", Faults(condition));

    [Fact]
    public void Conditions_when_nested_as_deep_as_allowed_then_there_is_no_fault() =>
        Assert.Equal("", Faults(Nested(9)));

    [Fact]
    public void Rounding_when_two_rules_disagree_then_the_second_is_at_fault() => Assert.Equal(
        "/earning/rules/1/earn/rounding: contradictory",
        DefinitionFaultTests.Faults(Json("""
            { "rules": [ { "id": "a", "earn": { "kind": "spend", "per": 1, "units": 1, "rounding": "floor" } },
                         { "id": "b", "earn": { "kind": "spend", "per": 1, "units": 1, "rounding": "ceiling" } } ] }
            """)));

    [Fact]
    public void Rules_when_only_the_first_counts_and_always_applies_then_later_base_rules_are_unreachable() =>
        Assert.Equal("/earning/rules/3: unreachable", DefinitionFaultTests.Faults(Json("""
            { "combine": "first", "rules": [
              { "id": "a", "when": { "local.month": 1 }, "earn": { "kind": "visit", "units": 1 } },
              { "id": "b", "earn": { "kind": "visit", "units": 1 } },
              { "id": "c", "earn": { "kind": "multiply", "by": 2 } },
              { "id": "d", "when": { "local.month": 1 }, "earn": { "kind": "visit", "units": 1 } } ] }
            """)));

    [Fact]
    public void A_multiplier_when_there_is_nothing_to_multiply_then_it_is_unreachable() =>
        Assert.Equal("/earning/rules/0: unreachable", DefinitionFaultTests.Faults(Json("""
            { "rules": [ { "id": "c", "earn": { "kind": "multiply", "by": 2 } },
                         { "id": "d", "earn": { "kind": "add", "units": 2 } } ] }
            """)));

    private static string Faults(string condition) => DefinitionFaultTests.Faults(Json($$"""
        { "minimumOrder": 500, "exclude": { "line.category": ["gift-card", "tobacco"] },
          "rules": [ { "id": "v", "when": { {{condition}} }, "earn": { "kind": "visit", "units": 1 } } ] }
        """)).Replace("/earning/rules/0/when", "", StringComparison.Ordinal);

    private static string Nested(int levels) => levels == 0 ? """ "local.month": 1 """
        : $$""" "not": { {{Nested(levels - 1)}} } """;
}
