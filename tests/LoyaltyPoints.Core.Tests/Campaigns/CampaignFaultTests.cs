using LoyaltyPoints.Core.Campaigns;
using static LoyaltyPoints.Core.Tests.Campaigns.Desk;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>Every fault of a campaign is found at its place, and nothing is ignored.</summary>
public sealed class CampaignFaultTests
{
    private const string Rule = """{ "id": "x", "earn": { "kind": "add", "units": 5 } }""";

    [Theory]
    [InlineData(""", "total": { "units": 5, "per": "day" } """, "/total unknown_field")]
    [InlineData(""", "stacking": "sum" """, "/stacking invalid_value")]
    [InlineData(""", "audience": { "line.category": ["tea"] } """, "/audience invalid_value")]
    [InlineData(""", "audience": { "order.colour": ["red"] } """, "/audience/order.colour unknown_field")]
    [InlineData(""", "audience": { "standing.tier": ["gold"] } """, "/audience/standing.tier unknown_field")]
    [InlineData(""", "audience": { "activity.type": ["x"] } """, "/audience/activity.type unknown_field")]
    [InlineData(""", "audience": { "order.currency": ["USD"] } """, "/audience/order.currency contradictory")]
    [InlineData(""", "caps": [ { "units": 0, "per": "day" } ] """, "/caps/0/units out_of_range")]
    [InlineData(""", "caps": [ { "units": 1, "per": "day" }, { "units": 2, "per": "day" } ] """,
        "/caps/1/per duplicate")]
    [InlineData(""", "budget": {} """, "/budget required")]
    [InlineData(""", "budget": { "units": 0 } """, "/budget/units out_of_range")]
    [InlineData(""", "budget": { "units": 1, "money": 1, "unitValue": "1" } """, "/budget contradictory")]
    [InlineData(""", "budget": { "money": 100 } """, "/budget/unitValue required")]
    [InlineData(""", "budget": { "unitValue": "0.5" } """, "/budget/money required")]
    [InlineData(""", "budget": { "money": 100, "unitValue": 0.5 } """, "/budget/unitValue wrong_type")]
    [InlineData(""", "budget": { "money": 100, "unitValue": "0.0" } """, "/budget/unitValue invalid_format")]
    [InlineData(""", "budget": { "money": 100, "unitValue": "1e2" } """, "/budget/unitValue invalid_format")]
    [InlineData(""", "budget": { "money": 100, "unitValue": "100.01" } """, "/budget out_of_range")]
    public void A_part_of_it_is_wrong_then_its_place_is_named(string more, string fault) =>
        Assert.Equal([fault], Faults(Json(Rule, more)));

    [Theory]
    [InlineData("{}", "/schedule/from required", "/schedule/to required")]
    [InlineData("""{ "from": "2026-12-01", "to": "2026-12-01" }""", "/schedule unreachable")]
    [InlineData("""{ "from": "soon", "to": 5 }""", "/schedule/from invalid_format", "/schedule/to wrong_type")]
    [InlineData("""{ "from": "2026-12-01", "to": "2027-01-01", "weekly": [] }""", "/schedule/weekly required")]
    [InlineData("""{ "from": "2026-12-01", "to": "2027-01-01", "on": 1 }""", "/schedule/on unknown_field")]
    [InlineData("""
        { "from": "2026-12-01", "to": "2027-01-01", "weekly": [ { "days": ["sat", "sat", "day"], "from": "24:00",
          "to": "9:00" } ] }
        """, "/schedule/weekly/0/days/1 duplicate", "/schedule/weekly/0/days/2 invalid_value",
        "/schedule/weekly/0/from invalid_format", "/schedule/weekly/0/to invalid_format")]
    [InlineData("""
        { "from": "2026-12-01", "to": "2027-01-01", "weekly": [ { "days": ["sat"], "from": "22:00", "to": "02:00" } ] }
        """, "/schedule/weekly/0 unreachable")]
    public void A_schedule_is_wrong_then_its_places_are_named(string schedule, params string[] faults) =>
        Assert.Equal(faults, Faults(Json(Rule, schedule: schedule)));

    [Theory]
    [InlineData("", "/rules required")]
    [InlineData("""{ "id": "x", "earn": { "kind": "add", "units": 5, "by": 2 } }""", "/rules/0/earn/by unknown_field")]
    [InlineData("""
        { "id": "x", "earn": { "kind": "bands", "over": "year", "per": 1, "bands": [ { "from": 0, "units": 1 } ] } }
        """, "/rules/0/earn/kind invalid_value")]
    [InlineData(Rule + "," + Rule, "/rules/1/id duplicate")]
    [InlineData("""{ "id": "a23456789012345678901234567890123", "earn": { "kind": "add", "units": 5 } }""",
        "/rules/0/id too_long")]
    [InlineData("""{ "id": "x", "earn": { "kind": "spend", "per": 100, "units": 1, "rounding": "ceiling" } }""",
        "/rules/0/earn/rounding contradictory")]
    [InlineData("""
        { "id": "x", "earn": { "kind": "add", "units": 5 }, "maturity": { "kind": "onActivity", "activity": "a" } }
        """, "/rules/0/maturity unreachable")]
    [InlineData("""{ "id": "x", "when": { "order.total": { "lt": 0 } }, "earn": { "kind": "add", "units": 5 } }""",
        "/rules/0/when/order.total/lt contradictory")]
    public void A_rule_is_wrong_then_its_place_is_named(string rules, params string[] faults) =>
        Assert.Equal(faults, Faults(Json(rules)));

    [Fact]
    public void An_audience_and_a_rule_contradict_each_other_then_that_is_found() => Assert.Equal(
        ["/rules/0/when/order.channel contradictory"],
        Faults(Json(
            """{ "id": "x", "when": { "order.channel": ["pos"] }, "earn": { "kind": "add", "units": 5 } }""",
            """, "audience": { "order.channel": ["web"] } """)));

    [Fact]
    public void Many_things_are_wrong_then_all_of_them_are_named() => Assert.Equal(
        ["/audience/order.colour unknown_field", "/budget/units out_of_range", "/rules/0/earn/units out_of_range",
            "/stacking invalid_value"],
        Faults(Json(
            """{ "id": "x", "earn": { "kind": "add", "units": 0 } }""",
            """, "audience": { "order.colour": ["x"] }, "stacking": 5.0, "budget": { "units": -1 } """)
            .Replace("5.0", "\"x\"")).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(""" "units": 12 """, 12)]
    [InlineData(""" "money": 100, "unitValue": "0.5" """, 200)]
    [InlineData(""" "money": 100, "unitValue": "3" """, 33)]
    [InlineData(""" "money": 1000000000000000, "unitValue": "1" """, 1_000_000_000_000_000)]
    public void A_budget_in_units_or_money_then_it_is_whole_units(string budget, long units) =>
        Assert.Equal(units, Valid(Json(Rule, $", \"budget\": {{{budget}}}")).Budget);

    private static List<string> Faults(string json) =>
        Read(json).Faults.Select(fault => $"{fault.Pointer} {fault.Code}").ToList();
}
