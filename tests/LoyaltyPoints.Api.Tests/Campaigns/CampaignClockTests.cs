using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;
using static LoyaltyPoints.Api.Tests.Campaigns.CampaignSteps;

namespace LoyaltyPoints.Api.Tests.Campaigns;

/// <summary>A campaign lived through: it begins, its units mature, it ends.</summary>
[Collection(ServerCollection.Name)]
public sealed class CampaignClockTests(SharedServer shared)
{
    [Fact]
    public async Task Time_goes_on_then_the_campaign_begins_and_ends_and_what_is_reserved_is_spent()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var program = await shop.PublishAsync(Definitions.Spend(per: 1000, units: 1)
            .With("maturity", new JsonObject { ["kind"] = "afterDays", ["days"] = 3 }));
        var member = await shop.EnrolAsync(program);
        var today = await shop.NowAsync();
        var (from, to) = (today.AddDays(1), today.AddDays(10));
        var campaign = await shop.Api.CreateCampaignAsync(Campaign(program, 7, budget: 20).With(
            "schedule", new JsonObject { ["from"] = $"{from:O}", ["to"] = $"{to:O}" }));

        Assert.Equal(("scheduled", 0), (await StateAsync(), ByCampaigns(await shop.BuyAsync(member, 10_00))));
        await shop.AdvanceToAsync(from);
        Assert.Equal(("running", 7), (await StateAsync(), ByCampaigns(await shop.BuyAsync(member, 10_00))));
        Assert.Equal((20, 0, 7, 13), await shop.Api.BudgetAsync(campaign));
        await shop.AdvanceToAsync(from.AddDays(4));
        Assert.Equal((20, 7, 0, 13), await shop.Api.BudgetAsync(campaign));
        var sold = await shop.BuyAsync(member, 10_00);
        Assert.Equal((20, 7, 7, 6), await shop.Api.BudgetAsync(campaign));
        // What was pending matures, and only then comes back.
        await shop.AdvanceToAsync(from.AddDays(8));
        await shop.ReturnAsync(sold, 1, 10_00);
        Assert.Equal((20, 7, 0, 13), await shop.Api.BudgetAsync(campaign));
        await shop.AdvanceToAsync(to);
        Assert.Equal(("ended", 0), (await StateAsync(), ByCampaigns(await shop.BuyAsync(member, 10_00))));

        async Task<string> StateAsync() => (string)(await shop.Api.GetAsync(campaign)).Expect(200).Json["state"]!;
    }
}
