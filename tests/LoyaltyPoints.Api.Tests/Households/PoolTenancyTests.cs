using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Households;

/// <summary>Two merchants on one server: transfers, gifts and households of each.</summary>
public sealed class PoolTenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task Another_tenants_ids_then_they_are_answered_with_404_and_nothing_is_done()
    {
        var (ours, theirs) = (tenants.Ours, tenants.Theirs);
        var (program, member) = await ours.CreateMemberOfNewProgramAsync();
        await ours.GrantAsync(member, program, 100);
        var child = await ours.CreateMemberAsync(program);
        var transfer = (string)(await ours.TransferAsync(member, child, program, 10)).Expect(201).Json["id"]!;
        var gift = new { memberId = member, programId = program, units = 5, reason = "theft", actor = "x" };
        var given = (string)(await ours.PostAsync("/v1/gifts", gift)).Expect(201).Json["id"]!;
        var household = await ours.CreateHouseholdAsync((member, "owner"), (child, "earner"));
        var (theirProgram, theirMember) = await theirs.CreateMemberOfNewProgramAsync();
        await theirs.GrantAsync(theirMember, theirProgram, 100);
        var before = await tenants.Server.Database.RowCountsAsync();
        var founding = new { members = new[] { new { memberId = child, role = "owner" } } };

        Answer[] answers =
        [
            await theirs.GetAsync($"/v1/transfers/{transfer}"),
            await theirs.GetAsync($"/v1/gifts/{given}"),
            await theirs.GetAsync($"/v1/households/{household}"),
            await theirs.GetAsync($"/v1/members/{member}/household"),
            await theirs.TransferAsync(member, child, program, 1),
            await theirs.TransferAsync(theirMember, child, theirProgram, 1),
            await theirs.PostAsync("/v1/gifts", gift),
            await theirs.PostAsync("/v1/households", founding),
            await theirs.JoinHouseholdAsync(household, theirMember),
            await theirs.LeaveHouseholdAsync(household, child),
            await theirs.PostAsync($"/v1/households/{household}/members/{child}/role", new { role = "owner" }),
            await theirs.RedeemPooledAsync(member, program, 1),
        ];

        Assert.All(answers, answer => answer.Expect(404));
        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
        Assert.Equal(95, await ours.AvailableAsync(member, program));
    }
}
