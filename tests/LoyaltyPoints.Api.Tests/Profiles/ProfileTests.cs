using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Campaigns;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Spending;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Profiles;

[Collection(ServerCollection.Name)]
public sealed class ProfileTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task One_call_tells_all_that_the_counter_wants_to_know()
    {
        var program = await api.CreateProgramAsync(Tiered());
        var member = await MemberAsync(program);
        await BuyAsync(member, "2026-01-10", "north", Bodies.Line("1", 300_00, sku: "TEA", category: "drinks"));
        await BuyAsync(member, "2026-01-20", "south", Bodies.Line("1", 400_00, sku: "TEA", category: "drinks"));
        await BuyAsync(
            member, "2026-02-19", "south", Bodies.Line("1", 100_00, sku: "TEA", category: "drinks"),
            Bodies.Line("2", 100_00, sku: "CAKE", category: "food"));
        var reward = await api.CreateRewardAsync(SpendingSteps.FreeItem(program, 50));
        await api.CreateRewardAsync(SpendingSteps.FreeItem(program, 5000));
        var series = await api.CreateSeriesAsync(
            VoucherSteps.FiveOff, ("validity", """{ "period": "P3D" }"""));
        var code = await api.IssueAsync(series, member: member);
        var used = await api.IssueAsync(series, member: member);
        (await api.UseAsync(used, member: member)).Expect(201);
        await api.IssueAsync(series);
        var campaign = await CampaignAsync(program, "gold", "basic");
        await CampaignAsync(program, "gold");

        var profile = (await api.GetAsync($"/v1/members/{member}/profile?store=south")).Expect(200).Json;

        Assert.Equal("Li Na", (string)profile["member"]!["name"]!);
        Assert.Equal("card", (string)profile["member"]!["identifiers"]![0]!["kind"]!);
        var balances = (await api.GetAsync($"/v1/members/{member}/balances")).Expect(200).Json["data"]!;
        Assert.Equal(balances.ToJsonString(), profile["balances"]!.ToJsonString());
        Assert.Equal("basic", (string)profile["standing"]![0]!["tier"]!["id"]!);
        Assert.Equal("Gold", (string)profile["standing"]![0]!["tier"]!["next"]!["name"]!);
        Assert.Equal(
            (3, 20.0), ((int)profile["rhythm"]!["purchaseDays"]!, (double)profile["rhythm"]!["typicalGapDays"]!));
        var favourites = profile["favourites"]!;
        Assert.Equal(("south", 2), Named(favourites["stores"]![0]!));
        Assert.Equal(("drinks", 3), Named(favourites["categories"]![0]!));
        Assert.Equal(("TEA", 3), Named(favourites["skus"]![0]!));
        Assert.Equal(300_00, (long)favourites["basket"]!);
        var offers = profile["offers"]!;
        Assert.Equal([reward], Texts(offers["rewards"]!, "rewardId"));
        Assert.Equal([code], Texts(offers["vouchers"]!, "code"));
        Assert.Equal([campaign], Texts(offers["campaigns"]!, "campaignId"));
        Assert.Equal(["purchase", "purchase", "purchase", "tierChange"], Texts(profile["timeline"]!, "kind"));
        Assert.Equal(
            [200_00, 400_00, 300_00], profile["timeline"]!.AsArray().Take(3).Select(item => (long)item!["amount"]!));
        Assert.Equal("none to basic", (string)profile["timeline"]![3]!["detail"]!);

        // 900.00 of 1,000.00 spent, usually 300.00 at once; long ago.
        Assert.Equal(
            ["voucher-expires", "reward-in-reach", "tier-within-basket", "at-risk"],
            Texts(profile["nextActions"]!, "ruleId"));
        Assert.Equal(
            "10000 more reach Gold; a usual purchase comes to 30000.",
            (string)profile["nextActions"]![2]!["reason"]!);
    }

    [Fact]
    public async Task What_moved_units_is_told_newest_first_and_at_most_twenty_things_are()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        for (var i = 0; i < 22; i++) await api.PostPurchaseAsync(member, 100_00);
        await api.GrantAsync(member, program, 7);
        (await api.RedeemAsync(member, program, 40)).Expect(201);

        var timeline = (await api.GetAsync($"/v1/members/{member}/profile")).Expect(200).Json["timeline"]!.AsArray();

        Assert.Equal(20, timeline.Count);
        Assert.Equal(["redemption", "adjustment"], timeline.Take(2).Select(item => (string)item!["kind"]!));
        Assert.Equal([40, 7], timeline.Take(2).Select(item => (long)item!["units"]!));
        Assert.Equal(program, (string)timeline[0]!["programId"]!);
    }

    [Fact]
    public async Task A_member_who_has_done_nothing_has_a_profile_too()
    {
        var member = (string)(await api.PostAsync("/v1/members", new { externalId = Bodies.Unique("crm") }))
            .Expect(201).Json["id"]!;

        var profile = (await api.GetAsync($"/v1/members/{member}/profile")).Expect(200).Json;

        Assert.Equal(0, (int)profile["rhythm"]!["purchaseDays"]!);
        foreach (var list in (string[])["balances", "standing", "timeline", "nextActions"])
            Assert.Empty(profile[list]!.AsArray());
    }

    [Fact]
    public async Task No_such_member_then_404() =>
        (await api.GetAsync("/v1/members/mem_01a200355c7c7000804333d1b3c31f58/profile"))
            .ExpectProblem(404, "member_not_found");

    private static JsonObject Tiered() => Definitions.Spend(10_00, 1).With("type", "tiered").With(
        "tiers", JsonNode.Parse("""
            { "window": "lifetime",
              "levels": [ { "id": "basic", "name": "Basic" },
                          { "id": "gold", "name": "Gold", "reach": { "spend": 100000 } } ],
              "validity": { "kind": "whileReached" } }
            """)!);

    private async Task<string> MemberAsync(string program) => (string)(await api.PostAsync("/v1/members", new
    {
        externalId = Bodies.Unique("crm"), name = "Li Na",
        identifiers = new[] { new { kind = "card", value = Bodies.Unique("card") } },
        programs = (string[])[program], enrolledAt = "2009-01-01T00:00:00Z",
    })).Expect(201).Json["id"]!;

    private async Task BuyAsync(string member, string day, string store, params JsonObject[] lines) =>
        (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, new JsonArray([.. lines]))
            .With("occurredAt", $"{day}T10:00:00+08:00").With("store", store))).Expect(201);

    private async Task<string> CampaignAsync(string program, params string[] tiers)
    {
        var campaign = CampaignSteps.Campaign(program, 5);
        campaign["schedule"] = new JsonObject { ["from"] = "2025-01-01", ["to"] = "2100-01-01" };
        campaign["audience"] = new JsonObject
        {
            ["standing.tier"] = new JsonArray([.. tiers.Select(tier => (JsonNode)tier)]),
        };
        return (await api.CreateCampaignAsync(campaign)).Split('/')[^1];
    }

    private static (string, int) Named(JsonNode node) => ((string)node["name"]!, (int)node["purchases"]!);

    private static string[] Texts(JsonNode list, string field) =>
        [.. list.AsArray().Select(item => (string)item![field]!)];
}
