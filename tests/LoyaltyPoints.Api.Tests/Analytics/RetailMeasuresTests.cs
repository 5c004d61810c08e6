using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Replay;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>
/// A real shop's year, sent over HTTP; what analytics then tells is compared with loops over its file, and with figures
/// that were worked out from the file beforehand by other means.
/// </summary>
public sealed class RetailMeasuresTests(ITestOutputHelper output)
{
    private const string Year = "?from=2010-12-01&to=2011-12-10";

    // By month from December 2010: purchases, pence, members who bought, members who bought first.
    private static readonly (long Purchases, long Pence, long Members, long New)[] Months =
    [
        (1400, 57271389, 885, 885), (987, 56944504, 741, 417), (997, 44713735, 758, 380), (1321, 59550076, 974, 452),
        (1149, 46920036, 856, 300), (1555, 67859456, 1056, 284), (1393, 66121369, 991, 242), (1331, 60009101, 949, 188),
        (1280, 64534390, 935, 169), (1755, 95283838, 1266, 299), (1929, 103931879, 1364, 358),
        (2657, 116181738, 1664, 323), (778, 51819279, 615, 41),
    ];

    [RetailFact]
    public async Task A_shops_year_is_told_as_its_file_says()
    {
        var year = RetailYear.Read();
        await using var server = await ServerProcess.StartAsync();
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["currency"] = "GBP";
        var program = await server.Api.CreateProgramAsync(definition);
        await year.LoadAsync(server.Api, program);

        var purchasing = await AskAsync(server.Api, "purchasing", isWhole: true);
        CompareTotal(purchasing["summary"]!, year);
        CompareMonths(purchasing["rows"]!.AsArray(), year);
        CompareCohorts(await AskAsync(server.Api, "cohorts"), year);
        ComparePareto(await AskAsync(server.Api, "pareto"), year);
        Assert.Equal(4338, (long)(await AskAsync(server.Api, "rfm"))["summary"]!["members"]!);
        var deciles = (await AskAsync(server.Api, "deciles"))["rows"]!.AsArray();
        Assert.Equal(891140790, deciles.Sum(row => (long)row!["revenue"]!));
    }

    private static void CompareTotal(JsonNode total, RetailYear year)
    {
        var byCustomer = year.Orders.GroupBy(order => order.Customer).ToList();
        var repeats = byCustomer.Count(orders => orders.Count() > 1);
        Assert.Equal((18532, 4338, 2845, 891140790, 5167812), (
            year.Orders.Count, byCustomer.Count, repeats, year.Orders.Sum(order => order.Pence),
            year.Orders.Sum(order => order.Pieces)));
        Assert.Equal((4338, 4338, 2845, 18532, 891140790, 5167812), (
            (long)total["members"]!, (long)total["newMembers"]!, (long)total["repeatMembers"]!,
            (long)total["purchases"]!, (long)total["grossRevenue"]!, (long)total["pieces"]!));
        Assert.Equal(2845 / 4338.0, (double)total["repeatPurchaseRate"]!, 15);
        Assert.Equal(18532 / 4338.0, (double)total["purchaseFrequency"]!, 15);
        Assert.Equal(48087, (long)total["averageBasket"]!); // 891,140,790 / 18,532 = 48,086.6

        List<int> gaps = [];
        foreach (var orders in byCustomer)
        {
            var days = orders.Select(order => order.Day.DayNumber).ToList();
            for (var next = 1; next < days.Count; next++) gaps.Add(days[next] - days[next - 1]);
        }

        gaps.Sort();
        Assert.Equal((14194, 567287, 22), (gaps.Count, gaps.Sum(), (gaps[7096] + gaps[7097]) / 2));
        Assert.Equal(22, (double)total["medianDaysBetween"]!);
        Assert.Equal(567287 / 14194.0, (double)total["meanDaysBetween"]!, 12);
    }

