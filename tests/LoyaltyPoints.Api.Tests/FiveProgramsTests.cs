using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>One member in a program of every kind, whose purchase each of them judges in one transaction.</summary>
[Collection(ServerCollection.Name)]
public sealed class FiveProgramsTests(SharedServer shared) : IAsyncLifetime
{
    private readonly ApiClient api = shared.Api;
    private DateTimeOffset now;
    private string points = "", spend = "", tiered = "", vip = "", card = "", member = "";

    /// <summary>A gold member of ten days, with the monthly plan, who has spent 6,000.00 and no coffee.</summary>
    public async Task InitializeAsync()
    {
        now = await TimeAsync();
        tiered = await api.CreateProgramAsync(Examples.Tiered);
        var everyday = Examples.Points;
        everyday["earning"]!["rules"]!.AsArray()[^1]!["when"] =
            new JsonObject { [$"standing.{tiered}.tier"] = new JsonArray("gold", "platinum") };
        points = await api.CreateProgramAsync(everyday);
        spend = await api.CreateProgramAsync(Examples.Spend);
        vip = await api.CreateProgramAsync(Examples.Vip);
        card = await api.CreateProgramAsync(Examples.PunchCard);
        member = (string)(await api.PostAsync("/v1/members", new
        {
            externalId = Bodies.Unique("customer"),
            programs = new[] { points, spend, tiered, vip, card },
            enrolledAt = now.AddDays(-10),
            birthday = now.AddDays(-180).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })).Expect(201).Json["id"]!;
        var payment = new { reference = Bodies.Unique("pay"), amount = 990, currency = "CNY" };
        (await api.PostAsync(
            "/v1/vip-memberships", new { memberId = member, programId = vip, planId = "monthly", payment },
            ("Idempotency-Key", Bodies.Unique("join")))).Expect(201);
        // All is bought at one instant after that, so that no midnight comes between.
        now = await TimeAsync();
        (await api.PostAsync("/v1/purchases", Purchase(6000_00, "tea", quantity: 1))).Expect(201);
    }

    private string Now => now.ToString("O", CultureInfo.InvariantCulture);

