using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Spending;
using LoyaltyPoints.Api.Tests.TestClock;

namespace LoyaltyPoints.Api.Tests.Partners;

/// <summary>A partner's days: what their limits leave, and what they are settled for.</summary>
[Collection(ServerCollection.Name)]
public sealed class PartnerDayTests(SharedServer shared)
{
    [Fact]
    public async Task A_day_has_no_room_then_what_is_given_back_makes_some_on_that_day()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var (program, member, partner) = await OpenAsync(shop, new JsonObject { ["units"] = 100 });
        var reserved = (await partner.Api.ReserveAsync(member, program, 60)).Expect(201).Json;
        (await partner.Api.RedeemAsync(member, program, 30)).Expect(201);
        Assert.Contains(
            "10 of 100 units", (await partner.Api.RedeemAsync(member, program, 11))
                .ExpectProblem(422, "partner_limit_reached").Text, StringComparison.Ordinal);

        (await partner.Api.GoOnAsync(reserved, "capture", new { units = 20 })).Expect(200);
        var open = (await partner.Api.ReserveAsync(member, program, 50)).Expect(201).Json;
        (await partner.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "partner_limit_reached");
        (await partner.Api.GoOnAsync(open, "void")).Expect(200);
        (await partner.Api.GoOnAsync(reserved, "reverse")).Expect(200);
        (await partner.Api.ReserveAsync(member, program, 51)).ExpectProblem(422, "partner_limit_reached");
        (await partner.Api.ReserveAsync(member, program, 50, "PT1M")).Expect(201);
        (await partner.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "partner_limit_reached");

        await shop.AdvanceByAsync("PT1M");
        (await partner.Api.RedeemAsync(member, program, 50)).Expect(201);
        (await partner.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "partner_limit_reached");
        await shop.AdvanceByAsync("P1D");
        (await partner.Api.RedeemAsync(member, program, 100)).Expect(201);
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task A_reservation_of_yesterday_ends_today_then_yesterday_has_the_room_and_today_the_money()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var (program, member, partner) = await OpenAsync(shop, new JsonObject { ["redemptions"] = 2 });
        var yesterday = (await partner.Api.ReserveAsync(member, program, 7, "P2D")).Expect(201).Json;
        var first = Day(await shop.NowAsync());
        await shop.AdvanceByAsync("P1D");
        var today = (await partner.Api.RedeemAsync(member, program, 3)).Expect(201).Json;
        (await partner.Api.GoOnAsync(yesterday, "capture")).Expect(200);
        (await partner.Api.RedeemAsync(member, program, 1)).Expect(201);
        Assert.Contains(
            "0 of 2 redemptions", (await partner.Api.RedeemAsync(member, program, 1))
                .ExpectProblem(422, "partner_limit_reached").Text, StringComparison.Ordinal);
        // The value of a redemption is that of its making: what comes back tomorrow was worth half a fen.
        await partner.ReviseAsync(definition => definition["unitValue"] = 1.5);
        await shop.AdvanceByAsync("P1D");
        (await partner.Api.GoOnAsync(today, "reverse")).Expect(200);
        (await partner.Api.RedeemAsync(member, program, 3)).Expect(201);

        var settled = (await partner.Api.GetAsync(
            $"/v1/partners/{partner.Id}/settlement?from={first:yyyy-MM-dd}&to={first.AddDays(3):yyyy-MM-dd}"))
            .Expect(200).Json;
        // 11 at 0.5 are 5.5, half to even 6; 3 at 1.5 less 3 at 0.5 are 3.
        Assert.Equal(
            [(first.AddDays(1), 3, 11, 0, 11, 6), (first.AddDays(2), 1, 3, 3, 0, 3)],
            settled["days"]!.AsArray().Select(day => (
                DateOnly.Parse((string)day!["day"]!), (long)day["redemptions"]!, (long)day["capturedUnits"]!,
                (long)day["reversedUnits"]!, (long)day["netUnits"]!, (long)day["amount"]!)));
        Assert.Equal(
            (4, 14, 3, 11, 9),
            ((long)settled["total"]!["redemptions"]!, (long)settled["total"]!["capturedUnits"]!,
                (long)settled["total"]!["reversedUnits"]!, (long)settled["total"]!["netUnits"]!,
                (long)settled["total"]!["amount"]!));
        Assert.Equal("halfEven", (string)settled["rounding"]!);
        await shared.Server.VerifyBookAsync();
    }

    [Fact]
    public async Task Requests_are_limited_then_refused_ones_count_as_well()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var (program, member, partner) = await OpenAsync(shop, new JsonObject { ["requests"] = 3 });
        (await partner.Api.RedeemAsync(member, program, 1)).Expect(201);
        (await partner.Api.RedeemAsync(member, program, 100_000)).ExpectProblem(422, "insufficient_units");
        (await partner.Api.RedeemAsync(member, program, 1)).Expect(201);
        (await partner.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "partner_limit_reached");
    }

    [Theory]
    [InlineData("", "?from ?to")]
    [InlineData("?from=2026-01-01&to=x", "?to")]
    [InlineData("?from=2026-01-01&to=2026-01-01", "?to")]
    [InlineData("?from=2026-01-01&to=2027-01-03", "?to")]
    public async Task Days_that_cannot_be_settled_are_refused_with_every_fault(string query, string pointers)
    {
        var program = await shared.Api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var partner = await PartnerApp.OpenAsync(shared.Api, program);
        var answer = await partner.Api.GetAsync($"/v1/partners/{partner.Id}/settlement{query}");
        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            pointers,
            string.Join(' ', answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!)));
    }

    [Fact]
    public async Task A_code_is_ten_minutes_old_then_it_is_no_longer_good()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var (_, member, partner) = await OpenAsync(shop, null);
        var (late, early) = (await partner.CodeAsync(member), await partner.CodeAsync(member));
        await shop.AdvanceByAsync("PT9M");
        (await partner.AcceptAsync(early)).Expect(201);
        await shop.AdvanceByAsync("PT1M");
        (await partner.AcceptAsync(late)).ExpectProblem(422, "link_code_invalid");
    }

    private static async Task<(string Program, string Member, PartnerApp Partner)> OpenAsync(
        ShiftedShop shop, JsonObject? limits)
    {
        var program = await shop.CreateProgramAsync(ShiftedShop.Never());
        var member = await shop.EnrolAsync(program);
        await shop.EarnAsync(member, 1_000);
        var definition = PartnerApp.Definition(program);
        if (limits is not null) definition["dailyLimits"] = limits;
        var partner = await PartnerApp.OpenAsync(shop.Api, definition);
        await partner.LinkAsync(member);
        return (program, member, partner);
    }

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).Date);
}
