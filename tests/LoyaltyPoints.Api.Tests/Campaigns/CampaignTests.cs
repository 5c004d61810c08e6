using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Campaigns.CampaignSteps;

namespace LoyaltyPoints.Api.Tests.Campaigns;

/// <summary>Campaigns over HTTP: a program gives one unit per whole 10.00.</summary>
[Collection(ServerCollection.Name)]
public sealed class CampaignTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_purchase_gets_what_the_campaign_gives_and_says_so()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = await api.CreateCampaignAsync(Campaign(program, 7, budget: 10));
        var id = campaign.Split('/')[^1];

        var (first, second) =
            (await api.PostPurchaseAsync(member, 50_00), await api.PostPurchaseAsync(member, 50_00));

        Assert.Equal((12, 8), ((long)first["results"]![0]!["units"]!, (long)second["results"]![0]!["units"]!));
        Assert.Equal(
            $$"""[{"campaignId":"{{id}}","version":1,"units":3}]""",
            second["results"]![0]!["campaigns"]!.ToJsonString());
        var rows = second["results"]![0]!["explanation"]!.AsArray();
        Assert.Equal(
            $$"""{"ruleId":"extra","campaignId":"{{id}}","kind":"add","exact":7}""", rows[1]!.ToJsonString());
        Assert.Equal($$"""{"campaignId":"{{id}}","kind":"budget","exact":-4}""", rows[^1]!.ToJsonString());
        Assert.Equal(8, rows.Sum(row => (long)row!["exact"]!));
        var kept = (await api.GetAsync(campaign)).Expect(200).Json;
        Assert.Equal("ended", (string)kept["state"]!);
        Assert.Equal("""{"amount":10,"spent":10,"reserved":0,"left":0}""", kept["budget"]!.ToJsonString());
        Assert.Equal("""{"purchases":2,"units":10,"money":10000}""", kept["results"]!.ToJsonString());
        Assert.Equal(20, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_purchase_comes_back_then_the_budget_has_its_units_again()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = await api.CreateCampaignAsync(Campaign(program, 7, budget: 10));
        var sold = (string)(await api.PostPurchaseAsync(member, 50_00))["id"]!;
        await api.PostPurchaseAsync(member, 50_00);

        var half = (await api.PostAsync($"/v1/purchases/{sold}/returns", Bodies.Return(20_00))).Expect(201).Json;
        Assert.Equal(7, ByCampaigns(half));
        var all = (await api.PostAsync($"/v1/purchases/{sold}/returns", Bodies.Return(30_00))).Expect(201).Json;
        Assert.Equal((0, -10), (ByCampaigns(all), (long)all["results"]![0]!["units"]!));

        Assert.Equal((10, 3, 0, 7), await api.BudgetAsync(campaign));
        Assert.Equal(7, ByCampaigns(await api.PostPurchaseAsync(member, 50_00)));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_quote_and_a_simulation_tell_of_it_and_take_nothing()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = await api.CreateCampaignAsync(Campaign(program, 7, budget: 5));

        var quoted = (await api.PostAsync("/v1/purchases/quote", Bodies.Purchase(member, 50_00))).Expect(200).Json;
        Assert.Equal(5, ByCampaigns(quoted));
        var (byMember, byNobody) = (Bodies.Purchase(member, 50_00), Bodies.Purchase(member, 50_00).Without("member"));
        foreach (var purchase in new[] { byMember, byNobody })
        {
            var simulated = (await api.PostAsync(
                $"/v1/programs/{program}/simulations", new JsonObject { ["version"] = 1, ["purchase"] = purchase }))
                .Expect(200).Json;
            Assert.Equal(10, (long)simulated["units"]!);
        }

        Assert.Equal((5, 0, 0, 5), await api.BudgetAsync(campaign));
    }

    [Fact]
    public async Task A_campaign_is_changed_only_by_who_has_seen_its_latest_state()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var created = (await api.PostAsync("/v1/campaigns", Campaign(program, 7, budget: 10))).Expect(201);
        var (path, etag) = (created.Header("Location")!, created.Header("ETag")!);
        var change = Campaign(program, 2, budget: 9);
        var first = await api.PostPurchaseAsync(member, 50_00);

        (await api.PutAsync(path, change)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync(path, change, ("If-Match", "\"v9\""))).ExpectProblem(412, "precondition_failed");
        (await api.PutAsync(path, Campaign(program, 2, budget: 6), ("If-Match", etag)))
            .ExpectProblem(422, "budget_below_given");
        var other = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        (await api.PutAsync(path, Campaign(other, 2), ("If-Match", etag))).ExpectProblem(422, "unprocessable");
        var changed = (await api.PutAsync(path, change, ("If-Match", etag))).Expect(200);

        Assert.Equal(2, (int)changed.Json["version"]!);
        Assert.NotEqual(etag, changed.Header("ETag"));
        Assert.Equal((9, 7, 0, 2), await api.BudgetAsync(path));
        Assert.Equal(2, ByCampaigns(await api.PostPurchaseAsync(member, 50_00)));
        // What was sold by the first version comes back by it.
        var back = await api.PostAsync($"/v1/purchases/{(string)first["id"]!}/returns", Bodies.Return(50_00));
        Assert.Equal(-12, (long)back.Expect(201).Json["results"]![0]!["units"]!);
        Assert.Equal((9, 2, 0, 7), await api.BudgetAsync(path));
    }

    [Fact]
    public async Task A_campaign_is_stopped_then_it_gives_nothing_more()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = await api.CreateCampaignAsync(Campaign(program, 7));
        Assert.Equal(7, ByCampaigns(await api.PostPurchaseAsync(member, 50_00)));
        var key = ("Idempotency-Key", Bodies.Unique("stop"));

        var stopped = (await api.PostAsync($"{campaign}/stop", "{}", key)).Expect(200);
        var replay = (await api.PostAsync($"{campaign}/stop", "{}", key)).Expect(200);

        Assert.True(replay.WasReplayed);
        Assert.Equal("stopped", (string)stopped.Json["state"]!);
        Assert.Null(stopped.Json["budget"]);
        Assert.Equal(0, ByCampaigns(await api.PostPurchaseAsync(member, 50_00)));
        (await api.PostAsync($"{campaign}/stop", "{}")).ExpectProblem(409, "campaign_stopped");
        (await api.PutAsync(campaign, Campaign(program, 1), ("If-Match", stopped.Header("ETag")!)))
            .ExpectProblem(409, "campaign_stopped");
    }

    [Theory]
    [InlineData("2020-01-01", "2100-01-01", null, "running")]
    [InlineData("2090-01-01", "2100-01-01", null, "scheduled")]
    [InlineData("2020-01-01", "2021-01-01", null, "ended")]
    [InlineData("2020-01-01", "2100-01-01", 5L, "spent")]
    public async Task A_campaign_says_how_it_stands(string from, string to, long? budget, string state)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var campaign = Campaign(program, 7, budget);
        campaign["schedule"] = new JsonObject { ["from"] = from, ["to"] = to };
        var path = await api.CreateCampaignAsync(campaign);
        await api.PostPurchaseAsync(member, 50_00);

        Assert.Equal(state, (string)(await api.GetAsync(path)).Expect(200).Json["state"]!);
        Assert.Contains(
            await api.AllAsync("/v1/campaigns", limit: 2),
            row => $"/v1/campaigns/{(string)row["id"]!}" == path && (string)row["state"]! == state);
    }

    [Fact]
    public async Task A_bad_campaign_is_told_all_its_faults_and_makes_nothing()
    {
        var (program, _) = await api.CreateMemberOfNewProgramAsync();
        var bad = Campaign(program, 0, budget: -1).With("stacking", "sum").With("color", "red");
        var before = (await api.AllAsync("/v1/campaigns")).Count;

        var answer = (await api.PostAsync("/v1/campaigns", bad)).ExpectProblem(400, "invalid_request");

        Assert.Equal(
            ["/budget/units", "/color", "/rules/0/earn/units", "/stacking"],
            answer.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).Order());
        (await api.PostAsync("/v1/campaigns", Campaign("prg_01a200355c7c7000804333d1b3c31f58", 7)))
            .ExpectProblem(404, "program_not_found");
        (await api.PostAsync("/v1/campaigns", Campaign("prg_1", 7))).ExpectProblem(400, "invalid_request");
        var asking = Campaign(program, 7).With("audience", new JsonObject
        {
            ["standing.prg_01a200355c7c7000804333d1b3c31f58.tier"] = new JsonArray("gold"),
        });
        (await api.PostAsync("/v1/campaigns", asking)).ExpectProblem(404, "program_not_found");
        Assert.Equal(before, (await api.AllAsync("/v1/campaigns")).Count);
    }
}
