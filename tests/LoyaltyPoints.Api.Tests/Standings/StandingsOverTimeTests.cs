using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;

namespace LoyaltyPoints.Api.Tests.Standings;

/// <summary>Tiers, memberships and birthdays, lived through by moving the test clock.</summary>
[Collection(ServerCollection.Name)]
public sealed class StandingsOverTimeTests(SharedServer shared) : IAsyncLifetime
{
    private const string Head = "\"currency\": \"CNY\", \"timeZone\": \"Asia/Shanghai\"";

    private const string Tiers = $$"""
        { "name": "Club", "type": "tiered", {{Head}},
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
          "tiers": { "window": { "rolling": "P12M" }, "validity": { "kind": "period", "period": "P12M" }, "levels": [
            { "id": "silver", "name": "Silver", "reach": { "spend": 100000 }, "benefits": { "birthdayUnits": 7 } },
            { "id": "gold", "name": "Gold", "reach": { "spend": 500000 },
              "benefits": { "multiplier": 2, "discountPercent": 5, "birthdayUnits": 50 } } ] } }
        """;

    private ShiftedShop shop = null!;

    public async Task InitializeAsync() => shop = await ShiftedShop.OpenAsync(shared.Server);

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_tier_is_reached_held_a_year_and_lost_then_the_standing_says_so_and_why()
    {
        var program = await shop.PublishAsync(Tiers);
        var member = await shop.EnrolAsync(program);

        var crossing = await shop.BuyAsync(member, 600_000);

        Assert.Equal(6_000, (long)crossing["results"]![0]!["units"]!);
        Assert.Equal(("none", "gold"), (
            (string)crossing["results"]![0]!["tierBefore"]!, (string)crossing["results"]![0]!["tier"]!));
        Assert.Equal(2_000, (long)(await shop.BuyAsync(member, 100_000))["results"]![0]!["units"]!);
        await shop.AdvanceByAsync("P11M");
        var tier = (await shop.StandingAsync(member, program))["tier"]!;
        Assert.Equal(("gold", 700_000), ((string)tier["id"]!, (long)tier["counted"]!["spend"]!));
        await shop.AdvanceByAsync("P2M");
        var standing = await shop.StandingAsync(member, program);
        Assert.Equal("none", (string)standing["tier"]!["id"]!);
        Assert.Equal("silver", (string)standing["tier"]!["next"]!["id"]!);
        Assert.Equal(100_000, (long)standing["tier"]!["next"]!["missing"]![0]![0]!["missing"]!);
        // Moving the clock has swept, so the move is written down, too.
        Assert.Equal(
            ["gold>none not_reached", "none>gold reached"],
            standing["tierChanges"]!.AsArray().Select(move => $"{move!["from"]}>{move["to"]} {move["reason"]}"));
    }

