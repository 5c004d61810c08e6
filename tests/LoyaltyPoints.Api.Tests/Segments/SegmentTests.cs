using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Campaigns;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Segments.SegmentSteps;

namespace LoyaltyPoints.Api.Tests.Segments;

/// <summary>Segments over HTTP; a member's purchases are in the middle of 2025, in store sh-001.</summary>
[Collection(ServerCollection.Name)]
public sealed class SegmentTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_segment_is_refreshed_then_those_for_whom_it_holds_are_in_it()
    {
        var (program, one) = await api.CreateMemberOfNewProgramAsync();
        var (two, three) = (await api.CreateMemberAsync(program), await api.CreateMemberAsync(program));
        var segment = await api.CreateSegmentAsync(Conditions($$"""
            { "standing.{{program}}.available": { "gte": 10 }, "purchase.count": { "gte": 2 },
              "purchase.spend": { "gte": 10000 }, "purchase.store": "sh-001" }
            """));
        Assert.Equal((0, 0, 0), await api.CountsAsync(segment));
        foreach (var member in (string[])[one, one, two, two, three]) await api.PostPurchaseAsync(member, 50_00);

        Assert.Equal((2, 2, 0), await api.RefreshAsync(segment));
        Assert.Equal([one, two], await api.MembersAsync(segment));
        await api.PostPurchaseAsync(three, 50_00);
        (await api.RedeemAsync(one, program, 1)).Expect(201);
        Assert.Equal((2, 2, 0), await api.CountsAsync(segment));

        Assert.Equal((2, 1, 1), await api.RefreshAsync(segment));
        Assert.Equal((2, 0, 0), await api.RefreshAsync(segment));
        Assert.Equal([two, three], await api.MembersAsync(segment));
        var csv = (await api.GetAsync($"/v1/analytics/segments/{segment}/members?format=csv")).Expect(200).Text;
        Assert.Equal($"memberId\r\n{two}\r\n{three}\r\n", csv);
    }

    [Fact]
    public async Task A_rule_asks_for_a_list_then_a_return_is_judged_by_what_the_purchase_was_told()
    {
        var list = await api.CreateSegmentAsync(List());
        var program = await api.CreateProgramForAsync(list);
        var member = await api.CreateMemberAsync(program);
        Assert.Equal(5, Units(await api.PostPurchaseAsync(member, 50_00)));

        Assert.Equal((1, 1, 0), await api.ChangeListAsync(list, [member]));
        Assert.Equal((1, 0, 0), await api.ChangeListAsync(list, [member]));
        var sold = await api.PostPurchaseAsync(member, 50_00);
        Assert.Equal((0, 0, 1), await api.ChangeListAsync(list, [], member));
        Assert.Equal((15, 5), (Units(sold), Units(await api.PostPurchaseAsync(member, 50_00))));

        var half = (await api.PostAsync($"/v1/purchases/{(string)sold["id"]!}/returns", Bodies.Return(20_00)))
            .Expect(201).Json;
        Assert.Equal(-2, Units(half)); // 30.00 would have earned 3 and the 10 of the segment it was in then
        var rest = (await api.PostAsync($"/v1/purchases/{(string)sold["id"]!}/returns", Bodies.Return(30_00)))
            .Expect(201).Json;
        Assert.Equal(-13, Units(rest));
        Assert.Equal(10, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Campaigns_rewards_and_quotes_ask_for_segments()
    {
        var list = await api.CreateSegmentAsync(List());
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = CampaignSteps.Campaign(program, 7);
        campaign["audience"] = new JsonObject { ["member.segment"] = new JsonArray(list) };
        await api.CreateCampaignAsync(campaign);
        var reward = (await api.PostAsync("/v1/rewards", new JsonObject
        {
            ["name"] = "Coffee", ["programId"] = program, ["kind"] = "freeItem",
            ["cost"] = new JsonObject { ["units"] = 1 },
            ["value"] = new JsonObject { ["sku"] = "LATTE", ["quantity"] = 1 },
            ["audience"] = new JsonObject { ["member.segment"] = list },
        })).Expect(201).Json;
        var redeem = new { memberId = member, programId = program, rewardId = (string)reward["id"]!, mode = "capture" };
        Assert.Equal(5, Units(await api.PostPurchaseAsync(member, 50_00)));
        (await api.PostAsync("/v1/redemptions", redeem)).ExpectProblem(422, "not_in_audience");

        await api.ChangeListAsync(list, [member]);

        var quoted = (await api.PostAsync("/v1/purchases/quote", Bodies.Purchase(member, 50_00))).Expect(200).Json;
        Assert.Equal((12, 12), (Units(quoted), Units(await api.PostPurchaseAsync(member, 50_00))));
        Assert.Contains((string)reward["id"]!, quoted["rewards"]!.ToJsonString(), StringComparison.Ordinal);
        (await api.PostAsync("/v1/redemptions", redeem)).Expect(201);
    }

    [Fact]
    public async Task A_segment_that_is_asked_about_is_not_archived_and_an_archived_one_is_not_asked_about()
    {
        var list = await api.CreateSegmentAsync(List());
        var program = await api.CreateProgramForAsync(list);
        var other = await api.CreateSegmentAsync(Conditions($$"""{ "member.segment": "{{list}}" }"""));

        var refused = (await ArchiveAsync(list)).ExpectProblem(409, "segment_in_use");
        Assert.Contains(program, (string)refused.Json["detail"]!, StringComparison.Ordinal);
        Assert.Contains(other, (string)refused.Json["detail"]!, StringComparison.Ordinal);
        (await ArchiveAsync(other)).Expect(200);

        (await api.PostAsync("/v1/segments", Conditions($$"""{ "member.segment": "{{other}}" }""")))
            .ExpectFault(400, "invalid_request", "/when/member.segment");
        (await api.PostAsync("/v1/programs", Definitions.Points(Definitions.Rule(
            "x", new JsonObject { ["kind"] = "add", ["units"] = 1 }, new JsonObject { ["member.segment"] = other }))))
            .ExpectFault(404, "segment_not_found", "/earning/rules/0/when/member.segment");
        (await api.PostAsync($"/v1/segments/{other}/refresh", new { })).ExpectProblem(409, "segment_archived");
    }

    [Fact]
    public async Task Segments_that_would_ask_for_each_other_are_refused()
    {
        var list = await api.CreateSegmentAsync(List());
        var one = await api.CreateSegmentAsync(Conditions($$"""{ "member.segment": "{{list}}" }"""));
        var other = await api.CreateSegmentAsync(Conditions($$"""{ "not": { "member.segment": "{{one}}" } }"""));
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        await api.ChangeListAsync(list, [member]);

        (await api.PutAsync(
            $"/v1/segments/{one}", Conditions($$"""{ "member.segment": "{{other}}" }"""), ("If-Match", "*")))
            .ExpectFault(422, "unprocessable", "/when");

        Assert.Equal((1, 1, 0), await api.RefreshAsync(one));
        await api.RefreshAsync(other);
        Assert.DoesNotContain(member, await api.MembersAsync(other));
    }

    [Fact]
    public async Task A_list_takes_members_that_are_there_or_nobody()
    {
        var list = await api.CreateSegmentAsync(List());
        var segment = await api.CreateSegmentAsync(Conditions("""{ "purchase.count": 0 }"""));
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        const string nobody = "mem_01a200355c7c7000804333d1b3c31f58";

        (await api.PostAsync($"/v1/segments/{list}/members", new { add = new[] { member, nobody } }))
            .ExpectFault(404, "member_not_found", "/add/1");
        Assert.Empty(await api.MembersAsync(list));
        (await api.PostAsync($"/v1/segments/{segment}/members", new { add = new[] { member } }))
            .ExpectProblem(409, "segment_not_a_list");
        (await api.PostAsync($"/v1/segments/{list}/refresh", new { })).ExpectProblem(409, "segment_is_a_list");
        var both = new { add = new[] { member }, remove = new[] { member } };
        (await api.PostAsync($"/v1/segments/{list}/members", both))
            .ExpectFault(400, "invalid_request", "");
    }

    [Fact]
    public async Task Two_segments_have_members_in_common_then_the_overlap_says_how_many()
    {
        var (one, other) = (await api.CreateSegmentAsync(List()), await api.CreateSegmentAsync(List()));
        var (program, a) = await api.CreateMemberOfNewProgramAsync();
        var (b, c) = (await api.CreateMemberAsync(program), await api.CreateMemberAsync(program));
        await api.ChangeListAsync(one, [a, b]);
        await api.ChangeListAsync(other, [b, c]);
        await api.ChangeListAsync(other, [a], c);

        var overlap = (await api.GetAsync("/v1/analytics/segments/overlap")).Expect(200).Json;

        Assert.Equal(
            [2, 2],
            overlap["segments"]!.AsArray()
                .Where(segment => (string)segment!["id"]! is var id && (id == one || id == other))
                .Select(segment => (long)segment!["size"]!));
        var pair = overlap["pairs"]!.AsArray().Single(pair => (string)pair!["one"]! == one)!;
        Assert.Equal(
            $$"""{"one":"{{one}}","other":"{{other}}","members":2,"jaccard":1,"shareOfOne":1,"shareOfOther":1}""",
            pair.ToJsonString());
    }

    private async Task<Answer> ArchiveAsync(string segment) =>
        await api.PostAsync($"/v1/segments/{segment}/archive", new { }, ("If-Match", "*"));
}