    // Other tests of the shared server may have moved its clock.
    private async Task<DateTimeOffset> TimeAsync() =>
        (DateTimeOffset)(await api.GetAsync("/v1/test-clock")).Expect(200).Json["now"]!;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_purchase_in_programs_of_all_five_kinds_earns_in_each_what_its_rules_say_and_says_why()
    {
        var body = Purchase(1000_00, "coffee", quantity: 2);
        var offers = (await api.PostAsync("/v1/purchases/quote", body)).Expect(200).Json["discounts"]!.AsArray()
            .Select(offer => ((string)offer!["programId"]!, (string)offer["source"]!, (long)offer["amount"]!));
        Assert.Equal(
            [
                (tiered, "tier:gold", 50_00L), (tiered, "tier:gold", 0L),
                (vip, "plan:monthly", 100_00L), (vip, "plan:monthly", 0L),
            ],
            offers.OrderBy(offer => offer.Item1 == vip));

        var purchase = (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;

        // A unit a full 10.00; the ten for being new are spent by the first purchase; three for those who are gold.
        Earned(purchase, points, 103, ["base 100", "welcome 10", "club 3", "cap -10"]);
        // From 5,000.00 of the year on, two units a full 10.00, and ten at each 1,000.00 of the month: 7,000.00 now.
        Earned(purchase, spend, 210, ["bands 200", "thousand 10"]);
        // A unit a 1.00, twice as many for gold, and five on top.
        Earned(purchase, tiered, 2005, ["base 1000", "tier:gold 1000", "gold-visit 5"]);
        Earned(purchase, vip, 0, []);
        // A stamp a cup, of which a day gives four at most.
        Earned(purchase, card, 2, ["cup 2"]);
        Assert.Equal("gold", (string)Result(purchase, tiered)["tier"]!);
        Assert.Equal(10, (long)Result(purchase, spend)["thresholdUnits"]!);
        await CheckLedgerAsync(purchase);
        await CheckStandingAsync();
    }

    [Fact]
    public async Task It_all_comes_back_then_each_of_the_five_is_where_it_was()
    {
        var before = await AvailableAsync();
        var body = Purchase(1000_00, "coffee", quantity: 2);
        var purchase = (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;

        var path = $"/v1/purchases/{(string)purchase["id"]!}/returns";
        var back = (await api.PostAsync(path, Bodies.Return(1000_00).With("occurredAt", Now))).Expect(201).Json;

        foreach (var (program, units) in ((string, long)[])[
            (points, -103), (spend, -210), (tiered, -2005), (vip, 0), (card, -2)])
        {
            var result = Result(back, program);
            Assert.Equal((units, 0L), ((long)result["units"]!, (long)result["remainingUnits"]!));
        }

        Assert.Equal(before, await AvailableAsync());
        await api.VerifyAsync(member);
    }

    private JsonObject Purchase(long total, string category, long quantity) => Bodies
        .Purchase(member, new JsonArray(Bodies.Line("1", total, quantity, category: category)))
        .With("occurredAt", Now);

    private static JsonNode Result(JsonNode of, string program) =>
        of["results"]!.AsArray().Single(result => (string)result!["programId"]! == program)!;

    /// <param name="because">Rows that give or take something, as <c>rule units</c>.</param>
    private static void Earned(JsonNode purchase, string program, long units, string[] because)
    {
        var result = Result(purchase, program);
        Assert.Equal(units, (long)result["units"]!);
        var rows = result["explanation"]!.AsArray().Select(row => row!).ToList();
        Assert.Equal(units, rows.Sum(row => (decimal)row["exact"]!));
        Assert.Equal(
            because,
            rows.Where(row => (decimal)row["exact"]! != 0)
                .Select(row => $"{Name(row)} {(decimal)row["exact"]!:0.##}"));
    }

    private static string Name(JsonNode row) => (string)row["kind"]! is "cap" ? "cap" : (string)row["ruleId"]!;

    /// <summary>All that the purchase moved was recorded at once, with the purchase.</summary>
    private async Task CheckLedgerAsync(JsonNode purchase)
    {
        var id = (string)purchase["id"]!;
        var entries = (await api.AllAsync($"/v1/members/{member}/ledger"))
            .Where(entry => id.StartsWith($"pur_{(string)entry["reference"]!}", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            new[] { (card, 2L), (points, 93 + 10L), (spend, 210L), (tiered, 2005L) }.Order(),
            entries.GroupBy(entry => (string)entry["programId"]!)
                .Select(group => (group.Key, group.Sum(entry => (long)entry["units"]!))).Order());
        Assert.Equal(
            [(string)purchase["recordedAt"]!], entries.Select(entry => (string)entry["recordedAt"]!).Distinct());
        await api.VerifyAsync(member);
    }

    private async Task CheckStandingAsync()
    {
        var standing = (await api.GetAsync($"/v1/members/{member}/standing")).Expect(200).Json["data"]!.AsArray();
        JsonNode Of(string program) => standing.Single(row => (string)row!["programId"]! == program)!;
        Assert.Equal("gold", (string)Of(tiered)["tier"]!["id"]!);
        Assert.Equal(7000_00, (long)Of(tiered)["tier"]!["counted"]!["spend"]!);
        Assert.Equal("active", (string)Of(vip)["membership"]!["status"]!);
        Assert.Equal((4L, 0L), ((long)Of(card)["card"]!["stamps"]!, (long)Of(card)["card"]!["fullCards"]!));
    }

    private async Task<string> AvailableAsync() =>
        string.Join("\n", (await api.GetAsync($"/v1/members/{member}/balances")).Expect(200).Json["data"]!.AsArray()
            .Select(row => $"{row!["programId"]} {row["available"]} {row["pending"]}"));
}
