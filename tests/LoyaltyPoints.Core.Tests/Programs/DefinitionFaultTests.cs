using LoyaltyPoints.Core.Programs;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>Everything a definition can have wrong: the place, then the code.</summary>
public sealed class DefinitionFaultTests
{
    private const string Spend = """{ "id": "s", "earn": { "kind": "spend", "per": 100, "units": 1 } }""";

    public static TheoryData<string, string> Sections => new()
    {
        { "[]", ": wrong_type" },
        { "{}", "/name: required|/type: required|/currency: required|/timeZone: required|/earning: required" },
        { Whole("\"name\": 1"), "/name: wrong_type" },
        { Whole("\"name\": \"\""), "/name: required" },
        { Whole("\"name\": \" x\""), "/name: invalid_format" },
        { Whole("\"name\": \"a\\u0000b\""), "/name: invalid_format" },
        { Whole("\"name\": \"\\ud800\""), "/name: invalid_format" },
        { Whole($"\"name\": \"{new string('x', 101)}\""), "/name: too_long" },
        { Whole("\"type\": \"tiered\""), "/tiers: required" },
        { Whole("\"type\": \"pointz\""), "/type: invalid_value" },
        { Whole("\"type\": null"), "/type: wrong_type" },
        { Whole("\"currency\": \"EURO\""), "/currency: invalid_value" },
        { Whole("\"currency\": \"eur\""), "/currency: invalid_value" },
        { Whole("\"timeZone\": \"Mars/Phobos\""), "/timeZone: invalid_value" },
        { Whole("\"timeZone\": \"China Standard Time\""), "/timeZone: invalid_value" },
        { Whole("\"extra\": 1"), "/extra: unknown_field" },
        { Whole("\"a/b~c\": 1"), "/a~1b~0c: unknown_field" },
        { Whole("\"\\ud800\": 1"), ": invalid_format" },
        { Whole("\"maturity\": { \"kind\": \"soon\" }"), "/maturity/kind: invalid_value" },
        { Whole("\"maturity\": { \"kind\": \"immediate\", \"days\": 3 }"), "/maturity/days: unknown_field" },
        { Whole("\"maturity\": \"immediate\""), "/maturity: wrong_type" },
        { Whole("\"expiry\": { \"kind\": \"afterEarning\" }"), "/expiry/period: required" },
        { Whole("\"expiry\": { \"kind\": \"afterEarning\", \"period\": \"1 year\" }"),
            "/expiry/period: invalid_format" },
        { Whole("\"expiry\": { \"kind\": \"afterEarning\", \"period\": \"P1Y\", \"roundTo\": \"noon\" }"),
            "/expiry/roundTo: invalid_value" },
        { Whole("\"expiry\": { \"kind\": \"never\", \"period\": \"P1Y\" }"), "/expiry/period: unknown_field" },
        { Whole("\"returns\": { \"negativeBalance\": \"maybe\" }"), "/returns/negativeBalance: invalid_value" },
        { Whole("\"returns\": { \"negativeBalance\": true }"), "/returns/negativeBalance: wrong_type" },
        { Whole("\"earning\": []"), "/earning: wrong_type" },
    };

    public static TheoryData<string, string> Earnings => new()
    {
        { "{}", "/rules: required" },
        { """{ "rules": {} }""", "/rules: wrong_type" },
        { """{ "rules": [] }""", "/rules: required" },
        { $$"""{ "rules": [{{string.Join(',', Enumerable.Repeat(Spend, 101))}}] }""", "/rules: too_many" },
        { $$"""{ "rules": [{{Spend}}, {{Spend}}] }""", "/rules/1/id: duplicate" },
        { With("\"combine\": \"all\""), "/combine: invalid_value" },
        { With("\"rounding\": \"down\""), "/rounding: invalid_value" },
        { With("\"basis\": { \"tax\": \"yes\", \"tip\": \"included\" }"),
            "/basis/tax: invalid_value|/basis/tip: unknown_field" },
        { With("\"minimumOrder\": -1"), "/minimumOrder: out_of_range" },
        { With("\"minimumOrder\": null"), "/minimumOrder: wrong_type" },
        { With("\"minimumOrder\": 1.5"), "/minimumOrder: wrong_type" },
        { With("\"minimumOrder\": 1e3"), "/minimumOrder: wrong_type" },
        { With("\"minimumOrder\": 99999999999999999999999"), "/minimumOrder: out_of_range" },
        { With("\"maximumPerPurchase\": 0"), "/maximumPerPurchase: out_of_range" },
        { With("\"cap\": { \"units\": 0, \"per\": \"day\" }"), "/cap/units: out_of_range" },
        { With("\"cap\": { \"units\": 5 }"), "/cap/per: required" },
        { With("\"cap\": { \"units\": 5, \"per\": \"year\" }"), "/cap/per: invalid_value" },
        { With("\"cap\": []"), "/cap: required" },
        { With("\"cap\": 5"), "/cap: wrong_type" },
        { With("\"cap\": [{ \"units\": 5, \"per\": \"day\" }, { \"units\": 6, \"per\": \"day\" }]"),
            "/cap/1/per: duplicate" },
        { With("\"exclude\": { \"order.basis\": 5 }"), "/exclude: invalid_value" },
        { With("\"exclude\": { \"line.colour\": \"red\" }"), "/exclude/line.colour: unknown_field" },
        { With("\"exclude\": { \"line.category\": [] }"), "/exclude/line.category: contradictory" },
    };

