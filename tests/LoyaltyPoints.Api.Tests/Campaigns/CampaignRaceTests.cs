using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Campaigns.CampaignSteps;

namespace LoyaltyPoints.Api.Tests.Campaigns;

/// <summary>One budget, and two servers that give out of it.</summary>
public sealed class CampaignRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task Many_clients_of_two_servers_get_one_budget_to_the_exact_unit()
    {
        var api = servers.Api();
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var members = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.CreateMemberAsync(program)));
        var campaign = await api.CreateCampaignAsync(Campaign(program, 7, budget: 1000));

        // 1,568 are wanted for good, and 32 purchases come back at once.
        var kept = await Race.RunAsync(16, async client =>
        {
            var units = 0L;
            for (var i = 0; i < 16; i++)
            {
                var sold = await servers.Api(client + i).PostPurchaseAsync(members[client], 10_00);
                if (i % 8 != 3)
                {
                    units += ByCampaigns(sold);
                    continue;
                }

                (await servers.Api(client).PostAsync(
                    $"/v1/purchases/{(string)sold["id"]!}/returns", Bodies.Return(10_00))).Expect(201);
            }

            return units;
        });

        // What the last returns brought back may be left: these purchases take it.
        var rest = 0L;
        for (var i = 0; i < 40; i++) rest += ByCampaigns(await servers.Api(i).PostPurchaseAsync(members[0], 10_00));
        Assert.Equal(1000, kept.Sum() + rest);
        Assert.Equal((1000, 1000, 0, 0), await servers.Api(1).BudgetAsync(campaign));
        var balances = await Task.WhenAll(members.Select(member => servers.Api(1).AvailableAsync(member, program)));
        Assert.Equal(1000 + (16 * 14) + 40, balances.Sum());
        foreach (var member in members) await api.VerifyAsync(member);
    }
}
