using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What the section of tiers can have wrong.</summary>
public sealed class TierFaultTests
{
    private const string WhileReached = """{ "kind": "whileReached" }""";

    public static TheoryData<string, string, string> Tiers => new()
    {
        { "/colour", "1", "/colour: unknown_field" },
        { "/window", "", "/window: required" },
        { "/window", "\"day\"", "/window: invalid_value" },
        { "/levels", "", "/levels: required" },
        { "/levels", "[]", "/levels: required" },
        { "/levels", "{}", "/levels: wrong_type" },
        { "/levels", $"[{string.Join(',', Enumerable.Range(1, 21).Select(i => Level($"l{i}", i)))}]",
            "/levels: too_many" },
        { "/levels/0", "5", "/levels/0: wrong_type" },
        { "/levels/0/id", "", "/levels/0/id: required" },
        { "/levels/0/id", "\"Bronze\"", "/levels/0/id: invalid_format" },
        { "/levels/0/id", "\"tier:a\"", "/levels/0/id: invalid_format" },
        { "/levels/0/id", "\"none\"", "/levels/0/id: invalid_value" },
        { "/levels/0/id", "\"gold\"", "/levels/2/id: duplicate" },
        { "/levels/0/name", "", "/levels/0/name: required" },
        { "/levels/0/rank", "1", "/levels/0/rank: unknown_field" },
        { "/levels/0/reach", """{ "spend": 1 }""", "" },
        { "/levels/1/reach", "", "/levels/1/reach: required" },
        { "/levels/1/reach", "null", "/levels/1/reach: wrong_type" },
        { "/levels/1/reach", "{}", "/levels/1/reach: required" },
        { "/levels/1/reach", """{ "money": 5 }""", "/levels/1/reach/money: unknown_field" },
        { "/levels/1/reach", """{ "spend": 0 }""", "/levels/1/reach/spend: out_of_range" },
        { "/levels/1/reach", """{ "spend": 1.5 }""", "/levels/1/reach/spend: wrong_type" },
        { "/levels/1/reach", """{ "any": [] }""", "/levels/1/reach/any: required" },
        { "/levels/1/reach", """{ "all": [ { "visits": 1 }, {} ] }""", "/levels/1/reach/all/1: required" },
        { "/levels/1/reach", """{ "any": { "visits": 1 } }""", "/levels/1/reach/any: wrong_type" },
        { "/levels/1/reach", Nested(5), "/levels/1/reach/any/0/any/0/any/0/any/0/any/0: too_deep" },
        { "/levels/1/reach", $$"""{ "any": [{{Many(11)}}] }""", "/levels/1/reach: too_many" },
        { "/levels/1/reach", $$"""{ "any": [{{Many(10)}}] }""", "" },
        { "/levels/1/reach", """{ "any": [ { "spend": 9 }, { "spend": 8 }, { "visits": 3 } ] }""",
            "/levels/1/reach/any/0: unreachable" },
        { "/levels/1/reach", """{ "any": [ { "spend": 9 }, { "spend": 9 } ] }""",
            "/levels/1/reach/any/1: unreachable" },
        { "/levels/1/reach", """{ "any": [ { "spend": 9 }, { "spend": 9, "visits": 1 } ] }""",
            "/levels/1/reach/any/1: unreachable" },
        { "/levels/1/reach", """{ "spend": 9, "all": [ { "spend": 8 } ] }""", "/levels/1/reach/all/0: unreachable" },
        { "/levels/1/reach", """{ "spend": 9, "any": [ { "spend": 8 }, { "visits": 1 } ] }""",
            "/levels/1/reach/any: unreachable" },
        { "/levels/1/reach", """{ "spend": 500000 }""", "/levels/2/reach: contradictory" },
        { "/levels/1/reach", """{ "spend": 500000, "visits": 3 }""", "/levels/2/reach: contradictory" },
        { "/levels/1/reach", """{ "any": [ { "spend": 1 }, { "visits": 60 } ] }""", "" },
        { "/levels/2/reach", """{ "spend": 100000 }""", "/levels/2/reach: contradictory" },
        { "/levels/2/reach", """{ "any": [ { "spend": 100000 }, { "visits": 1 } ] }""",
            "/levels/2/reach: contradictory" },
        { "/levels/2/reach", """{ "spend": 100001 }""", "" },
        { "/levels/2/reach", """{ "visits": 1 }""", "" },
        { "/levels/2/reach", """{ "spend": 100000, "visits": 1 }""", "" },
        { "/levels/0/reach", """{ "visits": 1 }""", "" },
        { "/levels/0/reach", """{ "spend": 900000 }""",
            "/levels/1/reach: contradictory|/levels/2/reach: contradictory" },
        { "/validity", "", "/validity: required" },
        { "/validity", "\"whileReached\"", "/validity: wrong_type" },
        { "/validity", """{ "kind": "always" }""", "/validity/kind: invalid_value" },
        { "/validity", """{ "kind": "period" }""", "/validity/period: required" },
        { "/validity", """{ "kind": "endOfPeriod", "period": "P1Y" }""",
            "/validity/period: unknown_field|/validity/kind: contradictory" },
        { "/validity", """{ "kind": "nextPeriod" }""", "/validity/kind: contradictory" },
        { "/validity", """{ "kind": "endOfPeriod" }""", "/validity/kind: contradictory" },
        { "/validity", """{ "kind": "endOfNextPeriod" }""", "/validity/kind: contradictory" },
        { "/validity", WhileReached, "/atEnd: contradictory|/grace: contradictory" },
        { "/atEnd", "\"fall\"", "/atEnd: invalid_value" },
        { "/atEnd", "\"keep\"", "/grace: contradictory" },
        { "/grace", "{}", "/grace/period: required" },
        { "/grace", "\"P1M\"", "/grace: wrong_type" },
        { "/grace", """{ "period": "P1M", "roundTo": "endOfWeek" }""", "/grace/roundTo: invalid_value" },
        { "/grace", """{ "period": "P1M", "kind": "x" }""", "/grace/kind: unknown_field" },
        { "/crossingEarns", "true", "/crossingEarns: wrong_type" },
        { "/crossingEarns", "\"new\"", "/crossingEarns: contradictory" }, // gold asks for units earned
        { "/afterReturn", "\"drop\"", "/afterReturn: invalid_value" },
        { "/levels/2/benefits", "{}", "/levels/2/benefits: required" },
        { "/levels/2/benefits", "[]", "/levels/2/benefits: wrong_type" },
        { "/levels/2/benefits/gift", "1", "/levels/2/benefits/gift: unknown_field" },
        { "/levels/2/benefits/multiplier", "1", "/levels/2/benefits/multiplier: invalid_value" },
        { "/levels/2/benefits/multiplier", "0", "/levels/2/benefits/multiplier: out_of_range" },
        { "/levels/2/benefits/multiplier", "1001", "/levels/2/benefits/multiplier: out_of_range" },
        { "/levels/2/benefits/discountPercent", "0", "/levels/2/benefits/discountPercent: out_of_range" },
        { "/levels/2/benefits/discountPercent", "100.5", "/levels/2/benefits/discountPercent: out_of_range" },
        { "/levels/2/benefits/discountPercent", "-5", "/levels/2/benefits/discountPercent: negative_rate" },
        { "/levels/2/benefits/freeShipping", "1", "/levels/2/benefits/freeShipping: wrong_type" },
        { "/levels/2/benefits/birthdayUnits", "0", "/levels/2/benefits/birthdayUnits: out_of_range" },
        { "/levels/2/benefits/anniversaryUnits", "1.5", "/levels/2/benefits/anniversaryUnits: wrong_type" },
        { "/levels/2/benefits/perks", "[]", "/levels/2/benefits/perks: required" },
        { "/levels/2/benefits/perks", "\"Lounge\"", "/levels/2/benefits/perks: wrong_type" },
        { "/levels/2/benefits/perks", """["a", "b", "a"]""", "/levels/2/benefits/perks/2: duplicate" },
        { "/levels/2/benefits/perks", $"[{string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"{i}\""))}]",
            "/levels/2/benefits/perks: too_many" },
        { "/levels/2/benefits/perks", $"[\"{new string('x', 101)}\"]", "/levels/2/benefits/perks/0: too_long" },
        { "/levels/2/benefits/expiry", """{ "kind": "afterInactivity", "period": "P1Y" }""",
            "/levels/2/benefits/expiry/kind: invalid_value" },
        { "/levels/2/benefits/expiry", """{ "kind": "never" }""", "/levels/2/benefits/expiry: contradictory" },
    };

    [Theory]
    [MemberData(nameof(Tiers))]
    public void Tiers_when_they_are_wrong_then_the_fault_names_the_place(string pointer, string json, string faults)
    {
        // Without rules that ask for tiers, what is wrong with these stands alone.
        var example = Patched.With(ExamplePrograms.Tiered, "/earning/activities/0/when", "");
        example = Patched.With(example, "/earning/rules/1/when", "");

        Assert.Equal(faults, Patched.Faults(example, $"/tiers{pointer}", json)
            .Replace("/tiers/", "/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"lifetime\"", """{ "kind": "nextPeriod" }""", """{ "visits": 1 }""", "/validity/kind: contradictory")]
    [InlineData("\"lifetime\"", """{ "kind": "endOfPeriod" }""", """{ "visits": 1 }""",
        "/validity/kind: contradictory")]
    [InlineData("\"year\"", """{ "kind": "nextPeriod" }""", """{ "visits": 1 }""", "")]
    [InlineData("\"membershipYear\"", """{ "kind": "endOfNextPeriod" }""", """{ "visits": 1 }""", "")]
    [InlineData("\"year\"", """{ "kind": "nextPeriod" }""", """{ "balance": 1 }""", "/validity/kind: contradictory")]
    [InlineData("\"year\"", """{ "kind": "nextPeriod" }""", """{ "balance": 1, "visits": 2 }""", "")]
    [InlineData("\"year\"", """{ "kind": "endOfPeriod" }""", """{ "balance": 1 }""", "")]
    [InlineData("\"month\"", WhileReached, """{ "balance": 1 }""", "")]
    [InlineData("\"quarter\"", WhileReached, """{ "unitsEarned": 1 }""", "/levels/1/reach: unreachable")]
    public void Tiers_when_window_validity_and_metrics_meet_then_only_what_has_a_meaning_is_taken(
        string window, string validity, string reach, string faults) =>
        Assert.Equal(faults, Faults(window, validity, reach, ""));

    [Theory]
    [InlineData("old", "balance", "")]
    [InlineData("new", "balance", "/crossingEarns: contradictory")]
    [InlineData("new", "visits", "")]
    [InlineData("new", "spend", "")]
    public void A_crossing_when_it_earns_by_the_new_tier_then_the_tier_cannot_rest_on_what_it_earns(
        string crossing, string metric, string faults) => Assert.Equal(faults, Faults(
        "\"year\"", WhileReached, $$"""{ "{{metric}}": 5 }""", $$""", "crossingEarns": "{{crossing}}" """));

    [Theory]
    [InlineData("\"atEnd\": \"keep\"", "/atEnd: contradictory")]
    [InlineData("\"atEnd\": \"toEarned\"", "")]
    [InlineData("\"afterReturn\": \"keep\"", "/afterReturn: contradictory")]
    [InlineData("\"grace\": { \"period\": \"P1M\" }", "/grace: contradictory")]
    public void A_tier_when_it_is_held_while_it_is_reached_then_nothing_can_keep_it_longer(
        string setting, string faults) =>
        Assert.Equal(faults, Faults("\"year\"", WhileReached, """{ "visits": 5 }""", $", {setting}"));

    private static string Faults(string window, string validity, string reach, string more) =>
        DefinitionFaultTests.Faults($$"""
            { "name": "T", "type": "tiered", "currency": "EUR", "timeZone": "UTC",
              "tiers": { "window": {{window}}, "validity": {{validity}}, "levels": [
                { "id": "a", "name": "A" }, { "id": "b", "name": "B", "reach": {{reach}} } ]{{more}} } }
            """).Replace("/tiers/", "/", StringComparison.Ordinal);

    private static string Level(string id, int spend) =>
        $$"""{ "id": "{{id}}", "name": "L", "reach": { "spend": {{spend}} } }""";

    private static string Many(int count) => string.Join(',',
        Enumerable.Range(1, count).Select(i => $$"""{ "visits": {{i}}, "spend": {{100 - i}} }"""));

    private static string Nested(int levels) =>
        levels == 0 ? """{ "visits": 5 }""" : $$"""{ "any": [ {{Nested(levels - 1)}} ] }""";
}
