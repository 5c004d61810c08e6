using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Affiliates;

/// <summary>Affiliates: from the first click to the statement.</summary>
public sealed class AffiliateTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private const string NoSuchId = "aff_019ab0c5d2f17c4e8a3b5d6e7f801234";

    private readonly ApiClient api = tenants.Ours;

    [Fact]
    public async Task A_member_clicks_buys_and_brings_back_then_the_statement_tells_all_of_it()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var anna = await MadeAsync(Body());
        var click = new { memberId = member, at = "2025-06-01T10:00:00+08:00" };
        var clicked = (await api.PostAsync($"/v1/affiliates/{anna}/clicks", click)).Expect(201);
        var again = (await api.PostAsync($"/v1/affiliates/{anna}/clicks", click)).Expect(201);
        Assert.Equal((false, true, clicked.Text), (clicked.WasReplayed, again.WasReplayed, again.Text));

        // 16 June is within 30 days of the click; 100.00 with 8.00 tax and 10.00 shipping.
        var body = Bodies.Purchase(member, new JsonArray(Bodies.Line("1", 60_00, 3), Bodies.Line("2", 30_00)))
            .With("shipping", 10_00).With("total", 100_00).With("tax", 8_00);
        body["lines"]![0]!["tax"] = 6_00;
        body["lines"]![1]!["tax"] = 2_00;
        var bought = (await api.PostAsync("/v1/purchases", body)).Expect(201);
        var late = (await api.PostAsync(
            "/v1/purchases", Bodies.Purchase(member, 50_00).With("occurredAt", "2025-07-01T10:00:00+08:00"))).Json;

        var commission = bought.Json["affiliate"]!;
        Assert.Equal((anna, "click", 82_00, 6_15, "CNY"), (
            (string)commission["affiliateId"]!, (string)commission["attributedBy"]!, (long)commission["basis"]!,
            (long)commission["commission"]!, (string)commission["currency"]!));
        Assert.Null(late["affiliate"]);
        var replay = (await api.PostAsync("/v1/purchases", body)).Expect(201);
        Assert.Equal((true, bought.Text), (replay.WasReplayed, replay.Text));

        var path = $"/v1/purchases/{(string)bought.Json["id"]!}";
        (await api.PostAsync($"{path}/returns", new JsonObject
        {
            ["source"] = "till-1", ["externalId"] = Bodies.Unique("return"),
            ["occurredAt"] = "2025-06-17T10:00:00+08:00",
            ["lines"] = new JsonArray(new JsonObject { ["lineId"] = "1", ["quantity"] = 1 }),
        })).Expect(201);
        // Two thirds of 54.00 and all of 28.00: 64.00.
        var left = (await api.GetAsync(path)).Expect(200).Json["affiliate"]!;
        Assert.Equal((64_00, 4_80), ((long)left["basis"]!, (long)left["commission"]!));

        var statement = (await api.GetAsync($"/v1/affiliates/{anna}/statement")).Expect(200).Json;
        var totals = Assert.Single(statement["totals"]!.AsArray())!;
        Assert.Equal(("CNY", 1, 82_00, 1, -18_00, 4_80), (
            (string)totals["currency"]!, (long)totals["sales"]!, (long)totals["salesAmount"]!,
            (long)totals["returns"]!, (long)totals["returnsAmount"]!, (long)totals["commission"]!));
        var lines = await api.AllAsync($"/v1/affiliates/{anna}/statement", limit: 1);
        Assert.Equal(
            [("sale", 82_00, 6_15), ("return", -18_00, -1_35)],
            lines.Select(line => ((string)line["kind"]!, (long)line["basis"]!, (long)line["commission"]!)));
        Assert.All(lines, line => Assert.Equal((string)bought.Json["id"]!, (string)line["purchaseId"]!));
        Assert.StartsWith("ret_", (string)lines[1]["returnId"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_of_a_period_then_it_has_what_was_recorded_in_it()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var code = Bodies.Unique("CODE");
        var anna = await MadeAsync(Body(code));
        var bought = (await api.PostAsync(
            "/v1/purchases", Bodies.Purchase(member, 10_00).With("affiliateCode", code.ToLowerInvariant())))
            .Expect(201);
        Assert.Equal("code", (string)bought.Json["affiliate"]!["attributedBy"]!);
        var at = Uri.EscapeDataString((string)bought.Json["recordedAt"]!);
        var path = $"/v1/affiliates/{anna}/statement";

        Assert.Single((await api.GetAsync($"{path}?from={at}")).Expect(200).Json["data"]!.AsArray());
        Assert.Empty((await api.GetAsync($"{path}?to={at}")).Expect(200).Json["data"]!.AsArray());
        Assert.Empty((await api.GetAsync($"{path}?to={at}")).Expect(200).Json["totals"]!.AsArray());
        (await api.GetAsync($"{path}?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"))
            .ExpectProblem(400, "invalid_request");
        (await api.GetAsync($"{path}?from=yesterday")).ExpectProblem(400, "invalid_request");
        var page = (await api.GetAsync($"{path}?limit=1")).Expect(200).Json;
        Assert.Null(page["nextCursor"]);
        var details = (await api.GetAsync($"/v1/purchases/{(string)bought.Json["id"]!}")).Expect(200).Json;
        Assert.Equal(code.ToLowerInvariant(), (string)details["affiliateCode"]!);
    }

    [Fact]
    public async Task A_code_of_nobody_or_another_currency_then_the_purchase_is_nobodys()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var code = Bodies.Unique("EURO");
        await MadeAsync(Body(code).With("currency", "EUR"));

        foreach (var given in (string[])[code, "nobody"])
        {
            var bought = await api.PostAsync(
                "/v1/purchases", Bodies.Purchase(member, 10_00).With("affiliateCode", given));
            Assert.Null(bought.Expect(201).Json["affiliate"]);
        }
    }

    [Fact]
    public async Task An_affiliate_is_changed_only_by_who_has_seen_it_and_keeps_a_code_of_its_own()
    {
        var (code, other) = (Bodies.Unique("ann"), Bodies.Unique("bo"));
        await MadeAsync(Body(other));
        var made = (await api.PostAsync("/v1/affiliates", Body(code), ("Idempotency-Key", code))).Expect(201);
        var path = $"/v1/affiliates/{(string)made.Json["id"]!}";
        Assert.Equal((path, code.ToUpperInvariant()), (made.Header("Location"), (string)made.Json["code"]!));
        Assert.Equal(("percent", "7.5"), (
            (string)made.Json["commission"]!["kind"]!, (string)made.Json["commission"]!["percent"]!));
        Assert.True((await api.PostAsync("/v1/affiliates", Body(code), ("Idempotency-Key", code))).WasReplayed);
        (await api.PostAsync("/v1/affiliates", Body(code.ToUpperInvariant())))
            .ExpectProblem(409, "affiliate_code_taken");
        var amount = Body(code).With("commission", new JsonObject { ["kind"] = "amount", ["amount"] = 300 })
            .Without("attribution");

        (await api.PutAsync(path, amount)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync(path, amount, ("If-Match", "\"v7\""))).ExpectProblem(412, "precondition_failed");
        (await api.PutAsync(path, Body(other), ("If-Match", made.Header("ETag")!)))
            .ExpectProblem(409, "affiliate_code_taken");
        (await api.PutAsync(path, amount, ("If-Match", made.Header("ETag")!))).Expect(200);

        var seen = (await api.GetAsync(path)).Expect(200);
        Assert.Equal(("\"v2\"", 300, 0), (
            seen.Header("ETag"), (long)seen.Json["commission"]!["amount"]!,
            (long)seen.Json["attribution"]!["withinDays"]!));
        Assert.Contains(await api.AllAsync("/v1/affiliates", limit: 2), row => (string)row["id"]! == path[15..]);
    }

    [Theory]
    [InlineData("{}", "/code required", "/commission required", "/currency required", "/name required")]
    [InlineData("""
        { "name": "", "code": "a b", "commission": { "kind": "some" }, "currency": "XXZ",
          "attribution": { "withinDays": 367 }, "more": 1 }
        """, "/attribution/withinDays out_of_range", "/code invalid_format", "/commission/kind invalid_value",
        "/currency invalid_value", "/more unknown_field", "/name required")]
    [InlineData("""
        { "name": "A", "code": "AB", "commission": { "kind": "percent", "amount": 5 }, "currency": "CNY" }
        """, "/commission invalid_value")]
    [InlineData("""
        { "name": "A", "code": "AB", "commission": { "kind": "percent", "percent": "101" }, "currency": "CNY" }
        """, "/commission/percent invalid_format")]
    public async Task A_body_with_faults_then_every_one_is_named(string body, params string[] faults)
    {
        var answer = (await api.PostAsync("/v1/affiliates", body)).ExpectProblem(400, "invalid_request");

        Assert.Equal(faults, answer.Json["errors"]!.AsArray()
            .Select(fault => $"{fault!["pointer"]} {fault["code"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_tenants_affiliate_then_it_is_not_found_and_its_code_is_free()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var (_, stranger) = await tenants.Theirs.CreateMemberOfNewProgramAsync();
        var code = Bodies.Unique("MINE");
        var anna = await MadeAsync(Body(code));
        var before = await tenants.Server.Database.RowCountsAsync();

        foreach (var id in (string[])[anna, NoSuchId, "aff_1"])
        {
            (await tenants.Theirs.GetAsync($"/v1/affiliates/{id}")).ExpectProblem(404, "affiliate_not_found");
            (await tenants.Theirs.GetAsync($"/v1/affiliates/{id}/statement"))
                .ExpectProblem(404, "affiliate_not_found");
            (await tenants.Theirs.PutAsync($"/v1/affiliates/{id}", Body(code), ("If-Match", "*")))
                .ExpectProblem(404, "affiliate_not_found");
            (await tenants.Theirs.PostAsync($"/v1/affiliates/{id}/clicks", new { memberId = stranger }))
                .ExpectProblem(404, "affiliate_not_found");
        }

        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
        (await tenants.Theirs.PostAsync("/v1/affiliates", Body(code))).Expect(201);
        (await api.PostAsync($"/v1/affiliates/{anna}/clicks", new { memberId = stranger }))
            .ExpectProblem(404, "member_not_found");
        (await api.PostAsync($"/v1/affiliates/{anna}/clicks", new { memberId = member, at = "2150-01-01T00:00:00Z" }))
            .ExpectProblem(400, "invalid_request");
        (await api.PostAsync($"/v1/affiliates/{anna}/clicks", new { memberId = member })).Expect(201);
    }

    private static JsonObject Body(string? code = null) => new()
    {
        ["name"] = "Coffee weekly", ["code"] = code ?? Bodies.Unique("COFFEE"),
        ["commission"] = new JsonObject { ["kind"] = "percent", ["percent"] = "7.5" }, ["currency"] = "CNY",
        ["attribution"] = new JsonObject { ["withinDays"] = 30 },
    };

    private async Task<string> MadeAsync(JsonObject body) =>
        (string)(await api.PostAsync("/v1/affiliates", body)).Expect(201).Json["id"]!;
}
