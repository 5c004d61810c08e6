using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Memberships.Club;

namespace LoyaltyPoints.Api.Tests.Memberships;

/// <summary>Two merchants on one server, and the memberships of each.</summary>
public sealed class MembershipTenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task Another_tenants_membership_then_it_is_answered_with_404_and_nothing_is_done()
    {
        var club = await OpenAsync(tenants.Ours);
        var id = await club.JoinedAsync("monthly", 10_00);
        var before = await tenants.Server.Database.RowCountsAsync();
        var stranger = new Club(tenants.Theirs, club.Program, club.Member);

        Answer[] answers =
        [
            await tenants.Theirs.GetAsync($"/v1/vip-memberships/{id}"),
            await stranger.JoinAsync("monthly", Paying(10_00)),
            await stranger.PostAsync(id, "renewals", new { payment = Paying(9_00) }),
            await stranger.PostAsync(id, "cancellation", new { at = "now" }),
            await stranger.PostAsync(id, "plan", new { planId = "yearly" }),
            await stranger.PostAsync(id, "refund", new { reason = "theft" }),
        ];

        Assert.All(answers, answer => answer.Expect(404));
        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
        Assert.Equal("active", (string)(await club.GetAsync(id))["status"]!);
    }

    [Fact]
    public async Task The_same_payment_reference_then_it_is_free_for_each_tenant()
    {
        foreach (var api in new[] { tenants.Ours, tenants.Theirs })
        {
            var joined = await (await OpenAsync(api)).JoinAsync("monthly", Paying(10_00, "the-same"));
            Assert.False(joined.Expect(201).WasReplayed);
        }
    }
}
