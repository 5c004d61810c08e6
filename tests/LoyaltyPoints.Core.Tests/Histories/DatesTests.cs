using System.Text.Json;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Tiers;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Worlds;

namespace LoyaltyPoints.Core.Tests.Histories;

/// <summary>What random histories found wrong, each told as shortly as it can be.</summary>
public sealed class DatesTests
{
    private const string Birthday = """
        { "id": "day", "activity": "member.birthday", "earn": { "kind": "fixed", "units": 40 } }
        """;

    private static readonly Guid Id = new(1, 0, 0, new byte[8]);
    private static readonly DateOnly Born = new(1990, 3, 1);

    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_birthday_has_come_then_a_rule_that_asks_what_is_available_knows_its_units_before_any_sweep()
    {
        var world = await EnrolledAsync("points", $$"""
            "earning": { "rules": [ { "id": "rich", "when": { "standing.available": { "gte": 40 } },
                                      "earn": { "kind": "visit", "units": 1 } } ], "activities": [ {{Birthday}} ] }
            """);
        Pass(days: 60);

        await BuyAsync(world);

        Assert.Equal(1, Assert.Single(Assert.Single(world.Sales).Purchase.Results).Units);
        Assert.Equal(41, Balance(world).Available);
    }

    [Fact]
    public async Task A_birthday_has_come_then_a_tier_that_rests_on_the_balance_is_reached_by_it_on_that_day()
    {
        var world = await EnrolledAsync("tiered", $$"""
            "earning": { "activities": [ {{Birthday}} ] }, {{BalanceTiers}}
            """);
        Pass(days: 60);

        var tier = Tier(world, clock.Now)!;

        Assert.Equal(("t1", 40), (tier.Current?.Id, tier.Counted.Balance));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), tier.Since.ToDateTimeOffset());
        await world.SweepAsync();
        Assert.Equal(tier.Since, Tier(world, clock.Now)!.Since);
    }

    [Fact]
    public async Task A_birthday_brings_nothing_then_it_is_over_and_a_later_tier_gets_nothing_for_it()
    {
        var world = await EnrolledAsync("tiered", """
            "tiers": { "window": "lifetime", "validity": { "kind": "whileReached" }, "levels": [
                { "id": "t1", "name": "t1", "reach": { "visits": 1 }, "benefits": { "birthdayUnits": 500 } } ] }
            """);
        Pass(days: 60);
        await world.SweepAsync();

        Assert.True(Assert.Single(world.Accounts()).DueAt > clock.Now);
        await BuyAsync(world);
        Pass(days: 30);
        Assert.Equal(("t1", 0), (Tier(world, clock.Now)!.Current?.Id, Balance(world).Available));
    }

    [Fact]
    public async Task Units_come_and_go_between_two_sweeps_then_a_tier_on_the_balance_was_held_in_between()
    {
        var (swept, unswept) = (await ShortLivedAsync(), await ShortLivedAsync());
        foreach (var world in new[] { swept, unswept }) await BuyAsync(world, 3000);
        Pass(days: 60);
        await swept.SweepAsync();

        // Thirty units matured on the third day and were gone on the fortieth.
        Assert.Equal(["reached", "not_reached"], swept.TierChanges(Id).Select(change => change.Reason));
        await BuyAsync(unswept, 100);
        Assert.Equal(swept.TierChanges(Id), unswept.TierChanges(Id));
    }

    [Fact]
    public async Task A_program_with_bands_gives_for_enrolling_then_it_is_given()
    {
        var world = await EnrolledAsync("spend", """
            "earning": {
              "rules": [ { "id": "base", "earn": { "kind": "bands", "over": "year", "per": 100, "bands": [
                { "from": 0, "units": 1 }, { "from": 1000, "units": 2 } ] } } ],
              "activities": [
                { "id": "hello", "activity": "member.enrolled", "earn": { "kind": "fixed", "units": 7 } } ] }
            """);

        Assert.Equal(7, Balance(world).Available);
    }

    [Theory]
    [InlineData("survey.completed")]
    [InlineData("member.enrolled")]
    [InlineData("member.birthday")]
    public async Task A_rule_for_an_activity_has_terms_of_its_own_then_its_units_mature_and_expire_by_them(string type)
    {
        var world = await EnrolledAsync("points", $$"""
            "earning": { "rules": [ { "id": "base", "earn": { "kind": "visit", "units": 1 } } ],
              "activities": [ { "id": "terms", "activity": "{{type}}", "earn": { "kind": "fixed", "units": 5 },
                "maturity": { "kind": "afterDays", "days": 7 },
                "expiry": { "kind": "afterEarning", "period": "P1M" } } ] }
            """);
        if (type == "member.birthday") Pass(to: new DateTime(2026, 3, 1));
        if (type == "survey.completed")
        {
            await world.DoAsync(new DoActivity(
                "1", new Activity(type, clock.Now, new Dictionary<string, GivenValue>())));
        }

        Assert.Equal(new Balance(0, 5, 0), Balance(world));
        Pass(days: 8);
        Assert.Equal(new Balance(5, 0, 0), Balance(world));
        Pass(days: 25);
        Assert.Equal(new Balance(0, 0, 0), Balance(world));
    }

    private const string BalanceTiers = """
        "tiers": { "window": "lifetime", "validity": { "kind": "whileReached" }, "levels": [
            { "id": "t1", "name": "t1", "reach": { "balance": 30 } } ] }
        """;

    private Task<CoreWorld> ShortLivedAsync() => EnrolledAsync("tiered", $$"""
        "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
        "maturity": { "kind": "afterDays", "days": 3 },
        "expiry": { "kind": "afterEarning", "period": "P39D" }, {{BalanceTiers}}
        """);

    private async Task<CoreWorld> EnrolledAsync(string type, string sections)
    {
        using var document = JsonDocument.Parse($$"""
            { "name": "Dates", "type": "{{type}}", "currency": "CNY", "timeZone": "Asia/Shanghai", {{sections}} }
            """);
        var parsed = ProgramDefinitionReader.Read(document.RootElement);
        Assert.Empty(parsed.Faults);
        var world = new CoreWorld(
            [CompiledProgram.Compile(Id, 1, parsed.Definition!)], clock,
            new WorldMember(new Guid(2, 0, 0, new byte[8]), Born, clock.Now));
        await world.DoAsync(new Enrol(Id, clock.Now));
        return world;
    }

    private Task<string> BuyAsync(CoreWorld world, long total = 1000) => world.DoAsync(new BuyGoods("1", new Order
    {
        OccurredAt = clock.Now, Source = "till", Currency = "CNY", Total = total,
    }));

    private Balance Balance(CoreWorld world)
    {
        var context = world.At(clock.Now);
        return context.BalanceOf(context.Member.Account(Id)!);
    }

    private static TierView? Tier(CoreWorld world, Instant asOf)
    {
        var context = world.At(asOf);
        return AccountTier.At(context.Member.Account(Id)!, context.Program(Id)!, context);
    }

    private void Pass(int days) => clock.Now = clock.Now.Plus(TimeSpan.FromDays(days));

    private void Pass(DateTime to) => clock.Now = Instant.From(new DateTimeOffset(to, TimeSpan.FromHours(8)));
}
