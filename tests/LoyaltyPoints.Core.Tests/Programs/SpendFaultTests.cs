using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>What bands, thresholds and windows can have wrong.</summary>
public sealed class SpendFaultTests
{
    private const string Bands = "/earning/rules/0/earn/bands";

    public static TheoryData<string, string, string> Parts => new()
    {
        { "/earning/rules/0/earn/over", "", ": required" },
        { "/earning/rules/0/earn/over", "\"week\"", ": invalid_value" },
        { "/earning/rules/0/earn/over", "5", ": wrong_type" },
        { "/earning/rules/0/earn/over", "{}", "/rolling: required" },
        { "/earning/rules/0/earn/over", """{ "rolling": "12" }""", "/rolling: invalid_format" },
        { "/earning/rules/0/earn/over", """{ "rolling": "P1Y", "of": 1 }""", "/of: unknown_field" },
        { "/earning/rules/0/earn/over", """{ "rolling": "P1Y" }""", "" },
        { "/earning/rules/0/earn/per", "0", ": out_of_range" },
        { "/earning/rules/0/earn/step", "\"whole\"", ": unknown_field" },
        { Bands, "", ": required" },
        { Bands, "[]", ": required" },
        { Bands, "{}", ": wrong_type" },
        { Bands, $"[{string.Join(',', Enumerable.Range(0, 21).Select(i => Band(i, i + 1)))}]", ": too_many" },
        { Bands, "[5]", "/0: wrong_type" },
        { Bands, $"[{Band(1, 1)}]", "/0/from: invalid_value" },
        { Bands, """[{ "from": 0 }]""", "/0/units: required" },
        { Bands, """[{ "units": 1 }]""", "/0/from: required" },
        { Bands, """[{ "from": 0, "units": 1, "to": 5 }]""", "/0/to: unknown_field" },
        { Bands, """[{ "from": -1, "units": -1 }]""", "/0/from: out_of_range|/0/units: negative_rate" },
        { Bands, $"[{Band(0, 1)},{Band(10, 2)},{Band(10, 3)}]", "/2/from: invalid_value" },
        { Bands, $"[{Band(0, 1)},{Band(10, 2)},{Band(5, 3)}]", "/2/from: invalid_value" },
        { Bands, $"[{Band(0, 1)},{Band(10, 1)}]", "/1/units: invalid_value" },
        { Bands, $"[{Band(0, 0)}]", ": unreachable" },
        { Bands, $"[{Band(0, 0)},{Band(5, 1)}]", "" },
        { "/thresholds", "{}", ": wrong_type" },
        { "/thresholds", "[]", ": required" },
        { "/thresholds", $"[{string.Join(',', Enumerable.Range(0, 21).Select(i => Threshold($"t{i}")))}]",
            ": too_many" },
        { "/thresholds/0", "5", ": wrong_type" },
        { "/thresholds/0/id", "", ": required" },
        { "/thresholds/0/id", "\"a:b\"", ": invalid_format" },
        { "/thresholds/0/id", "\"program\"", ": invalid_value" },
        { "/thresholds/0/id", "\"bands\"", ": duplicate" },
        { "/thresholds/1/id", "\"thousand\"", ": duplicate" },
        { "/thresholds/0/every", "0", ": out_of_range" },
        { "/thresholds/0/every", "", ": required" },
        { "/thresholds/0/at", "100", ": contradictory" },
        { "/thresholds/1/at", "\"1\"", ": wrong_type" },
        { "/thresholds/0/over", "", ": required" },
        { "/thresholds/0/over", """{ "rolling": "P1M" }""", ": invalid_value" },
        { "/thresholds/0/over", "\"membershipYear\"", "" },
        { "/thresholds/0/units", "0", ": out_of_range" },
        { "/thresholds/0/units", "0.5", ": wrong_type" },
        { "/thresholds/0/name", "\"x\"", ": unknown_field" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_spend_program_when_it_is_wrong_then_the_fault_names_the_place(
        string pointer, string json, string faults)
    {
        var found = Patched.Faults(ExamplePrograms.Spend, pointer, json);

        // What neither every nor at says is missing from the threshold as a whole.
        var place = pointer == "/thresholds/0/every" && json.Length == 0 ? "/thresholds/0" : pointer;
        Assert.Equal(faults, found.Replace(place, "", StringComparison.Ordinal));
    }

    private static string Band(long from, decimal units) => $$"""{ "from": {{from}}, "units": {{units}} }""";

    private static string Threshold(string id) =>
        $$"""{ "id": "{{id}}", "every": 5, "over": "month", "units": 1 }""";
}
