using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Segments;

/// <summary>Short words for segments.</summary>
internal static class SegmentSteps
{
    public static JsonObject Conditions(string when, string? refresh = null)
    {
        var segment = new JsonObject
        {
            ["name"] = Bodies.Unique("segment"), ["kind"] = "conditions", ["when"] = JsonNode.Parse(when),
        };
        if (refresh is not null) segment["refresh"] = JsonNode.Parse(refresh);
        return segment;
    }

    public static JsonObject List() => new() { ["name"] = Bodies.Unique("list"), ["kind"] = "list" };

    /// <returns>The segment's id.</returns>
    public static async Task<string> CreateSegmentAsync(this ApiClient api, JsonObject segment) =>
        (string)(await api.PostAsync("/v1/segments", segment)).Expect(201).Json["id"]!;

    /// <summary>Size, entered and left.</summary>
    public static async Task<(long Size, long Entered, long Left)> RefreshAsync(this ApiClient api, string segment) =>
        Counts((await api.PostAsync($"/v1/segments/{segment}/refresh", new { })).Expect(200).Json);

    public static async Task<(long Size, long Entered, long Left)> CountsAsync(this ApiClient api, string segment) =>
        Counts((await api.GetAsync($"/v1/segments/{segment}")).Expect(200).Json);

    public static async Task<(long Size, long Entered, long Left)> ChangeListAsync(
        this ApiClient api, string segment, string[] add, params string[] remove) =>
        Counts((await api.PostAsync($"/v1/segments/{segment}/members", new { add, remove })).Expect(200).Json);

    public static async Task<List<string>> MembersAsync(this ApiClient api, string segment) =>
        (await api.AllAsync($"/v1/analytics/segments/{segment}/members", limit: 2))
            .ConvertAll(row => (string)row["memberId"]!);

    /// <summary>A program of one unit per whole 10.00, and ten more for members in a segment.</summary>
    public static Task<string> CreateProgramForAsync(this ApiClient api, string segment) => api.CreateProgramAsync(
        Definitions.Points(
            Definitions.SpendRule(per: 1000, units: 1),
            Definitions.Rule(
                "best", new JsonObject { ["kind"] = "add", ["units"] = 10 },
                new JsonObject { ["member.segment"] = segment })));

    /// <summary>A problem with a single fault, at this place.</summary>
    public static void ExpectFault(this Answer answer, int status, string code, string pointer)
    {
        var faults = answer.ExpectProblem(status, code).Json["errors"]!.AsArray();
        Assert.Equal(pointer, (string)Assert.Single(faults)!["pointer"]!);
    }

    public static long Units(JsonNode answer) => (long)answer["results"]![0]!["units"]!;

    private static (long Size, long Entered, long Left) Counts(JsonNode segment) =>
        ((long)segment["size"]!, (long)segment["entered"]!, (long)segment["left"]!);
}
