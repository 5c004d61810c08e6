using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Segments.SegmentSteps;

namespace LoyaltyPoints.Api.Tests.Segments;

/// <summary>Goals over HTTP; purchases are on 16 June 2025, for members of a list.</summary>
[Collection(ServerCollection.Name)]
public sealed class GoalTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_goal_is_set_for_a_segment_then_its_progress_counts_the_segments_members()
    {
        var (list, program) = await ListAsync();
        var (inList, other) = (await api.CreateMemberAsync(program), await api.CreateMemberAsync(program));
        await api.ChangeListAsync(list, [inList]);
        foreach (var member in (string[])[inList, inList, other]) await api.PostPurchaseAsync(member, 50_00);

        var created = (await api.PostAsync("/v1/goals", Goal(list, "revenue", 25_000))).Expect(201);
        Assert.Equal("/v1/goals/" + (string)created.Json["id"]!, created.Header("Location"));
        Assert.Equal(
            """{"from":"2024-06-01","to":"2025-06-01","value":0,"currency":"CNY"}""",
            created.Json["baseline"]!.ToJsonString());
        foreach (var (metric, target) in ((string, decimal)[])
            [("purchases", 4), ("activeMembers", 1), ("repeatPurchaseRate", 0.5m), ("membersInSegment", 2)])
            (await api.PostAsync("/v1/goals", Goal(list, metric, target))).Expect(201);

        var answer = (await api.GetAsync("/v1/analytics/goals?from=2025-06-01&to=2025-07-01")).Expect(200).Json;

        Assert.Equal(
            [
                "revenue 10000 of 25000: 0.4 False", "purchases 2 of 4: 0.5 False", "activeMembers 1 of 1: 1 True",
                "repeatPurchaseRate 1 of 0.5: 2 True", "membersInSegment 1 of 2: 0.5 False",
            ],
            answer["rows"]!.AsArray().Where(row => (string?)row!["segmentId"] == list).Select(row =>
                $"{row!["metric"]} {row["actual"]} of {row["target"]}: {row["shareOfTarget"]} "
                + (bool)row["onTrack"]!));
        var inUse = await api.PostAsync($"/v1/segments/{list}/archive", new { }, ("If-Match", "*"));
        inUse.ExpectProblem(409, "segment_in_use");
    }

    [Fact]
    public async Task A_goal_is_changed_by_who_has_seen_it_and_given_up_for_good()
    {
        var (list, _) = await ListAsync();
        var created = (await api.PostAsync("/v1/goals", Goal(list, "purchases", 4))).Expect(201);
        var goal = "/v1/goals/" + (string)created.Json["id"]!;

        var revised = (await api.PutAsync(
            goal, Goal(list, "purchases", 5), ("If-Match", created.Header("ETag")!))).Expect(200);
        (await api.PutAsync(goal, Goal(list, "purchases", 6), ("If-Match", created.Header("ETag")!)))
            .ExpectProblem(412, "precondition_failed");
        (await api.PostAsync(goal + "/archive", new { }, ("If-Match", revised.Header("ETag")!))).Expect(200);
        (await api.PutAsync(goal, Goal(list, "purchases", 6), ("If-Match", "*"))).ExpectProblem(409, "goal_archived");

        Assert.DoesNotContain(
            (string)created.Json["id"]!, (await api.GetAsync("/v1/analytics/goals")).Expect(200).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_goal_are_all_named()
    {
        var problem = (await api.PostAsync("/v1/goals", new JsonObject
        {
            ["name"] = "", ["metric"] = "joy", ["from"] = "2025-02-01", ["to"] = "2025-01-01", ["target"] = 0,
            ["currency"] = "XYZ", ["segmentId"] = "seg_1", ["owner"] = "Li",
        })).ExpectProblem(400, "invalid_request");

        Assert.Equal(
            ["/currency", "/metric", "/name", "/owner", "/segmentId", "/target", "/to"],
            problem.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Analytics_is_asked_of_a_segment_that_is_not_there_then_it_says_so() =>
        (await api.GetAsync("/v1/analytics/goals?segment=seg_01a200355c7c7000804333d1b3c31f58"))
            .ExpectFault(400, "invalid_request", "?segment");

    private async Task<(string List, string Program)> ListAsync() => (
        await api.CreateSegmentAsync(List()),
        await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1)));

    private static JsonObject Goal(string segment, string metric, decimal target) => new()
    {
        ["name"] = Bodies.Unique("goal"), ["metric"] = metric, ["segmentId"] = segment, ["from"] = "2025-06-01",
        ["to"] = "2026-06-01", ["target"] = target, ["currency"] = "CNY",
    };
}
