using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What rules for activities can have wrong, and conditions on what is given beside an order.</summary>
public sealed class ActivityFaultTests
{
    private const string Other = "standing.prg_01a200355c7c7000804333d1b3c31f58";

    public static TheoryData<string, string, string> Rules => new()
    {
        { "/activities", "[]", "/activities: required" },
        { "/activities", "{}", "/activities: wrong_type" },
        { "/activities", $"[{string.Join(',', Enumerable.Range(0, 101).Select(i => Rule($"a{i}")))}]",
            "/activities: too_many" },
        { "/activities/0", "5", "/activities/0: wrong_type" },
        { "/activities/0/id", "", "/activities/0/id: required" },
        { "/activities/0/id", "\"program\"", "/activities/0/id: invalid_value" },
        { "/activities/0/id", "\"base\"", "/activities/0/id: duplicate" },
        { "/activities/1/id", "\"survey\"", "/activities/1/id: duplicate" },
        { "/activities/0/activity", "", "/activities/0/activity: required" },
        { "/activities/0/activity", "\"Survey\"", "/activities/0/activity: invalid_format" },
        { "/activities/0/activity", "\"a b\"", "/activities/0/activity: invalid_format" },
        { "/activities/0/activity", $"\"{new string('x', 65)}\"", "/activities/0/activity: too_long" },
        { "/activities/0/type", "\"x\"", "/activities/0/type: unknown_field" },
        { "/activities/0/earn", "", "/activities/0/earn: required" },
        { "/activities/0/earn/kind", "\"visit\"", "/activities/0/earn/kind: invalid_value" },
        { "/activities/0/earn/kind", "\"multiply\"", "/activities/0/earn/kind: invalid_value" },
        { "/activities/0/earn/units", "0", "/activities/0/earn/units: out_of_range" },
        { "/activities/0/earn/units", "1.5", "/activities/0/earn/units: wrong_type" },
        { "/activities/0/earn/per", "1", "/activities/0/earn/per: unknown_field" },
        { "/activities/0/cap", """{ "units": 1, "per": "purchase" }""", "/activities/0/cap/per: invalid_value" },
        { "/activities/0/cap", """{ "units": 0, "per": "day" }""", "/activities/0/cap/units: out_of_range" },
        { "/activities/1/cap", """{ "units": 1, "per": "day" }""", "/activities/1/cap: unsupported" },
        { "/activities/0/effective", "{}", "/activities/0/effective: required" },
        { "/rules/0/activity", "\"x\"", "/rules/0/activity: unknown_field" },
        { "/activities/0/when", "{}", "/activities/0/when: required" },
        { "/activities/0/when", """{ "order.total": 5 }""", "/activities/0/when/order.total: unknown_field" },
        { "/activities/0/when", """{ "not": { "line.sku": "a" } }""",
            "/activities/0/when/not/line.sku: unknown_field" },
        { "/activities/0/when", """{ "local.month": 5, "member.daysEnrolled": 3 }""", "" },
        { "/rules/0/when", """{ "activity.channel": "app" }""", "/rules/0/when/activity.channel: unknown_field" },
        { "/exclude", """{ "any": [ { "activity.type": "x" } ] }""", "/exclude/any/0/activity.type: unknown_field" },
    };

