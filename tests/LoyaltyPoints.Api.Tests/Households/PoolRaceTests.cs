using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Households;

/// <summary>Two server processes on one database, and what members give one another and spend together.</summary>
public sealed class PoolRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    /// <remarks>Published as an issue of fuint, #71: there all of them could go through.</remarks>
    [Fact]
    public async Task Fuint_71_twenty_gifts_of_a_hundred_units_out_of_a_balance_of_a_hundred_then_one_succeeds()
    {
        var (program, giver) = await servers.Api().CreateMemberOfNewProgramAsync();
        await servers.Api().GrantAsync(giver, program, 100);
        var receivers = new string[20];
        for (var at = 0; at < receivers.Length; at++) receivers[at] = await servers.Api(at).CreateMemberAsync(program);

        var answers = await Race.RunAsync(
            20, i => servers.Api(i).TransferAsync(giver, receivers[i], program, 100));

        Assert.Single(answers, answer => answer.Status == 201);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            refused.ExpectProblem(422, "insufficient_units");
        Assert.Equal(0, await servers.Api().AvailableAsync(giver, program));
        var received = new List<long>();
        foreach (var receiver in receivers) received.Add(await servers.Api(1).AvailableAsync(receiver, program));
        Assert.Equal(100, received.Sum());
        Assert.Equal(100, received.Max());
        await servers.Api().VerifyAsync(giver);
    }

    [Fact]
    public async Task Members_of_a_household_spend_its_pool_at_once_then_it_is_never_overspent()
    {
        var (program, owner) = await servers.Api().CreateMemberOfNewProgramAsync();
        await servers.Api().GrantAsync(owner, program, 100);
        string[] members =
        [
            owner,
            await servers.Api().CreateMemberWithAsync(program, 55),
            await servers.Api().CreateMemberWithAsync(program, 0),
            await servers.Api().CreateMemberWithAsync(program, 45),
        ];
        var household = await servers.Api().CreateHouseholdAsync(
            [.. members.Select(member => (member, member == owner ? "owner" : "spender"))]);

        var spent = await Race.RunAsync(16, async i =>
        {
            var total = 0L;
            for (; ; total += 7)
            {
                var answer = await servers.Api(i).RedeemPooledAsync(members[i / 2 % 4], program, 7);
                if (answer.Status == 201) continue;
                answer.ExpectProblem(422, "insufficient_units");
                return total;
            }
        });

        // 200 is 28 times 7, and 4.
        Assert.Equal(196, spent.Sum());
        Assert.Equal(4, await servers.Api().PooledAsync(household, program));
        foreach (var member in members) await servers.Api(1).VerifyAsync(member);
    }

    [Fact]
    public async Task Two_households_take_one_member_in_at_once_then_one_of_them_has_the_member()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        var households = new string[8];
        for (var at = 0; at < households.Length; at++)
        {
            var owner = await servers.Api().CreateMemberAsync(program);
            households[at] = await servers.Api().CreateHouseholdAsync((owner, "owner"));
        }

        for (var round = 0; round < 5; round++)
        {
            var answers = await Race.RunAsync(8, i => servers.Api(i).JoinHouseholdAsync(households[i], member));

            var joined = Assert.Single(answers, answer => answer.Status == 201);
            foreach (var refused in answers.Where(answer => answer != joined))
                refused.ExpectProblem(409, "already_in_household");
            var id = (string)joined.Json["id"]!;
            var told = (await servers.Api(1).GetAsync($"/v1/members/{member}/household")).Expect(200);
            Assert.Equal(id, (string)told.Json["id"]!);
            var leaving = await Race.RunAsync(4, i => servers.Api(i).LeaveHouseholdAsync(id, member));
            Assert.Single(leaving, answer => answer.Status == 204);
        }
    }
}
