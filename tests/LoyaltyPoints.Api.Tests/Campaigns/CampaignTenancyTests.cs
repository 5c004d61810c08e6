using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Campaigns.CampaignSteps;

namespace LoyaltyPoints.Api.Tests.Campaigns;

public sealed class CampaignTenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task A_campaign_of_another_tenant_is_not_there()
    {
        var (program, _) = await tenants.Ours.CreateMemberOfNewProgramAsync();
        var created = (await tenants.Ours.PostAsync("/v1/campaigns", Campaign(program, 7, budget: 10))).Expect(201);
        var (path, etag) = (created.Header("Location")!, ("If-Match", created.Header("ETag")!));
        var (theirProgram, theirMember) = await tenants.Theirs.CreateMemberOfNewProgramAsync();

        (await tenants.Theirs.GetAsync(path)).ExpectProblem(404, "campaign_not_found");
        (await tenants.Theirs.PutAsync(path, Campaign(theirProgram, 1), etag))
            .ExpectProblem(404, "campaign_not_found");
        (await tenants.Theirs.PostAsync($"{path}/stop", "{}")).ExpectProblem(404, "campaign_not_found");
        (await tenants.Theirs.PostAsync("/v1/campaigns", Campaign(program, 1)))
            .ExpectProblem(404, "program_not_found");
        Assert.Empty(await tenants.Theirs.AllAsync("/v1/campaigns"));
        Assert.Equal(0, ByCampaigns(await tenants.Theirs.PostPurchaseAsync(theirMember, 50_00)));
        Assert.Equal((10, 0, 0, 10), await tenants.Ours.BudgetAsync(path));
    }
}
