using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What the sections of paid memberships and of punch cards can have wrong.</summary>
public sealed class MembershipFaultTests
{
    public static TheoryData<string, string, string> Memberships => new()
    {
        { "/plans", "", "/plans: required" },
        { "/plans", "[]", "/plans: required" },
        { "/plans", "5", "/plans: wrong_type" },
        { "/plans", $"[{string.Join(',', Enumerable.Range(0, 21).Select(i => Plan($"p{i}")))}]", "/plans: too_many" },
        { "/plans/0", "[]", "/plans/0: wrong_type" },
        { "/plans/1/id", "\"monthly\"", "/plans/1/id: duplicate" },
        { "/plans/1/id", "\"none\"", "/plans/1/id: invalid_value" },
        { "/plans/1/id", "\"A\"", "/plans/1/id: invalid_format" },
        { "/plans/1/name", "", "/plans/1/name: required" },
        { "/plans/0/interval", "\"month\"", "/plans/0/interval: invalid_format" },
        { "/plans/0/interval", "", "/plans/0/renewalFee: contradictory" },
        { "/plans/0/interval", "null", "/plans/0/renewalFee: contradictory" },
        { "/plans/0/initialFee", "", "/plans/0/initialFee: required" },
        { "/plans/0/initialFee", "-1", "/plans/0/initialFee: out_of_range" },
        { "/plans/0/renewalFee", "", "/plans/0/renewalFee: required" },
        { "/plans/0/renewalFee", "9.9", "/plans/0/renewalFee: wrong_type" },
        { "/plans/1/renewalFee", "0", "/plans/1/renewalFee: contradictory" },
        { "/plans/0/trial", "\"P0D\"", "/plans/0/trial: invalid_format" },
        { "/plans/0/trial", "null", "/plans/0/trial: wrong_type" },
        { "/plans/0/unitsPerPeriod", "-1", "/plans/0/unitsPerPeriod: out_of_range" },
        { "/plans/0/unitsPerPeriod", "0", "" },
        { "/plans/0/price", "1", "/plans/0/price: unknown_field" },
        { "/plans/0/benefits", """{ "multiplier": 2 }""", "/plans/0/benefits/multiplier: unreachable" },
        { "/plans/0/benefits", """{ "birthdayUnits": true }""", "/plans/0/benefits/birthdayUnits: wrong_type" },
        { "/pastDue", "3", "/pastDue: wrong_type" },
        { "/grace", "\"\"", "/grace: required" },
        { "/refundWithin", "\"P14\"", "/refundWithin: invalid_format" },
        { "/fee", "1", "/fee: unknown_field" },
        { "/plans", $"[{Plan("monthly")}]", "/pastDue: unreachable|/grace: unreachable" },
    };

    public static TheoryData<string, string, string> Cards => new()
    {
        { "/card/stamps", "", "/card/stamps: required" },
        { "/card/stamps", "1", "/card/stamps: out_of_range" },
        { "/card/stamps", "1001", "/card/stamps: out_of_range" },
        { "/card/stamps", "2", "/card/headStart: out_of_range" },
        { "/card/headStart", "10", "/card/headStart: out_of_range" },
        { "/card/headStart", "-1", "/card/headStart: out_of_range" },
        { "/card/headStart", "9", "" },
        { "/card/headStart", "0", "" },
        { "/card/reward", "", "/card/reward: required" },
        { "/card/reward", "\"\"", "/card/reward: required" },
        { "/card/colour", "\"red\"", "/card/colour: unknown_field" },
        { "/card/expiresAfter", "{}", "/card/expiresAfter/period: required" },
        { "/card/expiresAfter", "\"P6M\"", "/card/expiresAfter: wrong_type" },
        { "/card/expiresAfter", """{ "period": "P6M", "kind": "x" }""", "/card/expiresAfter/kind: unknown_field" },
        { "/expiry", """{ "kind": "afterEarning", "period": "P1Y" }""", "/card/expiresAfter: contradictory" },
        { "/expiry", """{ "kind": "afterInactivity", "period": "P1Y" }""", "/card/expiresAfter: contradictory" },
        { "/earning/rules/0/expiry", """{ "kind": "never" }""", "/earning/rules/0/expiry: contradictory" },
        { "/maturity", """{ "kind": "afterDays", "days": 300 }""", "/card/expiresAfter: contradictory" },
        { "/maturity", """{ "kind": "afterDays", "days": 30 }""", "" },
    };

    [Theory]
    [MemberData(nameof(Memberships))]
    public void A_membership_when_it_is_wrong_then_the_fault_names_the_place(
        string pointer, string json, string faults)
    {
        var example = Patched.With(ExamplePrograms.Vip, "/earning", "");

        Assert.Equal(faults, Patched.Faults(example, $"/membership{pointer}", json)
            .Replace("/membership/", "/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "discountPercent": 5, "expiry": { "kind": "never" } }""", "", "")]
    [InlineData("""{ "discountPercent": 5, "expiry": { "kind": "never" } }""", "0", "/expiry: unreachable")]
    public void An_expiry_of_benefits_when_nothing_gives_units_then_it_is_unreachable(
        string benefits, string unitsPerPeriod, string faults)
    {
        var example = Patched.With(ExamplePrograms.Vip, "/earning", "");
        if (unitsPerPeriod.Length > 0)
            example = Patched.With(example, "/membership/plans/0/unitsPerPeriod", unitsPerPeriod);

        Assert.Equal(faults, Patched.Faults(example, "/membership/plans/0/benefits", benefits)
            .Replace("/membership/plans/0/benefits", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_when_it_is_wrong_then_the_fault_names_the_place(string pointer, string json, string faults) =>
        Assert.Equal(faults, Patched.Faults(ExamplePrograms.PunchCard, pointer, json));

    private static string Plan(string id) => $$"""{ "id": "{{id}}", "name": "P", "initialFee": 1 }""";
}
