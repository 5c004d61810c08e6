using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Referrals;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>How members buy, who is best, who leaves and what brought them, over HTTP.</summary>
public sealed class MeasuresTests : IAsyncLifetime
{
    private const string Summer = "from=2025-06-01&to=2025-08-01&currency=CNY";

    private ServerProcess? server;

    private ApiClient Api => server!.Api;

    public async Task InitializeAsync() => server = await ServerProcess.StartAsync();

    public async Task DisposeAsync() => await server!.DisposeAsync();

    [Fact]
    public async Task Purchases_and_returns_are_told_under_filters_and_as_of_an_instant()
    {
        var (program, one) = await Api.CreateMemberOfNewProgramAsync();
        var other = await Api.CreateMemberAsync();
        await BuyAsync(one, 100_00, "2025-06-10");
        var bought = await BuyAsync(one, 50_00, "2025-06-15");
        await BuyAsync(one, 30_00, "2025-07-15", "sh-002");
        await BuyAsync(other, 20_00, "2025-07-01");
        (await Api.PostAsync($"/v1/purchases/{bought}/returns", Bodies.Return(20_00))).Expect(201);

        var all = (await AskAsync("purchasing", Summer))["summary"]!;
        Assert.Equal((2, 1, 4, 200_00, 20_00, 180_00), Figures(all));
        Assert.Equal((0.5, 2.0, 50_00, 17.5), (
            (double)all["repeatPurchaseRate"]!, (double)all["purchaseFrequency"]!, (long)all["averageBasket"]!,
            (double)all["medianDaysBetween"]!)); // 5 and 30 days
        var enrolled = (await AskAsync("purchasing", $"{Summer}&program={program}"))["summary"]!;
        Assert.Equal((1, 1, 3, 180_00, 20_00, 160_00), Figures(enrolled));
        var elsewhere = (await AskAsync("purchasing", $"{Summer}&store=sh-002"))["summary"]!;
        Assert.Equal((1, 0, 1, 30_00, 0, 30_00), Figures(elsewhere));
        var earlier = (await AskAsync("purchasing", $"{Summer}&asOf=2025-06-16T00:00:00Z"))["summary"]!;
        Assert.Equal((1, 1, 2, 150_00, 0, 150_00), Figures(earlier));

        var csv = (await Api.GetAsync($"/v1/analytics/purchasing?{Summer}&format=csv")).Expect(200);
        Assert.Equal("text/csv", csv.MediaType);
        Assert.Equal(["2025-06-01", "2025-07-01"], Cells(csv, "month"));
        Assert.Equal(["130.00", "50.00"], Cells(csv, "netRevenue").Select(cell => $"{long.Parse(cell) / 100m:F2}"));
    }

    [Fact]
    public async Task The_best_members_are_told_and_listed()
    {
        var members = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            members.Add(await Api.CreateMemberAsync());
            for (var time = 0; time < number; time++)
                await BuyAsync(members[^1], number * 10_00, $"2025-07-{number:00}");
        }

