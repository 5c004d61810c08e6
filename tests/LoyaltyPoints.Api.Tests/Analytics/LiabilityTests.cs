using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;
using static LoyaltyPoints.Api.Tests.TestClock.ShiftedShop;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>
/// IFRS 15's example 52 lived through: 10,000 units with goods of 10,000.00, each worth 0.10, 95 % expected to be
/// redeemed. 4,500 are redeemed in January, 4,000 in February; the rest expires with March.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class LiabilityTests(SharedServer shared) : IAsyncLifetime
{
    private ShiftedShop shop = null!;
    private int year;
    private string program = "";
    private string member = "";

    public async Task InitializeAsync()
    {
        shop = await OpenAsync(shared.Server);
        year = (await shop.NowAsync()).Year + 1;
        program = await shop.CreateProgramAsync(AfterEarning("P2M", "endOfMonth"));
        member = await shop.EnrolAsync(program);
        await shop.AdvanceToAsync(year, 1, 10);
        await shop.EarnAsync(member, 10_000);
        (await shop.Api.RedeemAsync(member, program, 4_500)).Expect(201);
        await shop.AdvanceToAsync(year, 2, 10);
        (await shop.Api.RedeemAsync(member, program, 4_000)).Expect(201);
    }

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task In_february_then_what_is_left_owes_what_is_expected_to_be_redeemed()
    {
        await DeclareAsync();

        var summary = (await AskAsync("liability"))["summary"]!;

        var told = summary["units"]!;
        Assert.Equal(($"{year}-02", false), ((string)told["through"]!, (bool)told["isOver"]!));
        Assert.Equal([1, 0], Numbers(told, "accounts", "behind"));
        Assert.Equal(("declared", "too_few_months"), (
            (string)summary["estimate"]!["method"]!, (string)summary["estimate"]!["whyNotHistory"]!));
        // 9,500 are expected, 8,500 redeemed: 1,000 of the 1,500 left.
        Assert.Equal([1_500, 15_000, 5_000, 10_000], Numbers(
            summary, "left", "fairValue", "expectedBreakage", "liability"));
        Assert.Equal(
            $$"""[{"month":"{{year}}-03","units":1500,"fairValue":15000}]""", summary["expiring"]!.ToJsonString());
    }

    [Fact]
    public async Task As_of_an_instant_that_is_past_then_the_last_month_that_was_over_counts()
    {
        await DeclareAsync();

        var answer = await AskAsync("liability", $"&asOf={year}-02-05T00:00:00Z");

        Assert.Equal($"{year}-01", (string)answer["summary"]!["units"]!["through"]!);
        Assert.Equal(5_500, (long)answer["summary"]!["left"]!);
        var row = answer["rows"]!.AsArray().Single()!;
        Assert.Equal([0, 10_000, 4_500, 0, 5_500, 5_000], Numbers(
            row, "ageMonths", "kept", "redeemed", "expired", "left", "toBeRedeemed"));
    }

    [Fact]
    public async Task All_is_over_then_the_journal_has_released_what_it_deferred()
    {
        await DeclareAsync();
        await shop.AdvanceToAsync(year, 4, 2);

        var answer = await AskAsync("liability/journal", $"&from={year}-01-01&to={year}-05-01");

        // 1,000,000 x 95,000 / 1,095,000 = 86,757.99; x 4,500 / 9,500 = 41,095.9; x 8,500 / 9,500 = 77,625.6; the rest
        // once nothing is left.
        Assert.Equal(
            [
                $"{year}-01-31 {year}-01-1 Sales revenue 86758 0",
                $"{year}-01-31 {year}-01-1 Owed 0 86758",
                $"{year}-01-31 {year}-01-3 Owed 41096 0",
                $"{year}-01-31 {year}-01-3 Loyalty revenue 0 41096",
                $"{year}-02-28 {year}-02-3 Owed 36530 0",
                $"{year}-02-28 {year}-02-3 Loyalty revenue 0 36530",
                $"{year}-03-31 {year}-03-4 Owed 9132 0",
                $"{year}-03-31 {year}-03-4 Loyalty revenue 0 9132",
            ],
            answer["rows"]!.AsArray().Select(row =>
                $"{row!["date"]} {row["number"]} {row["account"]} {row["debit"]} {row["credit"]}")
                .Select(row => row.Replace($"{year}-02-29", $"{year}-02-28")));
        Assert.Equal([173_516, 173_516, 0], Numbers(answer["summary"]!, "debits", "credits", "deferred"));
        Assert.Equal("CNY", (string)answer["currency"]!);
        Assert.Equal(
            1_000_000, answer["summary"]!["months"]!.AsArray().Sum(month => (long)month!["consideration"]!));
    }

    [Fact]
    public async Task The_journal_is_asked_for_as_csv_then_an_accountant_can_import_it()
    {
        await DeclareAsync();
        await shop.AdvanceToAsync(year, 3, 2);

        var answer = (await shop.Api.GetAsync(
            $"/v1/analytics/liability/journal?program={program}&from={year}-01-01&to={year}-02-01&format=csv"))
            .Expect(200);

        Assert.Equal("text/csv", answer.MediaType);
        Assert.Equal(
            [
                "date,number,account,debit,credit,currency,memo,program",
                $"{year}-01-31,{year}-01-1,Sales revenue,86758,0,CNY,Deferred for units earned,{program}",
                $"{year}-01-31,{year}-01-1,Owed,0,86758,CNY,Deferred for units earned,{program}",
            ], answer.Text.Split("\r\n").Take(3));
    }

    [Fact]
    public async Task Months_that_are_not_over_then_they_are_not_booked()
    {
        await DeclareAsync();

        var answer = await AskAsync("liability/journal", $"&from={year}-01-01&to={year}-03-01");

        Assert.Equal($"{year}-01", (string)answer["summary"]!["months"]!.AsArray().Single()!["month"]!);
    }

    [Fact]
    public async Task Units_are_redeemed_then_breakage_tells_them_by_age()
    {
        await shop.AdvanceToAsync(year, 4, 2);

        var answer = await AskAsync("breakage");

        var row = answer["rows"]!.AsArray()[0]!;
        Assert.Equal($"{year}-01", (string)row["issued"]!);
        Assert.Equal("[4500,8500,8500,8500]", row["redeemedByAge"]!.ToJsonString());
        Assert.Equal([10_000, 8_500, 1_500, 0, 8_500], Numbers(
            row, "kept", "redeemed", "expired", "left", "expectedRedeemed"));
        Assert.Equal(0.15m, (decimal)answer["summary"]!["breakageRate"]!);
        Assert.Equal("none", (string)answer["summary"]!["estimate"]!["method"]!);
    }

    [Fact]
    public async Task A_budget_is_declared_then_the_cost_stands_against_it()
    {
        await DeclareAsync();

        var answer = await AskAsync("program-cost", $"&from={year}-01-01");

        var (january, february) = (answer["rows"]![0]!, answer["rows"]![1]!);
        Assert.Equal([10_000, 95_000, 4_500, 45_000, 40_000, 5_000], Numbers(
            january, "issued", "expectedCost", "redeemed", "cost", "budget", "over"));
        Assert.Equal(40_000, (long)february["cost"]!);
        Assert.Null(february["budget"]);
        Assert.Equal([85_000, 40_000, 5_000], Numbers(answer["summary"]!, "cost", "budget", "over"));
    }

    [Fact]
    public async Task Nobody_says_what_a_unit_is_worth_then_it_is_refused_until_a_reward_does()
    {
        (await shop.Api.GetAsync($"/v1/analytics/liability?program={program}"))
            .ExpectProblem(422, "unit_value_unknown");
        (await shop.Api.PostAsync("/v1/rewards", new JsonObject
        {
            ["name"] = "5 off", ["programId"] = program, ["kind"] = "discountAmount",
            ["cost"] = new JsonObject { ["units"] = 100 }, ["value"] = new JsonObject { ["amount"] = 5_00 },
        })).Expect(201);

        var summary = (await AskAsync("liability"))["summary"]!;

        Assert.Equal("rewards", (string)summary["valueFrom"]!);
        Assert.Equal(7_500, (long)summary["fairValue"]!);
        // What is booked must not change with the catalogue.
        (await shop.Api.GetAsync($"/v1/analytics/liability/journal?program={program}"))
            .ExpectProblem(422, "unit_value_unknown");
    }

    [Fact]
    public async Task Asked_of_no_program_or_of_a_place_then_each_fault_is_named()
    {
        await shop.CreateProgramAsync(Never());

        var problem = (await shop.Api.GetAsync("/v1/analytics/breakage?store=s1&channel=pos"))
            .ExpectProblem(400, "invalid_request");

        Assert.Equal(
            ["?program", "?store", "?channel"],
            problem.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!));
    }

    [Fact]
    public async Task There_is_one_program_then_it_need_not_be_named()
    {
        var answer = (await shop.Api.GetAsync("/v1/analytics/breakage")).Expect(200).Json;

        Assert.Equal(program, (string)answer["summary"]!["units"]!["program"]!);
    }

    [Fact]
    public async Task A_program_without_units_then_there_is_nothing()
    {
        var empty = await shop.CreateProgramAsync(Never());

        var answer = (await shop.Api.GetAsync($"/v1/analytics/breakage?program={empty}")).Expect(200).Json;

        Assert.Empty(answer["rows"]!.AsArray());
        Assert.Equal([0, 0, 0, 0], Numbers(answer["summary"]!, "kept", "redeemed", "expired", "left"));
    }

    private async Task DeclareAsync() => (await shop.Api.PutAsync(
        "/v1/analytics/settings",
        $$"""
        { "timeZone": "Asia/Shanghai", "liability": {
            "programs": [ { "programId": "{{program}}",
              "terms": [ { "from": "{{year}}-01", "amount": 10, "redeemedShare": 0.95 } ],
              "budget": [ { "month": "{{year}}-01", "amount": 40000 } ] } ],
            "accounts": { "contractLiability": "Owed" } } }
        """, ("If-Match", "*"))).Expect(200);

    private async Task<JsonNode> AskAsync(string what, string more = "") =>
        (await shop.Api.GetAsync($"/v1/analytics/{what}?program={program}{more}")).Expect(200).Json;

    private static IEnumerable<long> Numbers(JsonNode json, params string[] names) =>
        names.Select(name => (long)json[name]!);
}