    private static void CompareMonths(JsonArray rows, RetailYear year)
    {
        var firsts = year.Orders.GroupBy(order => order.Customer).ToLookup(orders => orders.First().Month);
        var fromFile = year.Orders.GroupBy(order => order.Month).OrderBy(orders => orders.Key).Select(orders => (
            (long)orders.Count(), orders.Sum(order => order.Pence),
            (long)orders.Select(order => order.Customer).Distinct().Count(), (long)firsts[orders.Key].Count()));
        Assert.Equal(Months, fromFile);
        Assert.Equal(Months, rows.Select(row => (
            (long)row!["purchases"]!, (long)row["netRevenue"]!, (long)row["members"]!, (long)row["newMembers"]!)));
    }

    private static void CompareCohorts(JsonNode cohorts, RetailYear year)
    {
        var months = year.Orders.Select(order => order.Month).Distinct().Order().ToList();
        var cohortOf = year.Orders.GroupBy(order => order.Customer)
            .ToDictionary(orders => orders.Key, orders => orders.First().Month);
        var fromFile = new Dictionary<string, (long Size, long Active, long Purchases, long Pence)>();
        foreach (var group in year.Orders.GroupBy(order => (Cohort: cohortOf[order.Customer], order.Month)))
        {
            var age = months.IndexOf(group.Key.Month) - months.IndexOf(group.Key.Cohort);
            fromFile[$"{group.Key.Cohort}-01 {age}"] = (
                cohortOf.Values.Count(month => month == group.Key.Cohort),
                group.Select(order => order.Customer).Distinct().Count(), group.Count(),
                group.Sum(order => order.Pence));
        }

        var told = cohorts["rows"]!.AsArray().Where(row => (long)row!["purchases"]! > 0).ToDictionary(
            row => $"{(string)row!["cohort"]!} {(int)row["age"]!}",
            row => ((long)row!["size"]!, (long)row["activeMembers"]!, (long)row["purchases"]!,
                (long)row["grossRevenue"]!));
        Assert.Equal(fromFile.OrderBy(pair => pair.Key), told.OrderBy(pair => pair.Key));
        Assert.Equal(
            [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235],
            cohorts["rows"]!.AsArray().Where(row => (string)row!["cohort"]! == "2010-12-01")
                .Select(row => (int)row!["activeMembers"]!));
        Assert.Equal(4338, (long)cohorts["summary"]!["members"]!);
    }

    private static void ComparePareto(JsonNode pareto, RetailYear year)
    {
        var spent = year.Orders.GroupBy(order => order.Customer).Select(orders => orders.Sum(order => order.Pence))
            .OrderDescending().ToList();
        var rows = pareto["rows"]!.AsArray();
        foreach (var percent in Enumerable.Range(1, 100))
        {
            var best = (int)Math.Ceiling(spent.Count * percent / 100m);
            var row = rows[percent - 1]!;
            Assert.Equal((percent, best, spent.Take(best).Sum()), (
                (int)row["topPercent"]!, (int)row["members"]!, (long)row["revenue"]!));
        }

        (int Percent, long Members, long Pence)[] beforehand =
        [
            (1, 44, 285154857), (5, 217, 448940021), (10, 434, 546938246), (20, 868, 664943746),
            (50, 2169, 821344096),
        ];
        Assert.All(beforehand, known => Assert.Equal((known.Members, known.Pence), (
            (long)rows[known.Percent - 1]!["members"]!, (long)rows[known.Percent - 1]!["revenue"]!)));
        var summary = pareto["summary"]!;
        Assert.Equal(0.7461713720903742, (double)summary["top20Share"]!, 14);
        Assert.Equal(1133, (long)summary["membersFor80"]!);
        Assert.Equal(0.7151396182099914, (double)summary["gini"]!, 12);
    }

    /// <param name="isWhole">Whether to ask until everything that was recorded is counted.</param>
    private async Task<JsonNode> AskAsync(ApiClient api, string what, bool isWhole = false)
    {
        for (var tries = 0; ; tries++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var answer = (await api.GetAsync($"/v1/analytics/{what}{Year}")).Expect(200).Json;
            output.WriteLine($"{what} in {watch.Elapsed}.");
            if (!isWhole || answer["upTo"] is null) return answer;
            Assert.True(tries < 100, "What was recorded is not counted after so many questions.");
        }
    }
}
