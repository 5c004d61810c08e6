using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Households;

[Collection(ServerCollection.Name)]
public sealed class HouseholdTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_household_is_made_joined_changed_and_left_then_everybody_is_told_the_same()
    {
        var (program, owner) = await api.CreateMemberOfNewProgramAsync();
        var (spouse, child) = (await api.CreateMemberAsync(program), await api.CreateMemberAsync(program));
        var household = await api.CreateHouseholdAsync((owner, "owner"), (spouse, "spender"));
        var path = $"/v1/households/{household}";

        (await api.JoinHouseholdAsync(household, child)).Expect(201);
        (await api.JoinHouseholdAsync(household, child)).ExpectProblem(409, "already_in_household");
        (await api.LeaveHouseholdAsync(household, owner)).ExpectProblem(409, "household_needs_owner");
        (await api.PostAsync($"{path}/members/{spouse}/role", new { role = "owner" })).Expect(200);
        (await api.LeaveHouseholdAsync(household, owner)).Expect(204);
        (await api.LeaveHouseholdAsync(household, owner)).ExpectProblem(404, "household_member_not_found");

        var kept = (await api.GetAsync(path)).Expect(200).Json;
        Assert.Equal((household, "The Wangs"), ((string)kept["id"]!, (string)kept["name"]!));
        Assert.Equal(["owner", "earner"], kept.Roles());
        Assert.Equal(kept.ToJsonString(), (await api.GetAsync($"/v1/members/{child}/household")).Expect(200).Text);
        (await api.GetAsync($"/v1/members/{owner}/household")).ExpectProblem(404, "household_not_found");
        (await api.PostAsync($"{path}/members/{owner}/role", new { role = "owner" }))
            .ExpectProblem(404, "household_member_not_found");
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task Members_hold_units_then_the_pool_is_their_sum_and_owners_and_spenders_spend_it()
    {
        var (program, owner) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(owner, program, 10);
        var (spouse, child) =
            (await api.CreateMemberWithAsync(program, 20), await api.CreateMemberWithAsync(program, 40));
        var household = await api.CreateHouseholdAsync((owner, "owner"), (spouse, "spender"), (child, "earner"));
        Assert.Equal(70, await api.PooledAsync(household, program));

        (await api.RedeemAsync(spouse, program, 21)).ExpectProblem(422, "insufficient_units");
        (await api.RedeemPooledAsync(child, program, 41)).ExpectProblem(422, "role_may_not_spend");
        (await api.RedeemPooledAsync(spouse, program, 71)).ExpectProblem(422, "insufficient_units");
        var spent = (await api.RedeemPooledAsync(spouse, program, 65)).Expect(201).Json;

        Assert.Equal((65, 0), ((long)spent["units"]!, (long)spent["balance"]!["available"]!));
        Assert.Equal(5, await api.PooledAsync(household, program));
        (await api.PostAsync($"/v1/redemptions/{spent["id"]}/reverse", new { })).Expect(200);
        Assert.Equal(65, await api.AvailableAsync(spouse, program));
        Assert.Equal(70, await api.PooledAsync(household, program));
        // What was pulled names the redemption it was for.
        var transfer = (await api.AllAsync($"/v1/members/{owner}/ledger")).First(
            entry => (string)entry["kind"]! == "transfer");
        var pulled = (await api.GetAsync($"/v1/transfers/trf_{(string)transfer["reference"]!}")).Expect(200).Json;
        Assert.Equal((string)spent["id"]!, (string)pulled["redemptionId"]!);
        foreach (var member in (string[])[owner, spouse, child]) await api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_member_leaves_then_the_units_in_the_own_account_leave_the_pool()
    {
        var (program, owner) = await api.CreateMemberOfNewProgramAsync();
        var child = await api.CreateMemberWithAsync(program, 40);
        var household = await api.CreateHouseholdAsync((owner, "owner"), (child, "earner"));

        (await api.LeaveHouseholdAsync(household, child)).Expect(204);

        Assert.Equal((0, 40), (await api.PooledAsync(household, program), await api.AvailableAsync(child, program)));
        (await api.RedeemPooledAsync(owner, program, 1)).ExpectProblem(422, "insufficient_units");
        (await api.RedeemPooledAsync(child, program, 1)).ExpectProblem(422, "not_in_household");
        (await api.RedeemAsync(child, program, 40)).Expect(201);
    }

    [Fact]
    public async Task Members_of_no_household_or_of_another_are_named_by_their_place()
    {
        var (program, taken) = await api.CreateMemberOfNewProgramAsync();
        await api.CreateHouseholdAsync((taken, "owner"));
        var member = await api.CreateMemberAsync(program);
        object Body(params object[] members) => new { members };
        object One(string id, string role = "owner") => new { memberId = id, role };

        var answers = new[]
        {
            await api.PostAsync("/v1/households", Body(One(member), One(taken))),
            await api.PostAsync("/v1/households", Body(One(member), One("mem_" + new string('0', 32)))),
            await api.PostAsync("/v1/households", Body(One(member, "earner"))),
            await api.PostAsync("/v1/households", Body(One(member), One(member))),
            await api.PostAsync("/v1/households", Body()),
        };

        Assert.Equal(
            ["409 already_in_household /members/1/memberId", "404 member_not_found /members/1/memberId",
                "409 household_needs_owner ", "400 invalid_request /members", "400 invalid_request /members"],
            answers.Select(answer => $"{answer.Status} {answer.Json["code"]} " + string.Join(
                ' ', answer.Json["errors"]?.AsArray().Select(error => (string)error!["pointer"]!) ?? [])));
        (await api.GetAsync($"/v1/members/{member}/household")).ExpectProblem(404, "household_not_found");
    }

    [Fact]
    public async Task A_household_is_full_then_nobody_joins_it()
    {
        var (program, owner) = await api.CreateMemberOfNewProgramAsync();
        var household = await api.CreateHouseholdAsync((owner, "owner"));
        for (var number = 2; number <= 10; number++)
            (await api.JoinHouseholdAsync(household, await api.CreateMemberAsync(program))).Expect(201);

        var eleventh = await api.JoinHouseholdAsync(household, await api.CreateMemberAsync(program));

        eleventh.ExpectProblem(409, "household_full");
    }
}
