using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class EarningTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task The_documented_purchase_earns_24_with_the_documented_explanation()
    {
        var base_ = Definitions.SpendRule(per: 10_00, units: 1);
        base_["earn"]!["step"] = "proportional";
        var coffee = Definitions.Rule(
            "coffee",
            new JsonObject { ["kind"] = "multiply", ["by"] = 3 },
            new JsonObject { ["line.category"] = new JsonArray("coffee") });
        var program = await api.CreateProgramAsync(Definitions.Points(base_, coffee));
        var member = await api.CreateMemberAsync(program);
        var body = Bodies.Purchase(member, new JsonArray(
            Bodies.Line("1", 60_00, quantity: 2).With("tax", 2_50),
            Bodies.Line("2", 70_00, sku: "CAKE", category: "food").With("tax", 2_50)));

        var result = (await api.PostAsync("/v1/purchases", body)).Expect(201).Json["results"]![0]!;

        Assert.Equal(24, (long)result["units"]!);
        Assert.Equal("available", (string?)result["status"]);
        Assert.Equal(1, (int)result["programVersion"]!);
        Assert.Equal(24, (long)result["balance"]!["available"]!);
        var rows = result["explanation"]!.AsArray().Select(
            row => ((string?)row!["ruleId"], (string)row["kind"]!, (long?)row["basis"], (decimal)row["exact"]!));
        Assert.Equal(
            [("base", "spend", 125_00, 12.5m), ("coffee", "multiply", 57_50, 11.5m), (null, "rounding", null, 0m)],
            rows);
    }

    [Fact]
    public async Task A_quote_says_what_a_purchase_would_earn_and_writes_nothing()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var body = Bodies.Purchase(member, 55_00);
        var before = await shared.Server.Database.RowCountsAsync();

        var quote = (await api.PostAsync("/v1/purchases/quote", body)).Expect(200).Json;

        Assert.Equal(5, (long)quote["results"]![0]!["units"]!);
        Assert.Equal(before, await shared.Server.Database.RowCountsAsync());
        Assert.Equal(0, await api.AvailableAsync(member, program));
        Assert.Equal(5, (long)(await api.PostAsync("/v1/purchases", body)).Expect(201).Json["results"]![0]!["units"]!);
    }

    [Theory]
    [InlineData("2012-06-01T00:00:00Z", "2011-06-01T00:00:00Z", "not_enrolled_then")]
    [InlineData("2001-06-01T00:00:00Z", "2002-06-01T00:00:00Z", "not_in_effect_then")]
    public async Task What_happened_before_is_recorded_and_earns_nothing_and_says_so(
        string enrolledAt, string occurredAt, string status)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var enrolment = new { externalId = Bodies.Unique("customer"), programs = (string[])[program], enrolledAt };
        var member = (string)(await api.PostAsync("/v1/members", enrolment)).Expect(201).Json["id"]!;

        var body = Bodies.Purchase(member, 50_00).With("occurredAt", occurredAt);
        var made = (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;

        var result = Assert.Single(made["results"]!.AsArray())!;
        Assert.Equal((0, status), ((long)result["units"]!, (string)result["status"]!));
        (await api.GetAsync($"/v1/purchases/{(string)made["id"]!}")).Expect(200);
        Assert.Equal(0, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_purchase_earns_by_the_version_of_its_time_and_so_does_its_return()
    {
        var created = (await api.PostAsync("/v1/programs", Definitions.Spend(per: 10_00, units: 1))).Expect(201);
        var program = (string)created.Json["id"]!;
        var path = $"/v1/programs/{program}";
        var change = Definitions.Spend(per: 10_00, units: 5);
        var changed = (await api.PutAsync(path, change, ("If-Match", created.Header("ETag")!))).Expect(200);
        Assert.Equal(2, (int)changed.Json["latestVersion"]!);
        await PublishAsync(path, 1, "2009-01-01T00:00:00Z");
        await PublishAsync(path, 2, "2020-01-01T00:00:00Z");
        var member = await api.CreateMemberAsync(program);

        var old = await PurchaseAsync(member, "2019-12-31T23:59:59.999Z");
        var young = await PurchaseAsync(member, "2020-01-01T00:00:00Z");
        Assert.Equal((10, 50), (Units(old), Units(young)));

        var returned = await api.PostAsync($"/v1/purchases/{(string)old["id"]!}/returns", Bodies.Return(50_00));
        Assert.Equal(-5, Units(returned.Expect(201).Json));
        Assert.Equal(55, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task Units_expire_by_the_instant_that_is_asked_for_and_by_no_job()
    {
        var (program, member) = await MemberOfExpiringProgramAsync("P600M");

        // Earned on 2025-06-16 in Shanghai: good through the end of June 2075 there.
        var result = (await api.PostPurchaseAsync(member, 50_00))["results"]![0]!;

        Assert.Equal("2075-06-30T16:00:00", ((string)result["expiresAt"]!)[..19]);
        Assert.Equal(5, await api.AvailableAsync(member, program));
        Assert.Equal(5, await AvailableAsync(member, program, "2075-06-30T23:59:59.999+08:00"));
        Assert.Equal(0, await AvailableAsync(member, program, "2075-07-01T00:00:00+08:00"));
    }

    [Fact]
    public async Task Units_that_an_offline_till_reports_after_their_expiry_cannot_be_spent()
    {
        var (program, member) = await MemberOfExpiringProgramAsync("P1M");

        Assert.Equal(5, Units(await api.PostPurchaseAsync(member, 50_00)));

        Assert.Equal(0, await api.AvailableAsync(member, program));
        (await api.RedeemAsync(member, program, 1)).ExpectProblem(422, "insufficient_units");
        await api.VerifyAsync(member);
    }

    private static long Units(JsonNode made) => (long)made["results"]!.AsArray().Single()!["units"]!;

    private async Task<(string Program, string Member)> MemberOfExpiringProgramAsync(string period)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1).With(
            "expiry",
            new JsonObject { ["kind"] = "afterEarning", ["period"] = period, ["roundTo"] = "endOfMonth" }));
        return (program, await api.CreateMemberAsync(program));
    }

    private async Task PublishAsync(string path, int version, string effectiveAt) =>
        (await api.PostAsync($"{path}/publish", new { version, effectiveAt })).Expect(200);

    private async Task<JsonNode> PurchaseAsync(string member, string occurredAt)
    {
        var body = Bodies.Purchase(member, 100_00).With("occurredAt", occurredAt);
        return (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;
    }

    private async Task<long> AvailableAsync(string member, string program, string asOf)
    {
        var path = $"/v1/members/{member}/balances?asOf={Uri.EscapeDataString(asOf)}";
        var rows = (await api.GetAsync(path)).Expect(200).Json["data"]!.AsArray();
        return (long)rows.Single(row => (string)row!["programId"]! == program)!["available"]!;
    }
}
