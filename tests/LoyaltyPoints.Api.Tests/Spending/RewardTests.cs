using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;
using static LoyaltyPoints.Api.Tests.Spending.SpendingSteps;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>The catalogue: who can have what, why not, and how many there are.</summary>
[Collection(ServerCollection.Name)]
public sealed class RewardTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    /// <summary>What is said of a reward of 50 units to a member with 30, or with 100.</summary>
    public static TheoryData<string, long, string> Reasons => new()
    {
        { "{}", 100, "" },
        { "{}", 30, "insufficient_units" },
        { """{ "audience": { "member.daysEnrolled": { "from": 1 } } }""", 100, "" },
        { """{ "audience": { "member.daysEnrolled": { "to": 1 } } }""", 100, "not_in_audience" },
        { """{ "audience": { "standing.available": { "from": 200 } } }""", 30, "not_in_audience insufficient_units" },
        { """{ "schedule": { "from": "2009-01-01", "to": "2010-01-01" } }""", 100, "reward_not_now" },
        { """{ "channels": ["app"] }""", 100, "" },
        { """{ "channels": ["pos"] }""", 100, "reward_not_here" },
        { """{ "stores": ["sh-001"] }""", 100, "reward_not_here" },
        { """{ "stock": 0 }""", 100, "sold_out" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task The_catalogue_says_why_not_then_a_redemption_is_refused_for_it(
        string more, long units, string reasons)
    {
        var (program, member) = await MemberWithUnitsAsync(units);
        var definition = FreeItem(program, 50);
        foreach (var (name, value) in JsonNode.Parse(more)!.AsObject()) definition[name] = value!.DeepClone();
        var reward = await api.CreateRewardAsync(definition);

        var offer = await api.OfferAsync(member, reward, "&channel=app");

        Assert.Equal(reasons, string.Join(' ', offer["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!)));
        Assert.Equal(reasons.Length == 0, (bool)offer["canHave"]!);
        var taken = await api.PostAsync(
            "/v1/redemptions", new { memberId = member, rewardId = reward, channel = "app" });
        if (reasons.Length == 0) Assert.Equal(50, (long)taken.Expect(201).Json["units"]!);
        else taken.ExpectProblem(reasons == "sold_out" ? 409 : 422, reasons.Split(' ')[0]);
    }

    [Fact]
    public async Task Units_are_missing_then_the_offer_says_how_many()
    {
        var (program, member) = await MemberWithUnitsAsync(30);
        var reward = await api.CreateRewardAsync(FreeItem(program, 50));
        var reason = (await api.OfferAsync(member, reward))["reasons"]!.AsArray().Single()!;
        Assert.Equal(20, (long)reason["missing"]!);
    }

    [Fact]
    public async Task A_limit_is_reached_then_only_what_comes_back_whole_makes_room()
    {
        var (program, member) = await MemberWithUnitsAsync(500);
        var definition = FreeItem(program, 50);
        definition["limits"] = new JsonArray(new JsonObject { ["redemptions"] = 2, ["per"] = "month" });
        var reward = await api.CreateRewardAsync(definition);
        var first = (await api.TakeAsync(member, reward)).Expect(201).Json;
        var open = (await api.TakeAsync(member, reward, "reserve")).Expect(201).Json;

        (await api.TakeAsync(member, reward)).ExpectProblem(422, "reward_limit_reached");
        (await api.GoOnAsync(first, "reverse", new { units = 10 })).Expect(200);
        (await api.TakeAsync(member, reward)).ExpectProblem(422, "reward_limit_reached");
        (await api.GoOnAsync(first, "reverse")).Expect(200);
        (await api.TakeAsync(member, reward)).Expect(201);
        (await api.GoOnAsync(open, "capture")).Expect(200);
        (await api.TakeAsync(member, reward)).ExpectProblem(422, "reward_limit_reached");
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Its_stock_is_taken_given_back_and_taken_again()
    {
        var (program, member) = await MemberWithUnitsAsync(500);
        var definition = FreeItem(program, 50);
        definition["stock"] = 2;
        var reward = await api.CreateRewardAsync(definition);
        var captured = (await api.TakeAsync(member, reward)).Expect(201).Json;
        var reserved = (await api.TakeAsync(member, reward, "reserve")).Expect(201).Json;

        await AssertStockAsync(reward, captured: 1, reserved: 1, left: 0);
        (await api.TakeAsync(member, reward)).ExpectProblem(409, "sold_out");
        (await api.GoOnAsync(reserved, "capture", new { units = 25 })).ExpectProblem(422, "not_divisible");
        (await api.GoOnAsync(reserved, "void")).Expect(200);
        (await api.GoOnAsync(captured, "reverse", new { units = 30 })).Expect(200);
        await AssertStockAsync(reward, captured: 1, reserved: 0, left: 1);
        (await api.GoOnAsync(captured, "reverse")).Expect(200);
        await AssertStockAsync(reward, captured: 0, reserved: 0, left: 2);
    }

    [Fact]
    public async Task A_reservation_has_lapsed_then_its_place_goes_to_the_next()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server);
        var program = await shop.CreateProgramAsync(new JsonObject { ["kind"] = "never" });
        var member = await shop.EnrolAsync(program);
        await shop.EarnAsync(member, 200);
        var definition = FreeItem(program, 50);
        definition["stock"] = 1;
        var reward = await shop.Api.CreateRewardAsync(definition);
        var reserved = (await shop.Api.TakeAsync(member, reward, "reserve")).Expect(201).Json;
        (await shop.Api.TakeAsync(member, reward)).ExpectProblem(409, "sold_out");

        await shop.AdvanceByAsync("PT15M");

        Assert.True((bool)(await shop.Api.OfferAsync(member, reward))["canHave"]!);
        (await shop.Api.TakeAsync(member, reward)).Expect(201);
        (await shop.Api.GoOnAsync(reserved, "capture")).ExpectProblem(409, "redemption_lapsed");
        (await shop.Api.TakeAsync(member, reward)).ExpectProblem(409, "sold_out");
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task It_is_changed_then_redemptions_keep_the_version_they_were_made_by()
    {
        var (program, member) = await MemberWithUnitsAsync(500);
        var reward = await api.CreateRewardAsync(FreeItem(program, 50));
        var before = (await api.TakeAsync(member, reward)).Expect(201).Json;

        (await api.PutAsync($"/v1/rewards/{reward}", FreeItem(program, 80), ("If-Match", "*"))).Expect(200);
        var after = (await api.TakeAsync(member, reward)).Expect(201).Json;
        (await api.PostAsync($"/v1/rewards/{reward}/archive", new { }, ("If-Match", "*"))).Expect(200);

        Assert.Equal((1, 50L), ((int)before["rewardVersion"]!, (long)before["units"]!));
        Assert.Equal((2, 80L), ((int)after["rewardVersion"]!, (long)after["units"]!));
        (await api.TakeAsync(member, reward)).ExpectProblem(422, "reward_archived");
        var version = (await api.GetAsync($"/v1/rewards/{reward}/versions/1")).Expect(200).Json;
        Assert.Equal(50, (long)version["definition"]!["cost"]!["units"]!);
    }

    [Fact]
    public async Task A_reward_gives_a_voucher_then_it_can_be_used_until_the_units_come_back()
    {
        var (program, member) = await MemberWithUnitsAsync(500);
        var series = (string)(await api.PostAsync("/v1/voucher-series", new
        {
            name = "Five off", value = new { kind = "amount", amount = 5_00 }, currency = "CNY",
            timeZone = "Asia/Shanghai",
        })).Expect(201).Json["id"]!;
        var definition = FreeItem(program, 50);
        definition["kind"] = "voucher";
        definition["value"] = new JsonObject { ["seriesId"] = series };
        var reward = await api.CreateRewardAsync(definition);

        var reserved = (await api.TakeAsync(member, reward, "reserve")).Expect(201).Json;
        Assert.Null(reserved["voucherCode"]);
        var captured = (await api.GoOnAsync(reserved, "capture")).Expect(200).Json;
        var used = (await api.TakeAsync(member, reward)).Expect(201).Json;

        Assert.Equal("active", await VoucherAsync(captured));
        (await api.PostAsync($"/v1/vouchers/{used["voucherCode"]}/redeem", new
        {
            source = "till-1", externalId = Bodies.Unique("use"),
            order = new { currency = "CNY", total = 50_00 },
        })).Expect(201);
        (await api.GoOnAsync(used, "reverse")).ExpectProblem(409, "voucher_used");
        (await api.GoOnAsync(captured, "reverse")).Expect(200);
        Assert.Equal("voided", await VoucherAsync(captured));
        Assert.Equal(450, await api.AvailableAsync(member, program));

        async Task<string> VoucherAsync(JsonNode redemption) =>
            (string)(await api.GetAsync($"/v1/vouchers/{redemption["voucherCode"]}")).Expect(200).Json["status"]!;
    }

    [Fact]
    public async Task A_definition_has_faults_then_all_are_named()
    {
        var (program, _) = await MemberWithUnitsAsync(0);
        var answer = await api.PostAsync("/v1/rewards", new
        {
            name = "", programId = program, kind = "payWithUnits",
            cost = new { minimum = 150, maximum = 100, step = 100 },
            value = new { amountPerStep = 0, maximumShare = 101 }, color = "red",
            audience = new Dictionary<string, object> { ["order.total"] = new { from = 5 } },
        });
        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            ["/name", "/cost/maximum", "/cost/minimum", "/value/amountPerStep", "/value/maximumShare",
                "/audience/order.total", "/color"],
            answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!));
    }

    private async Task AssertStockAsync(string reward, long captured, long reserved, long left)
    {
        var stock = await api.StockAsync(reward);
        Assert.Equal(
            (captured, reserved, left),
            ((long)stock["captured"]!, (long)stock["reserved"]!, (long)stock["left"]!));
    }

    private async Task<(string Program, string Member)> MemberWithUnitsAsync(long units)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        if (units > 0) await api.GrantAsync(member, program, units);
        return (program, member);
    }
}
