using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Campaigns;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>Early warnings over HTTP: raised once for each cause, with their evidence.</summary>
[Collection(ServerCollection.Name)]
public sealed class WarningTests(SharedServer shared)
{
    [Fact]
    public async Task A_silence_too_long_for_the_member_raises_one_alert()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        // Five gaps of ten days, and 95: (1 + 95/50)^-5 = 0.00488. Another is silent for 90: 0.0058.
        var late = await shop.BuysAsync(145, 135, 125, 115, 105, 95);
        await shop.BuysAsync(140, 130, 120, 110, 100, 90);
        Assert.Null((await shop.AskAsync("warnings"))["latest"]);

        var first = await shop.RunAsync();
        var second = await shop.RunAsync();

        Assert.Equal((1, 0, 2), ((int)first["raised"]!, (int)first["known"]!, (int)first["rhythms"]!));
        Assert.Equal((0, 1), ((int)second["raised"]!, (int)second["known"]!));
        Assert.Equal((1.0, 0.005), ((double)first["shape"]!, (double)first["falseAlarmRate"]!));
        var alert = Assert.Single(await shop.AlertsAsync("rhythm"));
        Assert.Equal(late, (string)alert["memberId"]!);
        var evidence = alert["evidence"]!;
        Assert.Equal(5, (int)evidence["gaps"]!);
        Assert.Equal(10, (double)evidence["averageGapDays"]!, precision: 6);
        Assert.InRange((double)evidence["chance"]!, 0.0048, 0.005);
        Assert.Equal(
            second.ToJsonString(), (await shop.AskAsync("warnings"))["latest"]!.ToJsonString());
        var looked = (await shop.Api.PostAsync(
            $"/v1/analytics/alerts/{(string)alert["id"]!}/acknowledgement", new { actor = "jo" })).Expect(200);
        Assert.Equal("jo", (string)looked.Json["acknowledgedBy"]!);
        Assert.Equal(0, (int)(await shop.RunAsync())["raised"]!);
    }

    [Fact]
    public async Task Baskets_too_small_for_the_member_raise_one_alert()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        var member = await shop.BuysAsync();
        for (var day = 0; day < 10; day++) await shop.BuyAsync(member, 40 - day, 100_00 + day);
        for (var day = 0; day < 5; day++) await shop.BuyAsync(member, 10 - day, 40_00);

        Assert.Equal(1, (int)(await shop.RunAsync())["raised"]!);
        await shop.BuyAsync(member, 1, 40_00);
        Assert.Equal((0, 1), ((int)(await shop.RunAsync())["raised"]!, (await shop.AlertsAsync("spend")).Count));

        var evidence = (await shop.AlertsAsync("spend"))[0]["evidence"]!;
        Assert.Equal(
            ("[4000,4000,4000,4000,4000]", 10, 100_04),
            (evidence["recent"]!.ToJsonString(), (int)evidence["pastBaskets"]!, (long)evidence["pastMedian"]!));
        Assert.Equal(1.0 / 3003, (double)evidence["chance"]!, precision: 9);
    }

    [Fact]
    public async Task A_budget_is_nearly_spent_then_spent_and_each_raises_an_alert()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        var campaign = CampaignSteps.Campaign(shop.Program, 7, budget: 16);
        campaign["schedule"] = new JsonObject { ["from"] = "2025-01-01", ["to"] = "2100-01-01" };
        await shop.Api.CreateCampaignAsync(campaign);
        var member = await shop.BuysAsync(3);
        Assert.Equal((0, 1), await RunAsync());

        await shop.BuyAsync(member, 2, 10_00);
        Assert.Equal((1, 1), await RunAsync());
        await shop.BuyAsync(member, 1, 10_00);
        Assert.Equal((1, 1), await RunAsync());

        var alerts = await shop.AlertsAsync("campaign-budget");
        var (spent, near) = (alerts[0], alerts[1]);
        Assert.Equal((14, 16, 0.875), (
            (long)near["evidence"]!["budget"]!["given"]!, (long)near["evidence"]!["budget"]!["budget"]!,
            (double)near["evidence"]!["budget"]!["share"]!));
        Assert.Equal(1, (double)spent["evidence"]!["budget"]!["share"]!);

        async Task<(int Raised, int Campaigns)> RunAsync()
        {
            var run = await shop.RunAsync();
            return ((int)run["raised"]!, (int)run["campaigns"]!);
        }
    }

    [Fact]
    public async Task Nothing_is_watched_then_nothing_is_found()
    {
        using var shop = await SignShop.OpenAsync(
            shared.Server,
            new
            {
                timeZone = "UTC",
                warnings = new
                {
                    watchRhythm = false, watchSpend = false, watchPrograms = false, watchCampaigns = false,
                },
            });
        await shop.BuysAsync(145, 135, 125, 115, 105, 95);

        var run = await shop.RunAsync();

        Assert.Equal((0, 0, 0, 0), (
            (int)run["raised"]!, (int)run["rhythms"]!, (int)run["programs"]!, (int)run["campaigns"]!));
    }

    [Fact]
    public async Task A_key_is_used_again_then_the_first_outcome_is_answered()
    {
        using var shop = await SignShop.OpenAsync(shared.Server);
        var key = ("Idempotency-Key", Bodies.Unique("run"));

        var first = (await shop.Api.PostAsync("/v1/analytics/warnings/run", "", key)).Expect(200);
        await shop.BuysAsync(145, 135, 125, 115, 105, 95);
        var again = (await shop.Api.PostAsync("/v1/analytics/warnings/run", "", key)).Expect(200);

        Assert.True(again.WasReplayed);
        Assert.Equal(first.Text, again.Text);
    }
}

/// <summary>Two servers look for the same warnings at once.</summary>
public sealed class WarningRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task Many_looks_at_once_raise_one_alert_for_each_cause()
    {
        using var shop = await SignShop.OpenAsync(servers.First);
        for (var member = 0; member < 3; member++) await shop.BuysAsync(145, 135, 125, 115, 105, 95);
        var key = await shop.Api.CreateKeyAsync("admin");

        var runs = await Race.RunAsync(6, async client =>
        {
            using var api = servers.Api(client).With(key);
            return await shop.At(api).RunAsync();
        });

        Assert.Equal(3, (await shop.AlertsAsync("rhythm")).Count);
        Assert.Equal(3, runs.Sum(run => (int)run["raised"]!));
        Assert.Equal(18, runs.Sum(run => (int)run["raised"]! + (int)run["known"]!));
    }
}