    public static TheoryData<string, string> SingleRules => new()
    {
        { "5", ": wrong_type" },
        { "{}", "/id: required|/earn: required" },
        { Rule("\"id\": \"Coffee!\""), "/id: invalid_format" },
        { Rule("\"id\": \"program\""), "/id: invalid_value" },
        { Rule($"\"id\": \"{new string('x', 65)}\""), "/id: too_long" },
        { Rule("\"earn\": { \"kind\": \"bands\" }"),
            "/earn/kind: invalid_value|/earn/over: required|/earn/per: required|/earn/bands: required" },
        { Rule("\"earn\": { \"kind\": \"spent\" }"), "/earn/kind: invalid_value" },
        { Rule("\"earn\": { \"per\": 1 }"), "/earn/kind: required" },
        { Earn("\"spend\", \"units\": 1"), "/earn/per: required" },
        { Earn("\"spend\", \"units\": 1, \"per\": 0"), "/earn/per: out_of_range" },
        { Earn("\"spend\", \"units\": 1, \"per\": \"10\""), "/earn/per: wrong_type" },
        { Earn("\"spend\", \"units\": 0, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": -1, \"per\": 1"), "/earn/units: negative_rate" },
        { Earn("\"spend\", \"units\": -1e99, \"per\": 1"), "/earn/units: negative_rate" },
        { Earn("\"spend\", \"units\": 1e99, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": 1e-40, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": 0.0000001, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": 1.00000000000000000000000001, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": 1000000000001, \"per\": 1"), "/earn/units: out_of_range" },
        { Earn("\"spend\", \"units\": \"1\", \"per\": 1"), "/earn/units: wrong_type" },
        { Earn("\"spend\", \"units\": 1, \"per\": 1, \"step\": \"half\""), "/earn/step: invalid_value" },
        { Earn("\"spend\", \"units\": 1, \"per\": 1, \"by\": 3"), "/earn/by: unknown_field" },
        { Earn("\"visit\""), "/earn/units: required" },
        { Earn("\"visit\", \"units\": 1, \"rounding\": \"floor\""), "/earn/rounding: unknown_field" },
        { Earn("\"item\", \"units\": null"), "/earn/units: wrong_type" },
        { Earn("\"multiply\", \"by\": 1"), "/earn/by: invalid_value" },
        { Earn("\"multiply\", \"by\": 1.0"), "/earn/by: invalid_value" },
        { Earn("\"multiply\", \"by\": -2"), "/earn/by: negative_rate" },
        { Earn("\"multiply\", \"by\": 1000.5"), "/earn/by: out_of_range" },
        { Earn("\"multiply\", \"by\": 1e-40"), "/earn/by: out_of_range" },
        { Earn("\"multiply\", \"by\": 2, \"stack\": \"yes\""), "/earn/stack: wrong_type" },
        { Rule("\"cap\": { \"units\": 1.5, \"per\": \"day\" }"), "/cap/units: wrong_type" },
        { Rule("\"cap\": { \"units\": 1000000000001, \"per\": \"day\" }"), "/cap/units: out_of_range" },
        { Rule("\"effective\": {}"), "/effective: required" },
        { Rule("\"effective\": { \"from\": \"2026-13-01\" }"), "/effective/from: invalid_format" },
        { Rule("\"effective\": { \"from\": \"2026-01-01T00:00:00\" }"), "/effective/from: invalid_format" },
        { Rule("\"effective\": { \"from\": 20260101 }"), "/effective/from: wrong_type" },
        { Rule("\"effective\": { \"from\": \"2026-01-02\", \"to\": \"2026-01-02\" }"), "/effective: unreachable" },
        { Rule("\"effective\": { \"from\": \"2026-01-02\", \"to\": \"2026-01-01T10:00+08:00\" }"),
            "/effective: unreachable" },
        { Rule("\"when\": {}"), "/when: required" },
        { Rule("\"when\": null"), "/when: wrong_type" },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_definition_when_a_section_is_wrong_then_the_fault_names_the_place(string json, string faults) =>
        Assert.Equal(faults, Faults(json));

    [Theory]
    [MemberData(nameof(Earnings))]
    public void Earning_when_it_is_wrong_then_the_fault_names_the_place(string earning, string faults) =>
        Assert.Equal(faults, Faults(Json(earning)).Replace("/earning/", "/", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(SingleRules))]
    public void A_rule_when_it_is_wrong_then_the_fault_names_the_place(string rule, string faults) => Assert.Equal(
        faults,
        Faults(Json($$"""{ "rules": [ { "id": "base", "earn": { "kind": "visit", "units": 1 } }, {{rule}} ] }"""))
            .Replace("/earning/rules/1", "", StringComparison.Ordinal));

    [Fact]
    public void Faults_when_there_are_many_then_all_are_named_at_once() => Assert.Equal(
        "/currency: invalid_value|/earning/rules/0/id: required|/earning/rules/0/earn/units: negative_rate"
        + "|/earning/rules/1/earn/kind: invalid_value|/earning/rules/1/colour: unknown_field"
        + "|/earning/minimumOrder: out_of_range|/returns/negative: unknown_field|/notes: unknown_field",
        Faults("""
            { "name": "x", "type": "points", "currency": "QQQ", "timeZone": "UTC", "notes": [],
              "earning": { "minimumOrder": -1, "rules": [
                { "earn": { "kind": "spend", "per": 100, "units": -1 } },
                { "id": "b", "earn": { "kind": "spent", "what": 1 }, "colour": "red" } ] },
              "returns": { "negative": 1 } }
            """));

    [Fact]
    public void A_field_when_it_is_there_twice_then_it_is_named() => Assert.Equal("/earning/rules: duplicate",
        Faults(Json($$"""{ "rules": [{{Spend}}], "rules": [{{Spend}}] }""")));

    [Fact]
    public void Fault_codes_when_faults_are_found_then_they_come_from_the_closed_list()
    {
        var known = typeof(FaultCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!).ToHashSet();
        var used = new IEnumerable<object[]>[]
            {
                Sections, Earnings, SingleRules, ConditionFaultTests.Conditions, SectionFaultTests.Sections,
                TimeTermFaultTests.Terms, SpendFaultTests.Parts, TierFaultTests.Tiers, ActivityFaultTests.Rules,
                ActivityFaultTests.Conditions, MembershipFaultTests.Memberships, MembershipFaultTests.Cards,
            }
            .SelectMany(table => table).SelectMany(row => ((string)row[^1]).Split('|')).Where(fault => fault.Length > 0)
            .Select(fault => fault[(fault.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]).ToHashSet();

        Assert.Equal(known.Order(), used.Order());
    }

    internal static string Faults(string json) =>
        string.Join('|', Read(json).Faults.Select(fault => $"{fault.Pointer}: {fault.Code}"));

    private static string Earn(string kind) => Rule($"\"earn\": {{ \"kind\": {kind} }}");

    private static string Rule(string field) => Overridden(
        field, ("id", "\"r\""), ("earn", """{ "kind": "visit", "units": 1 }"""));

    private static string With(string field) => Overridden(field, ("rules", $"[{Spend}]"));

    private static string Whole(string field) => Overridden(field, ("name", "\"x\""), ("type", "\"points\""),
        ("currency", "\"EUR\""), ("timeZone", "\"UTC\""), ("earning", $$"""{ "rules": [{{Spend}}] }"""));

    // The good fields, with one put in the place of its good one or added to them.
    private static string Overridden(string field, params (string Name, string Value)[] good) => "{" + string.Join(',',
        good.Where(other => !field.StartsWith($"\"{other.Name}\"", StringComparison.Ordinal))
            .Select(other => $"\"{other.Name}\": {other.Value}").Append(field)) + "}";
}