        await BuyAsync(members[0], 99_00, "2025-05-05");
        var rfm = await AskAsync("rfm", Summer);
        Assert.Equal([5, 4, 3, 2, 1], rfm["rows"]!.AsArray().Select(row => (int)row!["group"]!));
        var listed = await AskAsync("rfm/members", Summer + "&limit=2");
        Assert.Equal([members[4], members[3]], listed["rows"]!.AsArray().Select(row => (string)row!["memberId"]!));
        var third = Assert.Single((await AskAsync("rfm/members", Summer + "&frequency=3"))["rows"]!.AsArray())!;
        Assert.Equal((members[2], "2025-07-03", 90_00), (
            (string)third["memberId"]!, (string)third["lastPurchase"]!, (long)third["revenue"]!));
        var best = (await AskAsync("deciles", Summer))["rows"]![0]!;
        Assert.Equal((2, 250_00), ((int)best["decile"]!, (long)best["revenue"]!));
        var moved = (await AskAsync("movement", Summer + "&by=decile"))["summary"]!;
        Assert.Equal((5, 4, 1), ((long)moved["members"]!, (long)moved["came"]!, (long)moved["stayed"]!));
        Assert.Equal("2025-04-01T00:00:00Z", (string)moved["beforeFrom"]!);
    }

    [Fact]
    public async Task Members_who_left_are_told_by_silence_and_by_memberships()
    {
        var club = await Club.OpenAsync(Api);
        await club.JoinedAsync("monthly", 10_00);
        await BuyAsync(club.Member, 10_00, "2025-05-20");
        var silent = await AskAsync("churn", Summer + "&silentAfterDays=30");
        var quiet = silent["summary"]!["silence"]!;
        Assert.Equal((1, 1, 1.0, 0), (
            (long)quiet["activeAtStart"]!, (long)quiet["lost"]!, (double)quiet["churnRate"]!,
            (long)quiet["activeAtEnd"]!));
        Assert.Equal([1L, 0L], silent["rows"]!.AsArray().Select(row => (long)row!["silence"]!["lost"]!));
        Assert.Equal(0, (long)silent["summary"]!["subscriptions"]!["atEnd"]!);

        // Joined today.
        var paying = (await AskAsync("churn", $"currency=CNY&program={club.Program}"))["summary"]!["subscriptions"]!;
        Assert.Equal((0, 1, 1), ((long)paying["atStart"]!, (long)paying["joined"]!, (long)paying["atEnd"]!));
    }

    [Fact]
    public async Task A_list_is_kept_and_what_became_of_it_is_told()
    {
        var members = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            members.Add(await Api.CreateMemberAsync());
            await BuyAsync(members[^1], number * 10_00, "2025-06-01");
        }

        const string Asked = "from=2025-06-01&to=2025-06-30&asOf=2025-10-01T00:00:00Z&currency=CNY"
            + "&silentAfterDays=60&minimumRevenue=2000";
        var silent = await AskAsync("win-back", Asked);
        Assert.Equal((4, 140_00, 4), (
            (long)silent["summary"]!["silent"]!, (long)silent["summary"]!["revenue"]!,
            (int)silent["summary"]!["listed"]!));
        Assert.Equal(members.Skip(1).Reverse(), silent["rows"]!.AsArray().Select(row => (string)row!["memberId"]!));

        var body = new { name = "Autumn letter", controlPercent = 50 };
        var path = $"/v1/analytics/win-back-lists?{Asked}";
        var made = (await Api.PostAsync(path, body, ("Idempotency-Key", "autumn"))).Expect(201);
        Assert.Equal((4, 2), ((int)made.Json["members"]!, (int)made.Json["control"]!));
        var again = (await Api.PostAsync(path, body, ("Idempotency-Key", "autumn"))).Expect(201);
        Assert.Equal((true, made.Text), (again.WasReplayed, again.Text));
        (await Api.PostAsync(path + "&limit=1", body, ("Idempotency-Key", "autumn")))
            .ExpectProblem(422, "idempotency_key_reused");

        await BuyAsync(members[4], 70_00, "2025-10-05");
        await BuyAsync(members[4], 5_00, "2025-10-06");
        await BuyAsync(members[0], 70_00, "2025-10-05");
        var id = (string)made.Json["id"]!;
        var outcome = (await Api.GetAsync($"/v1/analytics/win-back-lists/{id}")).Expect(200).Json;
        var row = outcome["rows"]![0]!;
        Assert.Equal((members[4], 50_00, 2, 75_00), (
            (string)row["memberId"]!, (long)row["revenueBefore"]!, (long)row["purchases"]!, (long)row["revenue"]!));
        Assert.Equal("2025-10-05T10:00:00Z", (string)row["boughtAgainAt"]!);
        var parts = ((string[])["listed", "control"]).Select(part => outcome["summary"]![part]!).ToList();
        Assert.Equal([2L, 2L], parts.Select(part => (long)part["members"]!));
        Assert.Equal(1, parts.Sum(part => (long)part["wonBack"]!));
        Assert.Equal(0.5, Math.Abs((double)outcome["summary"]!["lift"]!["value"]!));
        var csv = (await Api.GetAsync($"/v1/analytics/win-back-lists/{id}?format=csv")).Expect(200);
        Assert.Equal(4, Cells(csv, "memberId").Count());
        Assert.Equal([id], (await Api.AllAsync("/v1/analytics/win-back-lists")).Select(list => (string)list["id"]!));
        (await Api.GetAsync($"/v1/analytics/win-back-lists/wbl_{new string('0', 32)}"))
            .ExpectProblem(404, "win_back_list_not_found");
    }

    [Fact]
    public async Task Affiliates_are_told_with_their_traffic_sales_and_commission()
    {
        var member = await Api.CreateMemberAsync();
        var id = (string)(await Api.PostAsync("/v1/affiliates", new JsonObject
        {
            ["name"] = "Anna", ["code"] = "ANNA", ["currency"] = "CNY",
            ["commission"] = new JsonObject { ["kind"] = "percent", ["percent"] = "10" },
            ["attribution"] = new JsonObject { ["withinDays"] = 30 },
        })).Expect(201).Json["id"]!;
        foreach (var at in (string[])["2025-06-01T10:00:00Z", "2025-06-02T10:00:00Z", "2025-08-01T00:00:00Z"])
            (await Api.PostAsync($"/v1/affiliates/{id}/clicks", new { memberId = member, at })).Expect(201);
        var bought = await BuyAsync(member, 100_00, "2025-06-15");
        await BuyAsync(member, 60_00, "2025-06-20");
        (await Api.PostAsync($"/v1/purchases/{bought}/returns", Bodies.Return(20_00))).Expect(201);

        var answer = await AskAsync("affiliates", Summer);
        var row = Assert.Single(answer["rows"]!.AsArray())!;
        Assert.Equal((id, 2, 1), ((string)row["affiliateId"]!, (long)row["clicks"]!, (long)row["clickingMembers"]!));
        Assert.Equal((1, 1, 2, 160_00, 20_00, 140_00, 14_00), (
            (long)row["buyers"]!, (long)row["newBuyers"]!, (long)row["purchases"]!, (long)row["sales"]!,
            (long)row["returned"]!, (long)row["netSales"]!, (long)row["commission"]!));
        Assert.Equal(10.0, (double)row["salesPerCommission"]!);
        Assert.Null(row["profit"]);
        Assert.Equal(140_00, (long)answer["summary"]!["netSales"]!);

        var settings = (await Api.GetAsync("/v1/analytics/settings")).Expect(200);
        (await Api.PutAsync(
            "/v1/analytics/settings", new { timeZone = "UTC", margin = new { share = 0.3 } },
            ("If-Match", settings.Header("ETag")!))).Expect(200);
        var withMargin = (await AskAsync("affiliates", Summer))["rows"]![0]!;
        Assert.Equal((28_00, 2.0), ((long)withMargin["profit"]!, (double)withMargin["returnOnCommission"]!));
        (await Api.GetAsync($"/v1/analytics/affiliates?{Summer}&store=sh-001")).ExpectProblem(400, "invalid_request");
    }

    [Fact]
    public async Task Referrals_are_told_with_what_the_brought_members_buy()
    {
        var shop = await Introductions.OpenAsync(null, Api);
        var brought = await shop.BroughtAsync();
        await shop.BroughtAsync();
        await Api.PostPurchaseAsync(brought, 60_00);
        await shop.DoneAsync();

        // Brought and qualified now; the purchase occurred in 2025.
        var asked = "from=2025-06-01&currency=CNY&unitCost=0.5";
        var answer = await AskAsync("referrals", asked);
        var row = Assert.Single(answer["rows"]!.AsArray())!;
        Assert.Equal((shop.Referrer, 2, 1, 1, 60_00), (
            (string)row["referrerId"]!, (long)row["brought"]!, (long)row["qualified"]!, (long)row["buyers"]!,
            (long)row["revenue"]!));
        Assert.Equal((500, 200, 350, 6000 / 350.0), (
            (long)row["unitsToReferrers"]!, (long)row["unitsToReferred"]!, (long)row["cost"]!,
            (double)row["revenuePerCost"]!));
    }

    [Fact]
    public async Task Parameters_have_faults_then_all_are_named()
    {
        var answer = await Api.GetAsync("/v1/analytics/cohorts?from=2020-02-30&currency=XXQ&by=day&periods=0");
        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "?by ?currency ?from ?periods",
            string.Join(' ', answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!).Order()));
        foreach (var question in (string[])
            ["cohorts?from=1990-01-01&", "purchasing?from=2199-01-01&to=2199-02-01&", "referrals?unitCost=-1&"])
        {
            (await Api.GetAsync($"/v1/analytics/{question}currency=CNY")).ExpectProblem(400, "invalid_request");
        }
    }

    private async Task<string> BuyAsync(string member, long amount, string day, string store = "sh-001")
    {
        var body = Bodies.Purchase(member, amount).With("occurredAt", $"{day}T10:00:00Z").With("store", store);
        return (string)(await Api.PostAsync("/v1/purchases", body)).Expect(201).Json["id"]!;
    }

    private async Task<JsonNode> AskAsync(string what, string query)
    {
        var answer = (await Api.GetAsync($"/v1/analytics/{what}?{query}")).Expect(200).Json;
        Assert.Null(answer["upTo"]);
        return answer;
    }

    private static (long, long, long, long, long, long) Figures(JsonNode figures) => (
        (long)figures["members"]!, (long)figures["repeatMembers"]!, (long)figures["purchases"]!,
        (long)figures["grossRevenue"]!, (long)figures["returned"]!, (long)figures["netRevenue"]!);

    private static IEnumerable<string> Cells(Answer csv, string column)
    {
        var lines = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var index = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Select(line => line.Split(',')[index]);
    }
}