    [Fact]
    public async Task A_return_takes_away_what_a_tier_rested_on_then_it_is_gone_from_the_return_on()
    {
        var program = await shop.PublishAsync(Tiers);
        var member = await shop.EnrolAsync(program);
        var purchase = await shop.BuyAsync(member, 600_000);
        await shop.BuyAsync(member, 150_000);
        await shop.AdvanceByAsync("P10D");

        var back = await shop.ReturnAsync(purchase, 1, 600_000);

        Assert.Equal(("gold", "silver"), (
            (string)back["results"]![0]!["tierBefore"]!, (string)back["results"]![0]!["tier"]!));
        var moves = (await shop.StandingAsync(member, program))["tierChanges"]!.AsArray();
        Assert.Equal("returned", (string)moves[0]!["reason"]!);
        Assert.True(string.CompareOrdinal((string)moves[0]!["at"]!, (string)moves[1]!["at"]!) > 0);
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_birthday_then_its_units_are_there_at_midnight_and_once_a_year()
    {
        var program = await shop.PublishAsync(Tiers);
        var today = (await shop.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        var member = (string)(await shop.Api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("customer"), programs = (string[])[program],
            birthday = $"1990-{today.AddDays(3):MM-dd}",
        })).Expect(201).Json["id"]!;
        await shop.BuyAsync(member, 600_000);
        var before = await shop.Api.AvailableAsync(member, program);

        await shop.AdvanceToAsync(new DateTimeOffset(today.Date, today.Offset).AddDays(3).AddMinutes(-1));
        Assert.Equal(before, await shop.Api.AvailableAsync(member, program));
        await shop.AdvanceByAsync("PT1M");
        Assert.Equal(before + 50, await shop.Api.AvailableAsync(member, program));
        await shop.AdvanceByAsync("P6M");
        Assert.Equal(before + 50, await shop.Api.AvailableAsync(member, program));
        // Gold was held for a year; the next birthday finds none of it left.
        await shop.AdvanceByAsync("P7M");
        Assert.Equal(before + 50, await shop.Api.AvailableAsync(member, program));
        var entries = await shop.Api.AllAsync($"/v1/members/{member}/ledger");
        Assert.Single(entries, entry => (string)entry["kind"]! == "bonus");
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_birthday_is_changed_then_the_new_one_counts_from_then_on()
    {
        var program = await shop.PublishAsync(Tiers);
        var today = (await shop.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        var member = await shop.EnrolAsync(program);
        await shop.BuyAsync(member, 600_000);
        var before = await shop.Api.AvailableAsync(member, program);

        var birthday = new { birthday = $"1990-{today.AddDays(5):MM-dd}" };
        (await shop.Api.PatchAsync($"/v1/members/{member}", birthday, ("If-Match", "*"))).Expect(200);
        await shop.AdvanceByAsync("P6D");

        Assert.Equal(before + 50, await shop.Api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_new_version_brings_birthdays_then_members_whom_nobody_touched_have_them()
    {
        var program = await shop.PublishAsync(Tiers.Replace("\"birthdayUnits\": 7", "\"perks\": [\"Card\"]")
            .Replace(", \"birthdayUnits\": 50", ""));
        var today = (await shop.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        var member = (string)(await shop.Api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("customer"), programs = (string[])[program],
            birthday = $"1990-{today.AddDays(4):MM-dd}",
        })).Expect(201).Json["id"]!;
        await shop.BuyAsync(member, 600_000);
        var before = await shop.Api.AvailableAsync(member, program);

        await shop.ReviseAsync(program, 2, Tiers);
        await shop.AdvanceByAsync("P1D");
        await shop.AdvanceByAsync("P4D");

        Assert.Equal(before + 50, await shop.Api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_membership_lapses_then_a_rule_of_another_program_stops_at_that_instant()
    {
        var vip = await shop.PublishAsync($$"""
            { "name": "Plus", "type": "vip", {{Head}},
              "membership": { "plans": [ { "id": "monthly", "name": "Monthly", "interval": "P1M", "initialFee": 990,
                "renewalFee": 990, "benefits": { "discountPercent": 10 } } ] } }
            """);
        var points = await shop.PublishAsync($$"""
            { "name": "Points", "type": "points", {{Head}},
              "earning": { "rules": [
                { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } },
                { "id": "plus", "when": { "standing.{{vip}}.plan": "monthly" },
                  "earn": { "kind": "multiply", "by": 3 } } ] } }
            """);
        var member = (string)(await shop.Api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("customer"), programs = (string[])[vip, points],
        })).Expect(201).Json["id"]!;
        (await shop.Api.PostAsync("/v1/vip-memberships", new
        {
            memberId = member, programId = vip, planId = "monthly",
            payment = new { reference = Bodies.Unique("pay"), amount = 990, currency = "CNY" },
        })).Expect(201);

        Assert.Equal(30, await EarnedAsync());
        await shop.AdvanceByAsync("P20D");
        Assert.Equal(30, await EarnedAsync());
        await shop.AdvanceByAsync("P20D");
        Assert.Equal(10, await EarnedAsync());
        Assert.Equal("expired", (string)(await shop.StandingAsync(member, vip))["membership"]!["status"]!);

        async Task<long> EarnedAsync() => (long)(await shop.BuyAsync(member, 1_000))["results"]!.AsArray()
            .Single(result => (string)result!["programId"]! == points)!["units"]!;
    }

    [Fact]
    public async Task A_version_of_another_type_or_about_a_program_that_is_not_there_then_it_is_refused()
    {
        var program = await shop.PublishAsync(Tiers);
        const string Unknown = "prg_01a200355c7c7000804333d1b3c31f58";

        var other = await shop.Api.PutAsync(
            $"/v1/programs/{program}", Definitions.Spend(per: 1_00, units: 1), ("If-Match", "*"));
        var asking = await shop.Api.PostAsync("/v1/programs", Tiers.Replace(
            "\"id\": \"base\",", $"\"id\": \"base\", \"when\": {{ \"standing.{Unknown}.tier\": \"gold\" }},"));

        other.ExpectProblem(422, "unprocessable");
        asking.ExpectProblem(404, "program_not_found");
        Assert.Equal(
            $"/earning/rules/0/when/standing.{Unknown}.tier", (string)asking.Json["errors"]![0]!["pointer"]!);
    }
}
