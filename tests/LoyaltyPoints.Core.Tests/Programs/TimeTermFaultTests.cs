using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What maturity and expiry can have wrong, of a program and of single rules.</summary>
public sealed class TimeTermFaultTests
{
    public static TheoryData<string, string, string> Terms => new()
    {
        { "/maturity", """{ "kind": "later" }""", "/kind: invalid_value" },
        { "/maturity", """{ "days": 3 }""", "/kind: required" },
        { "/maturity", """{ "kind": "immediate", "days": 3 }""", "/days: unknown_field" },
        { "/maturity", """{ "kind": "afterDays" }""", "/days: required" },
        { "/maturity", """{ "kind": "afterDays", "days": 0 }""", "/days: out_of_range" },
        { "/maturity", """{ "kind": "afterDays", "days": 3651 }""", "/days: out_of_range" },
        { "/maturity", """{ "kind": "afterDays", "days": 1.5 }""", "/days: wrong_type" },
        { "/maturity", """{ "kind": "afterDays", "days": 1, "date": "2027-01-01" }""", "/date: unknown_field" },
        { "/maturity", """{ "kind": "onDate" }""", "/date: required" },
        { "/maturity", """{ "kind": "onDate", "date": 20270101 }""", "/date: wrong_type" },
        { "/maturity", """{ "kind": "onDate", "date": "2027-02-29" }""", "/date: invalid_format" },
        { "/maturity", """{ "kind": "onDate", "date": "3000-01-01" }""", "/date: out_of_range" },
        { "/maturity", """{ "kind": "onActivity" }""", "/activity: required" },
        { "/maturity", """{ "kind": "onActivity", "activity": "Stay" }""", "/activity: invalid_format" },
        { "/maturity", """{ "kind": "onActivity", "activity": 5 }""", "/activity: wrong_type" },
        { "/maturity", """{ "kind": "onActivity", "activity": "member.birthday" }""", "/activity: unsupported" },
        { "/expiry", """{ "kind": "sometime" }""", "/kind: invalid_value" },
        { "/expiry", """{ "kind": "never", "reinstateWithin": "P1D" }""", "/reinstateWithin: unknown_field" },
        { "/expiry", """{ "kind": "afterEarning", "period": "P1Y", "reinstateWithin": "30" }""",
            "/reinstateWithin: invalid_format" },
        { "/expiry", """{ "kind": "afterEarning", "period": "P1Y", "dates": ["06-30"] }""", "/dates: unknown_field" },
        { "/expiry", """{ "kind": "fixedDates" }""", "/dates: required" },
        { "/expiry", """{ "kind": "fixedDates", "dates": "06-30" }""", "/dates: wrong_type" },
        { "/expiry", """{ "kind": "fixedDates", "dates": [] }""", "/dates: required" },
        { "/expiry", $$"""{ "kind": "fixedDates", "dates": [{{Days(21)}}] }""", "/dates: too_many" },
        { "/expiry", """{ "kind": "fixedDates", "dates": ["06-31", "6-30", 5, "02-30"] }""",
            "/dates/0: invalid_format|/dates/1: invalid_format|/dates/2: wrong_type|/dates/3: invalid_format" },
        { "/expiry", """{ "kind": "fixedDates", "dates": ["12-31", "06-30", "12-31"] }""", "/dates/2: duplicate" },
        { "/expiry", """{ "kind": "fixedDates", "dates": ["12-31"], "roundTo": "endOfDay" }""",
            "/roundTo: unknown_field" },
        { "/expiry", """{ "kind": "afterInactivity" }""", "/period: required" },
        { "/expiry", """{ "kind": "afterInactivity", "period": "P1Y", "roundTo": "x" }""", "/roundTo: invalid_value" },
        { "/expiry", """{ "kind": "afterEarning", "period": "P1W" }""", ": contradictory" }, // matures after 14 days
        { "/earning/rules/2/expiry", """{ "kind": "afterInactivity", "period": "P1Y" }""", "/kind: invalid_value" },
        { "/earning/rules/2/expiry", """{ "kind": "afterEarning", "period": "P1Y", "reinstateWithin": "P1M" }""",
            "/reinstateWithin: unknown_field" },
        { "/earning/rules/2/expiry", "null", ": wrong_type" },
        { "/earning/rules/0/maturity", """{ "kind": "afterDays", "days": 3000 }""", ": contradictory" },
        { "/earning/rules/0/maturity", """{ "kind": "soon" }""", "/kind: invalid_value" },
        { "/earning/rules/1/maturity", """{ "kind": "immediate" }""", ": contradictory" },
        { "/earning/rules/1/expiry", """{ "kind": "never" }""", ": contradictory" },
        { "/earning/activities/0/expiry", """{ "kind": "afterInactivity", "period": "P1Y" }""",
            "/kind: invalid_value" },
        { "/earning/activities/0/maturity", """{ "kind": "onActivity", "activity": "survey.checked" }""", "" },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Time_terms_when_they_are_wrong_then_the_fault_names_the_place(
        string pointer, string json, string faults)
    {
        var found = Patched.Faults(ExamplePrograms.Points, pointer, json);

        Assert.Equal(faults, found.Replace(pointer, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P1M", "")]
    [InlineData("P31D", "")]
    [InlineData("P13D", "/expiry: contradictory")]
    [InlineData("P14D", "")] // through the day on which they mature
    public void Units_when_they_could_never_be_spent_then_that_is_a_fault(string period, string faults) =>
        Assert.Equal(faults, Patched.Faults(ExamplePrograms.Points, "/expiry",
            $$"""{ "kind": "afterEarning", "period": "{{period}}" }"""));

    [Theory]
    [InlineData("/earning/rules/2", 60)] // they live for a month
    [InlineData("/earning/activities/0", 400)] // they live for half a year at most
    public void Units_of_a_rule_when_they_could_never_be_spent_then_its_expiry_is_at_fault(string rule, int days) =>
        Assert.Equal($"{rule}/expiry: contradictory", Patched.Faults(ExamplePrograms.Points, $"{rule}/maturity",
            $$"""{ "kind": "afterDays", "days": {{days}} }"""));

    [Fact]
    public void Units_of_a_rule_when_all_go_for_inactivity_then_they_cannot_stay_for_ever() => Assert.Equal(
        "/earning/rules/3/expiry: contradictory",
        Patched.Faults(ExamplePrograms.Points, "/expiry", """{ "kind": "afterInactivity", "period": "P1Y" }"""));

    private static string Days(int count) =>
        string.Join(',', Enumerable.Range(1, count).Select(day => $"\"01-{day:00}\""));
}
