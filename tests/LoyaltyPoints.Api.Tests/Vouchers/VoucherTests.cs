using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

[Collection(ServerCollection.Name)]
public sealed class VoucherTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_coupon_is_issued_asked_about_used_given_back_and_made_void()
    {
        var series = await api.CreateSeriesAsync(
            """{ "kind": "percent", "percent": 10, "maximum": 400 }""", ("minimumOrder", "1000"));
        var code = await api.IssueAsync(series);
        Assert.Matches("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$", code);

        var checkedNow = (await api.PostAsync($"/v1/vouchers/{code}/validate", VoucherSteps.Check())).Expect(200).Json;
        Assert.Equal((true, 400), ((bool)checkedNow["valid"]!, (long)checkedNow["discount"]!));
        Assert.Equal(("active", 0), Status(await api.VoucherAsync(code)));

        var used = (await api.UseAsync(code.ToLowerInvariant().Replace("-", "%20"))).Expect(201).Json;
        Assert.StartsWith("vch_", (string)used["id"]!, StringComparison.Ordinal);
        Assert.Equal((400, 0, "redeemed"),
            ((long)used["discount"]!, (long)used["usesLeft"]!, (string)used["status"]!));
        Assert.Equal(("used", 1), Status(await api.VoucherAsync(code)));
        (await api.UseAsync(code)).ExpectProblem(422, "voucher_used_up");

        Assert.Equal("released", (string)(await api.ReleaseAsync(code, used)).Expect(200).Json["status"]!);
        (await api.ReleaseAsync(code, used)).ExpectProblem(409, "already_released");
        Assert.Equal(("active", 0), Status(await api.VoucherAsync(code)));

        var voided = (await api.PostAsync($"/v1/vouchers/{code}/void", new { reason = "stolen" })).Expect(200).Json;
        Assert.Equal(("voided", "stolen"), ((string)voided["status"]!, (string)voided["voidReason"]!));
        (await api.PostAsync($"/v1/vouchers/{code}/void", new { reason = "again" }))
            .ExpectProblem(409, "already_voided");
        (await api.UseAsync(code)).ExpectProblem(422, "voucher_voided");
    }

    [Fact]
    public async Task A_gift_card_pays_in_parts_and_tells_what_is_left()
    {
        var code = await api.IssueAsync(await api.CreateSeriesAsync(VoucherSteps.Card), balance: 10_000);

        var first = (await api.UseAsync(code, total: 3000)).Expect(201).Json;
        var second = (await api.UseAsync(code, amount: 2000)).Expect(201).Json;
        (await api.UseAsync(code, total: 9000, amount: 5001)).ExpectProblem(422, "insufficient_balance");
        (await api.UseAsync(code, total: 100, amount: 101)).ExpectProblem(422, "voucher_nothing_to_take");
        var back = (await api.ReleaseAsync(code, first, 500)).Expect(200).Json;
        (await api.ReleaseAsync(code, first, 2501)).ExpectProblem(409, "already_released");

        Assert.Equal((3000, 7000), ((long)first["amount"]!, (long)first["balance"]!));
        Assert.Equal((2000, 5000), ((long)second["amount"]!, (long)second["balance"]!));
        Assert.Equal(("partly_released", 500, 5500),
            ((string)back["status"]!, (long)back["released"]!, (long)back["balance"]!));
        var card = await api.VoucherAsync(code);
        Assert.Equal((10_000, 5500, 2), ((long)card["issued"]!, (long)card["balance"]!, (long)card["uses"]!));
    }

    [Fact]
    public async Task Units_are_given_with_a_code_and_taken_back_with_it()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var series = await api.CreateSeriesAsync(
            $$"""{ "kind": "units", "programId": "{{program}}", "units": 70 }""");
        var code = await api.IssueAsync(series);
        var body = new { source = "app", externalId = Bodies.Unique("pack"), member = new { id = member } };

        var used = (await api.PostAsync($"/v1/vouchers/{code}/redeem", body)).Expect(201).Json;

        Assert.Equal((70, 70), ((long)used["units"]!, (long)used["account"]!["available"]!));
        Assert.Equal(70, await api.AvailableAsync(member, program));
        await api.RedeemAsync(member, program, 30);
        var back = (await api.ReleaseAsync(code, used)).Expect(200).Json;
        Assert.Equal(-30, (long)back["account"]!["available"]!);
        Assert.Equal(-30, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
        var stranger = await api.CreateMemberAsync();
        (await api.PostAsync($"/v1/vouchers/{code}/redeem", VoucherSteps.Use(member: stranger)))
            .ExpectProblem(422, "not_enrolled");
    }

    [Fact]
    public async Task A_use_that_is_sent_again_is_answered_like_the_first_time()
    {
        var code = await api.IssueAsync(await api.CreateSeriesAsync(VoucherSteps.FiveOff));
        var use = VoucherSteps.Use();

        var first = (await api.PostAsync($"/v1/vouchers/{code}/redeem", use)).Expect(201);
        var again = (await api.PostAsync($"/v1/vouchers/{code.ToLowerInvariant()}/redeem", use)).Expect(201);
        var other = VoucherSteps.Use((string)use["externalId"]!, total: 6000);

        Assert.Equal((false, true, first.Text), (first.WasReplayed, again.WasReplayed, again.Text));
        (await api.PostAsync($"/v1/vouchers/{code}/redeem", other)).ExpectProblem(409, "voucher_use_conflict");
        // What was given back is not said to have worked.
        (await api.ReleaseAsync(code, first.Json)).Expect(200);
        (await api.PostAsync($"/v1/vouchers/{code}/redeem", use)).ExpectProblem(409, "already_released");
        Assert.Equal(0, (long)(await api.VoucherAsync(code))["uses"]!);
    }

    [Fact]
    public async Task Idempotency_keys_are_kept_for_each_of_the_writes()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.Card);
        var key = Bodies.Unique("issue");
        var issue = VoucherSteps.Issue(series, balance: 1000);
        var first = (await api.PostAsync("/v1/vouchers", issue, ("Idempotency-Key", key))).Expect(201);
        var again = (await api.PostAsync("/v1/vouchers", issue, ("Idempotency-Key", key))).Expect(201);
        Assert.Equal((first.Text, true), (again.Text, again.WasReplayed));

        var code = (string)first.Json["code"]!;
        var used = (await api.UseAsync(code, amount: 600)).Expect(201).Json;
        var release = new { useId = (string)used["id"]!, amount = 100 };
        for (var sent = 0; sent < 3; sent++)
        {
            (await api.PostAsync($"/v1/vouchers/{code}/release", release, ("Idempotency-Key", key + "r"))).Expect(200);
            (await api.PostAsync($"/v1/vouchers/{code}/void", new { reason = "x" }, ("Idempotency-Key", key + "v")))
                .Expect(200);
        }

        Assert.Equal(500, (long)(await api.VoucherAsync(code))["balance"]!);
    }

    [Fact]
    public async Task Asking_tells_every_reason_and_writes_nothing()
    {
        var (_, owner) = await api.CreateMemberOfNewProgramAsync();
        var series = await api.CreateSeriesAsync(
            VoucherSteps.FiveOff, ("minimumOrder", "9000"), ("audience", """{ "members": "owner" }"""),
            ("validity", """{ "from": "2150-01-01" }"""));
        (await api.PostAsync("/v1/vouchers", VoucherSteps.Issue(series))).ExpectProblem(422, "voucher_owner_required");
        var code = await api.IssueAsync(series, member: owner);

        var answer = (await api.PostAsync($"/v1/vouchers/{code}/validate", VoucherSteps.Check())).Expect(200).Json;

        string[] reasons = ["voucher_not_yet_valid", "voucher_member_required", "voucher_minimum_order"];
        Assert.Equal((false, null), ((bool)answer["valid"]!, answer["discount"]));
        Assert.Equal(reasons, answer["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));
        (await api.UseAsync(code)).ExpectProblem(422, reasons[0]);
        Assert.Equal(("upcoming", 0), Status(await api.VoucherAsync(code)));
    }

    [Fact]
    public async Task Only_members_of_a_tier_may_use_it_as_of_now()
    {
        var definition = Definitions.Spend(10_00, 1).With("type", "tiered").With("tiers", JsonNode.Parse("""
            { "window": { "rolling": "P12M" },
              "levels": [ { "id": "basic", "name": "Basic" },
                          { "id": "gold", "name": "Gold", "reach": { "spend": 100000 } } ],
              "validity": { "kind": "period", "period": "P12M" } }
            """)!);
        var program = await api.CreateProgramAsync(definition);
        var member = await api.CreateMemberAsync(program);
        var series = await api.CreateSeriesAsync(
            VoucherSteps.FiveOff, ("audience", $$"""{ "programId": "{{program}}", "tiers": ["gold"] }"""));
        var code = await api.IssueAsync(series);
        var mistyped = VoucherSteps.Definition(
            VoucherSteps.FiveOff, ("audience", $$"""{ "programId": "{{program}}", "tiers": ["gold", "glod"] }"""));
        Assert.Equal(
            "/audience/tiers/1",
            (string)(await api.PostAsync("/v1/voucher-series", mistyped)).ExpectProblem(422, "unprocessable")
                .Json["errors"]![0]!["pointer"]!);

        (await api.UseAsync(code, member: member)).ExpectProblem(422, "voucher_tier_required");
        var purchase = Bodies.Purchase(member, 2000_00).With("occurredAt", $"{TimeProvider.System.GetUtcNow():O}");
        (await api.PostAsync("/v1/purchases", purchase)).Expect(201);
        var asked = await api.PostAsync($"/v1/vouchers/{code}/validate", VoucherSteps.Check(member));

        Assert.True((bool)asked.Expect(200).Json["valid"]!, asked.Text);
        (await api.UseAsync(code, member: member)).Expect(201);
    }

    [Fact]
    public async Task A_new_version_is_for_new_vouchers_and_needs_the_tag_of_the_last()
    {
        var definition = VoucherSteps.Definition(VoucherSteps.FiveOff);
        var made = (await api.PostAsync("/v1/voucher-series", definition)).Expect(201);
        var id = (string)made.Json["id"]!;
        var old = await api.IssueAsync(id);
        var next = VoucherSteps.Definition("""{ "kind": "amount", "amount": 700 }""");

        (await api.PutAsync($"/v1/voucher-series/{id}", next)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync($"/v1/voucher-series/{id}", next, ("If-Match", "\"v7\"")))
            .ExpectProblem(412, "precondition_failed");
        var revised = (await api.PutAsync($"/v1/voucher-series/{id}", next, ("If-Match", made.Header("ETag")!)))
            .Expect(200);

        Assert.Equal(("\"v2\"", 2), (revised.Header("ETag"), (int)revised.Json["version"]!));
        Assert.Equal(revised.Text, (await api.GetAsync($"/v1/voucher-series/{id}")).Expect(200).Text);
        var first = (await api.GetAsync($"/v1/voucher-series/{id}/versions/1")).Expect(200).Json;
        Assert.Equal(500, (int)first["definition"]!["value"]!["amount"]!);
        (await api.GetAsync($"/v1/voucher-series/{id}/versions/3")).ExpectProblem(404, "voucher_series_not_found");
        Assert.Equal(500, (long)(await api.UseAsync(old)).Expect(201).Json["discount"]!);
        Assert.Equal(700, (long)(await api.UseAsync(await api.IssueAsync(id))).Expect(201).Json["discount"]!);
        Assert.Contains(id, (await api.AllAsync("/v1/voucher-series")).Select(series => (string)series["id"]!));
    }

    [Fact]
    public async Task Bad_requests_name_every_fault_and_change_nothing()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff);
        var code = await api.IssueAsync(series);
        var rows = await shared.Server.Database.RowCountsAsync();

        Faults(await api.PostAsync("/v1/voucher-series", VoucherSteps.Definition("""{ "kind": "amount" }""",
            ("uses", "-1"))), "/uses", "/value/amount");
        Faults(await api.PostAsync("/v1/vouchers", new { seriesId = "x", code = "a b", memberId = 1, colour = 2 }),
            "/code", "/colour", "/memberId", "/seriesId");
        Faults(await api.PostAsync($"/v1/vouchers/{code}/redeem", new { order = new { currency = "XYZ" }, amount = 0 }),
            "/amount", "/externalId", "/order/currency", "/order/total", "/source");
        Faults(await api.PostAsync($"/v1/vouchers/{code}/release", new { useId = "vch_1" }), "/useId");
        Faults(await api.PostAsync($"/v1/vouchers/{code}/void", new { }), "/reason");
        Faults(await api.PostAsync($"/v1/voucher-series/{series}/codes", new { count = 1_000_001 },
            ("Idempotency-Key", "x")), "/count");
        (await api.PostAsync($"/v1/voucher-series/{series}/codes", new { count = 1 }))
            .ExpectProblem(400, "invalid_idempotency_key");
        (await api.PostAsync("/v1/vouchers", VoucherSteps.Issue(series, balance: 5)))
            .ExpectProblem(422, "unprocessable");
        var mismatch = VoucherSteps.Use();
        mismatch["order"]!["lines"] = new JsonArray(Bodies.Line("1", 4000));
        (await api.PostAsync($"/v1/vouchers/{code}/redeem", mismatch)).ExpectProblem(422, "totals_mismatch");
        var future = VoucherSteps.Use();
        future["occurredAt"] = "2199-01-01T00:00:00Z";
        (await api.PostAsync($"/v1/vouchers/{code}/redeem", future)).ExpectProblem(422, "occurred_in_future");

        Assert.Equal(rows, await shared.Server.Database.RowCountsAsync());
    }

    private static (string Status, long Uses) Status(JsonNode voucher) =>
        ((string)voucher["status"]!, (long)voucher["uses"]!);

    private static void Faults(Answer answer, params string[] pointers) => Assert.Equal(
        pointers,
        answer.ExpectProblem(400, "invalid_request").Json["errors"]!.AsArray()
            .Select(fault => (string)fault!["pointer"]!).Distinct().Order(StringComparer.Ordinal));
}