    public static TheoryData<string, string> Conditions => new()
    {
        { """ "activity.a b": 1 """, "/activity.a b: unknown_field" },
        { """ "activity.": 1 """, "/activity.: unknown_field" },
        { $""" "activity.{new string('x', 65)}": 1 """, $"/activity.{new string('x', 65)}: unknown_field" },
        { """ "activity.score": ["5", 5] """, "/activity.score/1: wrong_type" },
        { """ "activity.score": [5, "5"] """, "/activity.score/1: wrong_type" },
        { """ "activity.score": { "gte": 5, "ne": "x" } """, "/activity.score/ne: wrong_type" },
        { """ "activity.score": { "gte": "5" } """, "/activity.score/gte: unknown_field" },
        { """ "activity.score": true """, "/activity.score: wrong_type" },
        { """ "activity.score": 5, "not": { "activity.score": "6" } """, "/not/activity.score: wrong_type" },
        { """ "activity.score": { "gte": 5, "lt": 5 } """, "/activity.score/lt: contradictory" },
        { """ "activity.score": -5 """, "" },
        { """ "activity.score": 5, "all": [ { "activity.score": { "gt": 5 } } ] """,
            "/all/0/activity.score/gt: contradictory" },
        { """ "activity.channel": "a", "all": [ { "activity.channel": "b" } ] """,
            "/all/0/activity.channel: contradictory" },
        { """ "activity.type": "other" """, "/activity.type: contradictory" },
        { """ "activity.type": 5 """, "/activity.type: wrong_type" },
        { """ "member.isBirthday": "maybe" """, "/member.isBirthday: invalid_value" },
        { """ "member.isBirthday": true """, "/member.isBirthday: wrong_type" },
        { """ "member.isBirthday": ["yes", "nope"] """, "/member.isBirthday/1: invalid_value" },
        { """ "not": { "member.isBirthday": ["yes", "no"] } """, "/not: contradictory" },
        { """ "member.daysEnrolled": "5" """, "/member.daysEnrolled: wrong_type" },
        { """ "member.daysEnrolled": { "lt": 0 } """, "/member.daysEnrolled/lt: contradictory" },
        { """ "member.age": 5 """, "/member.age: unknown_field" },
        { """ "standing.available": "5" """, "/standing.available: wrong_type" },
        { """ "standing.available": { "lt": -100 } """, "" }, // a debt
        { """ "standing.tier": "gold" """, "/standing.tier: unknown_field" }, // this program has none
        { """ "standing.plan": "gold" """, "/standing.plan: unknown_field" },
        { """ "standing.membership": "active" """, "/standing.membership: unknown_field" },
        { $""" "{Other}.tier": "gold", "{Other}.plan": ["a", "none"], "{Other}.membership": "active" """, "" },
        { $""" "{Other}.tier": 5 """, $"/{Other}.tier: wrong_type" },
        { $""" "{Other}.available": 5, "not": {"{"} "{Other}.available": 5 {"}"} """, "/not: contradictory" },
        { $""" "{Other}.rank": 5 """, $"/{Other}.rank: unknown_field" },
        { """ "standing.prg_01A200355C7C7000804333D1B3C31F58.tier": "a" """,
            "/standing.prg_01A200355C7C7000804333D1B3C31F58.tier: unknown_field" },
        { """ "standing.prg_1.tier": "a" """, "/standing.prg_1.tier: unknown_field" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_for_activities_when_it_is_wrong_then_the_fault_names_the_place(
        string pointer, string json, string faults) =>
        Assert.Equal(faults, Patched.Faults(ExamplePrograms.Points, $"/earning{pointer}", json)
            .Replace("/earning/", "/", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_on_given_facts_when_it_is_wrong_then_the_fault_names_the_place(
        string condition, string faults) => Assert.Equal(faults,
        Patched.Faults(ExamplePrograms.Points, "/earning/activities/0/when", $"{{{condition}}}")
            .Replace("/earning/activities/0/when", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("tiered", "standing.tier", "\"gold\"", "")]
    [InlineData("tiered", "standing.tier", "\"none\"", "")]
    [InlineData("tiered", "standing.tier", "[\"gold\", \"glod\"]", "/1: invalid_value")]
    [InlineData("tiered", "standing.tier", "{ \"notIn\": [\"bronze\", \"silver\", \"gold\", \"none\"] }",
        "/notIn: contradictory")]
    [InlineData("tiered", "standing.plan", "\"monthly\"", ": unknown_field")]
    [InlineData("vip", "standing.plan", "[\"monthly\", \"none\"]", "")]
    [InlineData("vip", "standing.plan", "\"yearly\"", ": invalid_value")]
    [InlineData("vip", "standing.membership", "\"active\"", "")]
    [InlineData("vip", "standing.tier", "\"gold\"", ": unknown_field")]
    public void A_condition_on_the_own_standing_when_it_names_what_is_not_there_then_that_is_a_fault(
        string type, string field, string json, string faults) => Assert.Equal(faults, Patched.Faults(
            type == "vip" ? ExamplePrograms.Vip : ExamplePrograms.Tiered,
            "/earning/activities/0/when", $$"""{ "{{field}}": {{json}} }""")
        .Replace($"/earning/activities/0/when/{field}", "", StringComparison.Ordinal));

    private static string Rule(string id) =>
        $$"""{ "id": "{{id}}", "activity": "x", "earn": { "kind": "fixed", "units": 1 } }""";
}
