using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>Redemptions in two steps, and what time does to them.</summary>
[Collection(ServerCollection.Name)]
public sealed class ReservationTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Part_of_a_reservation_is_captured_then_the_rest_is_free()
    {
        var (program, member) = await MemberWithUnitsAsync(100);

        var reserved = (await api.ReserveAsync(member, program, 70)).Expect(201).Json;
        Assert.Equal(("reserved", 70, 0), Seen(reserved));
        await AssertHasAsync(member, program, available: 30, reserved: 70);

        var captured = (await api.GoOnAsync(reserved, "capture", new { units = 45 })).Expect(200).Json;
        Assert.Equal(("captured", 70, 45), Seen(captured));
        await AssertHasAsync(member, program, available: 55, reserved: 0);

        (await api.GoOnAsync(reserved, "reverse", new { units = 20 })).Expect(200);
        await AssertHasAsync(member, program, available: 75, reserved: 0);
        (await api.GoOnAsync(reserved, "reverse", new { units = 26 })).ExpectProblem(409, "already_reversed");
        Assert.Equal("partly_reversed", await api.StatusAsync(reserved));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_reservation_has_ended_then_each_other_step_is_told_how()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var captured = (await api.ReserveAsync(member, program, 10)).Expect(201).Json;
        (await api.GoOnAsync(captured, "capture")).Expect(200);
        var voided = (await api.ReserveAsync(member, program, 10)).Expect(201).Json;
        (await api.GoOnAsync(voided, "void")).Expect(200);

        (await api.GoOnAsync(captured, "void")).ExpectProblem(409, "redemption_captured");
        (await api.GoOnAsync(captured, "capture", new { units = 9 })).ExpectProblem(409, "redemption_captured");
        (await api.GoOnAsync(voided, "capture")).ExpectProblem(409, "redemption_voided");
        (await api.GoOnAsync(voided, "reverse")).ExpectProblem(409, "redemption_not_captured");
        // The same once more changes nothing.
        Assert.Equal("captured", (string)(await api.GoOnAsync(captured, "capture")).Expect(200).Json["status"]!);
        Assert.Equal("voided", (string)(await api.GoOnAsync(voided, "void")).Expect(200).Json["status"]!);
        await AssertHasAsync(member, program, available: 90, reserved: 0);
    }

    [Fact]
    public async Task A_key_is_used_again_then_the_first_answer_comes_back()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var reserved = (await api.ReserveAsync(member, program, 60)).Expect(201).Json;
        var key = Bodies.Unique("capture");

        var first = (await api.GoOnAsync(reserved, "capture", new { units = 40 }, key)).Expect(200);
        var second = (await api.GoOnAsync(reserved, "capture", new { units = 40 }, key)).Expect(200);
        (await api.GoOnAsync(reserved, "capture", new { units = 41 }, key))
            .ExpectProblem(422, "idempotency_key_reused");

        Assert.True(second.WasReplayed);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task More_than_is_there_can_be_neither_reserved_nor_captured()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        (await api.ReserveAsync(member, program, 101)).ExpectProblem(422, "insufficient_units");
        var reserved = (await api.ReserveAsync(member, program, 60)).Expect(201).Json;
        (await api.ReserveAsync(member, program, 41)).ExpectProblem(422, "insufficient_units");
        (await api.RedeemAsync(member, program, 41)).ExpectProblem(422, "insufficient_units");
        (await api.GoOnAsync(reserved, "capture", new { units = 61 })).ExpectProblem(422, "exceeds_reservation");
        await AssertHasAsync(member, program, available: 40, reserved: 60);
    }

    [Fact]
    public async Task Twenty_reservations_are_open_then_another_is_refused_until_one_ends()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var open = new List<JsonNode>();
        for (var number = 0; number < 20; number++)
            open.Add((await api.ReserveAsync(member, program, 1)).Expect(201).Json);
        (await api.ReserveAsync(member, program, 1)).ExpectProblem(409, "too_many_reservations");
        (await api.GoOnAsync(open[7], "void")).Expect(200);
        (await api.ReserveAsync(member, program, 1)).Expect(201);
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Its_time_is_over_then_the_units_are_free_though_nobody_swept()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var (program, member) = await EarnedAsync(shop, 100);
        var reserved = (await shop.Api.ReserveAsync(member, program, 80, "PT15M")).Expect(201).Json;

        await shop.AdvanceByAsync("PT14M");
        Assert.Equal("reserved", await shop.Api.StatusAsync(reserved));
        await shop.AdvanceByAsync("PT1M");

        Assert.Equal("lapsed", await shop.Api.StatusAsync(reserved));
        Assert.Equal(100, await shop.Api.AvailableAsync(member, program));
        (await shop.Api.GoOnAsync(reserved, "capture")).ExpectProblem(409, "redemption_lapsed");
        (await shop.Api.GoOnAsync(reserved, "void")).ExpectProblem(409, "redemption_lapsed");
        (await shop.Api.RedeemAsync(member, program, 100)).Expect(201);
        await shop.Api.VerifyAsync(member);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("P10D", 50)]
    public async Task Units_have_expired_before_they_come_back_then_the_program_says_what_becomes_of_them(
        string? extended, long available)
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["expiry"] = new JsonObject { ["kind"] = "afterEarning", ["period"] = "P30D" };
        if (extended is not null)
            definition["reversals"] = new JsonObject { ["expired"] = "extend", ["period"] = extended };
        var program = await shop.PublishAsync(definition);
        var member = await shop.EnrolAsync(program);
        await shop.EarnAsync(member, 50);
        var spent = (await shop.Api.RedeemAsync(member, program, 50)).Expect(201).Json;

        await shop.AdvanceByAsync("P40D");
        (await shop.Api.GoOnAsync(spent, "reverse")).Expect(200);
        Assert.Equal(available, await shop.Api.AvailableAsync(member, program));

        await shop.AdvanceByAsync("P11D");
        Assert.Equal(0, await shop.Api.AvailableAsync(member, program));
        await shop.Api.VerifyAsync(member);
    }

    private static (string Status, long Units, long Captured) Seen(JsonNode redemption) =>
        ((string)redemption["status"]!, (long)redemption["units"]!, (long)redemption["capturedUnits"]!);

    private static async Task<(string Program, string Member)> EarnedAsync(ShiftedShop shop, long units)
    {
        var program = await shop.CreateProgramAsync(new JsonObject { ["kind"] = "never" });
        var member = await shop.EnrolAsync(program);
        await shop.EarnAsync(member, units);
        return (program, member);
    }

    private async Task AssertHasAsync(string member, string program, long available, long reserved)
    {
        var row = await api.BalanceAsync(member, program);
        Assert.Equal((available, reserved), ((long)row["available"]!, (long)row["reserved"]!));
    }

    private async Task<(string Program, string Member)> MemberWithUnitsAsync(long units)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(member, program, units);
        return (program, member);
    }
}
