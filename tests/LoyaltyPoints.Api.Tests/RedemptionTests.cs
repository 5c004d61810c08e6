using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class RedemptionTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Spent_units_are_gone_and_a_reversal_brings_them_back()
    {
        var (program, member) = await MemberWithUnitsAsync(100);

        var spent = (await api.RedeemAsync(member, program, 70)).Expect(201).Json;
        Assert.Equal(("captured", 70), ((string)spent["status"]!, (long)spent["units"]!));
        Assert.Equal(30, await api.AvailableAsync(member, program));

        await ReverseAsync(spent["id"]!, new { units = 20 }, 200);
        Assert.Equal(50, await api.AvailableAsync(member, program));
        await ReverseAsync(spent["id"]!, new { }, 200);
        Assert.Equal(100, await api.AvailableAsync(member, program));
        await ReverseAsync(spent["id"]!, new { }, 409);
        Assert.Equal(100, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_spent_nor_revoked_nor_reversed()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var spent = (await api.RedeemAsync(member, program, 40)).Expect(201).Json;

        (await api.RedeemAsync(member, program, 61)).ExpectProblem(422, "insufficient_units");
        (await api.PostAsync(
            "/v1/adjustments",
            new { memberId = member, programId = program, units = -61, reason = "fraud", actor = "chen" },
            ("Idempotency-Key", Bodies.Unique("revoke")))).ExpectProblem(422, "insufficient_units");
        await ReverseAsync(spent["id"]!, new { units = 41 }, 409);

        Assert.Equal(60, await api.AvailableAsync(member, program));
        (await api.RedeemAsync(member, program, 60)).Expect(201);
        Assert.Equal(0, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_refused_redemption_spends_nothing_however_often_it_is_asked_for()
    {
        var (program, member) = await MemberWithUnitsAsync(10);
        var key = Bodies.Unique("patient");
        (await api.RedeemAsync(member, program, 20, key)).ExpectProblem(422, "insufficient_units");
        (await api.RedeemAsync(member, program, 20, key)).ExpectProblem(422, "insufficient_units");
        Assert.Equal(10, await api.AvailableAsync(member, program));
    }

    private async Task<(string Program, string Member)> MemberWithUnitsAsync(long units)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(member, program, units);
        return (program, member);
    }

    private async Task ReverseAsync(object id, object body, int status) => (await api.PostAsync(
        $"/v1/redemptions/{id}/reverse", body, ("Idempotency-Key", Bodies.Unique("reverse")))).Expect(status);
}
