using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;

namespace LoyaltyPoints.Api.Tests.Standings;

/// <summary>
/// Maturity, inactivity, activities, cards and reinstatement, lived through by moving the test clock.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class UnitsInTimeTests(SharedServer shared) : IAsyncLifetime
{
    private ShiftedShop shop = null!;

    public async Task InitializeAsync() => shop = await ShiftedShop.OpenAsync(shared.Server);

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Units_mature_after_fourteen_days_then_they_can_be_spent_and_a_return_before_takes_them_back()
    {
        var (program, member) = await OpenAsync("""
            "maturity": { "kind": "afterDays", "days": 14 }
            """);
        var kept = await shop.BuyAsync(member, 10_000);
        var returned = await shop.BuyAsync(member, 5_000);

        Assert.Equal("pending", (string)kept["results"]![0]!["status"]!);
        Assert.Equal((0, 150), await CountAsync(member, program));
        (await shop.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "insufficient_units");
        await shop.ReturnAsync(returned, 1, 5_000);
        Assert.Equal((0, 100), await CountAsync(member, program));
        await shop.AdvanceByAsync("P13D");
        Assert.Equal((0, 100), await CountAsync(member, program));
        await shop.AdvanceByAsync("P1D");
        Assert.Equal((100, 0), await CountAsync(member, program));
        (await shop.Api.RedeemAsync(member, program, 100)).Expect(201);
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task Units_wait_for_an_activity_then_they_are_pending_until_it_is_posted()
    {
        var (program, member) = await OpenAsync("""
            "maturity": { "kind": "onActivity", "activity": "stay.completed" }
            """);
        await shop.BuyAsync(member, 10_000);
        await shop.AdvanceByAsync("P1Y");

        Assert.Equal((0, 100), await CountAsync(member, program));
        Assert.Equal(100, (long)(await shop.DoAsync(member, "stay.completed"))["results"]![0]!["maturedUnits"]!);
        Assert.Equal((100, 0), await CountAsync(member, program));
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_member_is_inactive_for_a_year_then_all_units_go_and_spending_in_time_keeps_them()
    {
        var (program, member) = await OpenAsync("""
            "expiry": { "kind": "afterInactivity", "period": "P12M", "reinstateWithin": "P30D" }
            """);
        await shop.BuyAsync(member, 10_000);
        await shop.AdvanceByAsync("P11M");
        (await shop.Api.RedeemAsync(member, program, 10)).Expect(201);
        await shop.AdvanceByAsync("P11M");

        Assert.Equal((90, 0), await CountAsync(member, program));
        await shop.AdvanceByAsync("P2M");
        Assert.Equal((0, 0), await CountAsync(member, program));
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task Units_have_expired_lately_then_an_administrator_gives_back_what_did_and_no_more()
    {
        var (program, member) = await OpenAsync("""
            "expiry": { "kind": "afterEarning", "period": "P10D", "reinstateWithin": "P30D" }
            """);
        await shop.BuyAsync(member, 10_000);
        await shop.AdvanceByAsync("P20D");
        Assert.Equal((0, 0), await CountAsync(member, program));

        (await GiveBackAsync(101)).ExpectProblem(422, "not_reinstatable");
        (await GiveBackAsync(60)).Expect(201);
        (await GiveBackAsync(41)).ExpectProblem(422, "not_reinstatable");

        Assert.Equal((60, 0), await CountAsync(member, program));
        await shop.AdvanceByAsync("P31D");
        // What was given back has expired as well, within its own time; the rest is too old.
        (await GiveBackAsync(61)).ExpectProblem(422, "not_reinstatable");
        (await GiveBackAsync(60)).Expect(201);
        await shop.Api.VerifyAsync(member);

        Task<Answer> GiveBackAsync(long units) => shop.Api.PostAsync(
            "/v1/reinstatements", new { memberId = member, programId = program, units, reason = "r", actor = "a" },
            ("Idempotency-Key", Bodies.Unique("back")));
    }

    [Fact]
    public async Task Activities_are_rewarded_by_their_attributes_then_once_each_and_replayed()
    {
        var program = await shop.PublishAsync(Definition("""
            "expiry": { "kind": "never" }
            """).Replace("\"rules\":", """
            "activities": [ { "id": "survey", "activity": "survey.completed",
              "when": { "activity.score": { "gte": 5 } }, "earn": { "kind": "fixed", "units": 50 },
              "cap": { "units": 100, "per": "month" } } ], "rules":
            """));
        var member = await shop.EnrolAsync(program);
        var body = new
        {
            source = "app", externalId = Bodies.Unique("survey"), memberId = member, type = "survey.completed",
            occurredAt = $"{await shop.NowAsync():O}", attributes = new { score = 7, channel = "app", shared = true },
        };

        var first = (await shop.Api.PostAsync("/v1/activities", body)).Expect(201);
        var again = (await shop.Api.PostAsync("/v1/activities", body)).Expect(201);

        Assert.True(again.WasReplayed);
        Assert.Equal(first.Text, again.Text);
        var changed = body with { attributes = new { score = 8, channel = "app", shared = true } };
        (await shop.Api.PostAsync("/v1/activities", changed)).ExpectProblem(409, "activity_conflict");
        Assert.Equal(first.Text, (await shop.Api.GetAsync($"/v1/activities/{first.Json["id"]}")).Expect(200).Text);
        Assert.Equal(0, Units(await shop.DoAsync(member, "survey.completed", new { score = 4 })));
        Assert.Equal(50, Units(await shop.DoAsync(member, "survey.completed", new { score = 5 })));
        Assert.Equal(0, Units(await shop.DoAsync(member, "survey.completed", new { score = 5 })));
        Assert.Equal((100, 0), await CountAsync(member, program));
        (await shop.Api.PostAsync("/v1/activities", body with { type = "member.birthday" }))
            .ExpectProblem(400, "invalid_request");

        static long Units(System.Text.Json.Nodes.JsonNode activity) => (long)activity["results"]![0]!["units"]!;
    }

    [Fact]
    public async Task A_card_has_a_head_start_then_it_is_spent_whole_and_a_return_reaches_back_over_a_full_one()
    {
        var program = await shop.PublishAsync("""
            { "name": "Coffee", "type": "punchCard", "currency": "CNY", "timeZone": "Asia/Shanghai",
              "earning": { "rules": [ { "id": "cup", "earn": { "kind": "item", "units": 1 } } ] },
              "card": { "stamps": 10, "headStart": 2, "expiresAfter": { "period": "P6M" }, "reward": "Coffee" },
              "returns": { "negativeBalance": "forbid" } }
            """);
        var member = await shop.EnrolAsync(program);

        Assert.Equal((2, 0), await CardAsync());
        var five = await shop.BuyAsync(member, 5_000, 5);
        Assert.Equal((7, 0), await CardAsync());
        await shop.BuyAsync(member, 6_000, 6);
        Assert.Equal((3, 1), await CardAsync());
        await shop.ReturnAsync(five, 4, 4_000);
        Assert.Equal((9, 0), await CardAsync());
        await shop.BuyAsync(member, 3_000, 3);
        Assert.Equal((2, 1), await CardAsync());
        (await shop.Api.RedeemAsync(member, program, 5)).ExpectProblem(422, "not_a_full_card");
        (await shop.Api.RedeemAsync(member, program, 10)).Expect(201);
        Assert.Equal((2, 0), await CardAsync());
        await shop.AdvanceByAsync("P7M");
        Assert.Equal((0, 0), await CardAsync());
        await shop.Api.VerifyAsync(member);

        async Task<(long Stamps, long Full)> CardAsync()
        {
            var card = (await shop.StandingAsync(member, program))["card"]!;
            return ((long)card["stamps"]!, (long)card["fullCards"]!);
        }
    }

    private static string Definition(string terms) => $$"""
        { "name": "Points", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
          {{terms}} }
        """;

    private async Task<(string Program, string Member)> OpenAsync(string terms)
    {
        var program = await shop.PublishAsync(Definition(terms));
        return (program, await shop.EnrolAsync(program));
    }

    private async Task<(long Available, long Pending)> CountAsync(string member, string program)
    {
        var row = await shop.Api.BalanceAsync(member, program);
        return ((long)row["available"]!, (long)row["pending"]!);
    }
}
