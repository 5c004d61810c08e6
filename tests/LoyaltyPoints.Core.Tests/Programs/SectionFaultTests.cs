using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>Which sections a type of program must have, may have and must not have.</summary>
public sealed class SectionFaultTests
{
    private const string Card = """{ "stamps": 10, "reward": "Coffee" }""";

    public static TheoryData<string, string, string, string> Sections => new()
    {
        { "points", "/earning", "", "/earning: required" },
        { "points", "/earning/rules", "", "/earning/rules: required" },
        { "points", "/card", Card, "/card: contradictory" },
        { "points", "/tiers", "5", "/tiers: contradictory" },
        { "points", "/membership", "{}", "/membership: contradictory" },
        { "points", "/thresholds", "[]", "/thresholds: contradictory" },
        { "points", "/stamps", "10", "/stamps: unknown_field" },
        { "points", "/unit", """{ "kind": "gold" }""", "/unit/kind: invalid_value" },
        { "points", "/unit", """{ "kind": true }""", "/unit/kind: wrong_type" },
        { "points", "/unit", """{ "kind": "credit", "of": 1 }""", "/unit/of: unknown_field" },
        { "points", "/unit", "{}", "/unit/kind: required" },
        { "points", "/unit", "\"credit\"", "/unit: wrong_type" },
        { "points", "/type", "\"spend\"", "/thresholds: required" },
        { "spend", "/type", "\"points\"", "/thresholds: contradictory|/earning/rules/0/earn/kind: invalid_value" },
        { "spend", "/thresholds", "", "" },
        { "spend", "/earning", "", "" },
        { "spend", "/earning", """{ "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }""", "" },
        { "spend", "/earning", "{}", "/earning: required" },
        { "spend", "/earning", """{ "basis": { "tax": "included" } }""", "" },
        { "spend", "/earning", """{ "basis": { "tax": "included" }, "cap": { "units": 1, "per": "day" } }""",
            "/earning/cap: unreachable" },
        { "spend", "/earning", """{ "exclude": { "line.sku": "a" }, "combine": "best", "rounding": "floor" }""",
            "/earning/rounding: unreachable|/earning/combine: unreachable" },
        { "spend", "/tiers", "{}", "/tiers: contradictory" },
        { "tiered", "/tiers", "", "/tiers: required" }, // what rules ask about tiers is not at fault
        { "tiered", "/tiers", "[]", "/tiers: wrong_type" },
        { "tiered", "/card", Card, "/card: contradictory" },
        { "tiered", "/earning", "", "/tiers/levels/1/benefits/multiplier: unreachable"
            + "|/tiers/levels/2/benefits/multiplier: unreachable|/tiers/levels/2/reach: unreachable" },
        { "vip", "/membership", "", "/membership: required" },
        { "vip", "/earning", "", "" },
        { "vip", "/earning", "{}", "/earning: required" },
        { "vip", "/earning/rules", "[]", "/earning/rules: required" },
        { "vip", "/earning/minimumOrder", "5", "/earning/minimumOrder: unreachable" },
        { "vip", "/earning/maximumPerPurchase", "5", "/earning/maximumPerPurchase: unreachable" },
        { "vip", "/earning/basis", "{}", "/earning/basis: unreachable" },
        { "vip", "/earning/exclude", """{ "line.sku": "a" }""", "/earning/exclude: unreachable" },
        { "vip", "/earning/cap", """{ "units": 5, "per": "day" }""", "" },
        { "vip", "/thresholds", "[]", "/thresholds: contradictory" },
        { "tiered", "/merges", """{ "tier": "totals" }""", "" },
        { "tiered", "/merges", """{ "tier": "better" }""", "" },
        { "tiered", "/merges", "{}", "/merges/tier: required" },
        { "tiered", "/merges", """{ "tier": "worse" }""", "/merges/tier: invalid_value" },
        { "tiered", "/merges", """{ "tier": "better", "of": 1 }""", "/merges/of: unknown_field" },
        { "points", "/transfers", """{ "allowed": true }""", "" },
        { "points", "/transfers", """{ "allowed": true, "maximumPerDay": 500 }""", "" },
        { "points", "/transfers", """{ "allowed": false }""", "" },
        { "points", "/transfers", "{}", "/transfers/allowed: required" },
        { "points", "/transfers", "true", "/transfers: wrong_type" },
        { "points", "/transfers", """{ "allowed": "yes" }""", "/transfers/allowed: wrong_type" },
        { "points", "/transfers", """{ "allowed": true, "maximumPerDay": 0 }""",
            "/transfers/maximumPerDay: out_of_range" },
        { "points", "/transfers", """{ "allowed": false, "maximumPerDay": 5 }""",
            "/transfers/maximumPerDay: contradictory" },
        { "points", "/transfers", """{ "allowed": true, "maximum": 5 }""", "/transfers/maximum: unknown_field" },
        { "punchCard", "/transfers", """{ "allowed": true, "maximumPerDay": 2 }""",
            "/transfers/maximumPerDay: unreachable" },
        { "punchCard", "/card", "", "/card: required" },
        { "punchCard", "/earning", "", "/earning: required" },
        { "punchCard", "/earning/rules", "", "/earning/rules: required" },
        { "punchCard", "/unit", """{ "kind": "credit" }""", "" },
        { "punchCard", "/type", "\"stamps\"", "/type: invalid_value" },
        { "punchCard", "/type", "\"vip\"", "/membership: required|/card: contradictory" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_program_when_its_sections_do_not_fit_its_type_then_the_fault_names_the_place(
        string type, string pointer, string json, string faults) =>
        Assert.Equal(faults, Patched.Faults(Example(type), pointer, json));

    [Fact]
    public void A_section_of_another_type_when_it_is_there_then_the_fault_says_whose_it_is() => Assert.Equal(
        "Only a program of type punchCard has card; this one is of type points.",
        Rules.Given.Read(Patched.With(ExamplePrograms.Points, "/card", Card)).Faults.Single().Detail);

    private static string Example(string type) =>
        ExamplePrograms.All.Single(example => example.Contains($"\"type\": \"{type}\"", StringComparison.Ordinal));
}
