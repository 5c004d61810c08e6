using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Replay;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>The papers' customers, replayed over HTTP, are told of as the papers tell.</summary>
public sealed class LifetimeTests(ITestOutputHelper output)
{
    private const string Quarter = "from=1997-01-01&to=1997-04-01";

    // The model is learned from what was digested, and the digest goes on beside.
    private const int MostTries = 100;

    [CdnowSampleFact]
    public async Task Parameters_holdout_and_members_are_those_of_the_papers()
    {
        await using var server = await ServerProcess.StartAsync();
        var api = server.Api;
        var members = await ReplayAsync(api);

        // Fader, Hardie and Lee (2005), table 2; Fader and Hardie (2013), section 4.
        var calibration = await AskAsync(api, $"{Quarter}&asOf=1997-10-01T00:00:00Z&holdoutWeeks=0");
        var (purchases, spend) = (calibration["purchases"]!, calibration["spend"]!);
        Assert.Equal((2357, 946), ((int)calibration["members"]!, (int)calibration["repeaters"]!));
        Assert.Equal(
            (0.243, 4.414, 0.793, 2.426),
            (Round(purchases["r"]), Round(purchases["alpha"]), Round(purchases["a"]), Round(purchases["b"])));
        Assert.Equal(-9582.4, (double)purchases["logLikelihood"]!, 1);
        Assert.Equal(6.25, (double)spend["p"]!, 2);
        Assert.Equal(3.74, (double)spend["q"]!, 2);
        Assert.Equal(1544, (double)spend["v"]!, 0);
        Assert.Equal(17_311_555, (long)calibration["historicalValue"]!);
        Assert.Null(calibration["holdout"]);

        // Counted apart from this code; see the tests of the models.
        var holdout = (await AskAsync(api, $"{Quarter}&asOf=1998-07-01T00:00:00Z&holdoutWeeks=39"))["holdout"]!;
        Assert.Equal(1882, (int)holdout["actual"]!);
        Assert.Equal(1653.4, (double)holdout["expected"]!, 0.1);

        var path = $"/v1/analytics/lifetime-value/members?{Quarter}&asOf=1997-10-01T00:00:00Z&horizonWeeks=39"
            + "&discountRate=0&limit=2357";
        var list = (await api.GetAsync(path)).Expect(200).Json;
        var rows = list["rows"]!.AsArray().Select(row => row!).ToList();
        Assert.Equal(2357, rows.Count);
        Assert.All(rows.Zip(rows.Skip(1)), static pair => Assert.True(
            (long)pair.First["predictedValue"]! >= (long)pair.Second["predictedValue"]!));

        // The first customer of the papers' worked example: 2 repeats, 30.43 and 38.86 weeks.
        var first = rows.Single(row => (string)row["memberId"]! == members["1"]);
        Assert.Equal((3, 213, 272), ((int)first["purchaseDays"]!, (int)first["recencyDays"]!, (int)first["ageDays"]!));
        Assert.Equal(1.226, (double)first["expectedPurchases"]!, 3);

        var csv = await api.GetAsync(path + "&format=csv");
        Assert.StartsWith(
            "memberId,purchaseDays,recencyDays,ageDays,probabilityAlive,expectedPurchases,expectedSpend,"
            + "predictedValue,historicalValue\r\n",
            csv.Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(2358, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await LearnAndProfileAsync(api, members["1"]);
    }

    private async Task LearnAndProfileAsync(ApiClient api, string member)
    {
        var profile = (await api.GetAsync($"/v1/members/{member}/profile")).Expect(200).Json;
        Assert.Null(profile["rhythm"]!["probabilityAlive"]);

        var key = ("Idempotency-Key", Bodies.Unique("learn"));
        var learned = (await api.PostAsync("/v1/analytics/lifetime-model", new { currency = "USD" }, key)).Expect(200);
        var again = (await api.PostAsync("/v1/analytics/lifetime-model", new { currency = "USD" }, key)).Expect(200);
        Assert.Equal(learned.Text, again.Text);
        Assert.Equal(2357, (int)learned.Json["model"]!["members"]!);

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++) profile = (await api.GetAsync($"/v1/members/{member}/profile")).Expect(200).Json;
        output.WriteLine($"A profile takes {watch.ElapsedMilliseconds / 100.0} ms.");
        Assert.Equal((string)learned.Json["model"]!["asOf"]!, (string)profile["rhythm"]!["modelAsOf"]!);
        Assert.InRange((double)profile["rhythm"]!["probabilityAlive"]!, 0, 0.01);
        Assert.Equal(4, (int)profile["rhythm"]!["purchaseDays"]!);
        Assert.Equal(10_050, (long)profile["value"]!["historical"]!);
        Assert.InRange((double)profile["value"]!["expectedPurchases"]!, 0, 0.1);

        // Judged by the model that was kept.
        var listed = (await api.GetAsync("/v1/analytics/lifetime-value/members?from=1997-01-01&limit=1")).Expect(200);
        Assert.Equal(learned.Json["model"]!.ToJsonString(), listed.Json["summary"]!["model"]!.ToJsonString());
        Assert.Single(listed.Json["rows"]!.AsArray());
    }

    private static async Task<JsonNode> AskAsync(ApiClient api, string query)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = (await api.GetAsync($"/v1/analytics/lifetime-value?{query}")).Expect(200).Json;
            if (answer["upTo"] is null) return answer["summary"]!;
            Assert.InRange(tries, 0, MostTries);
        }
    }

    private static async Task<Dictionary<string, string>> ReplayAsync(ApiClient api)
    {
        var definition = Definitions.Spend(1_00, 1);
        (definition["currency"], definition["timeZone"]) = ("USD", "UTC");
        var program = await api.CreateProgramAsync(definition, "1996-01-01T00:00:00Z");
        var rows = File.ReadLines(CdnowSampleFactAttribute.File).Skip(1).Select(static line => line.Split(','))
            .ToList();
        var members = new Dictionary<string, string>();
        foreach (var customer in rows.Select(static row => row[1]).Distinct())
            members[customer] = await EnrolAsync(api, customer, program);
        foreach (var part in rows.Select(Purchase).Chunk(2000))
            Assert.All(await api.PostBatchAsync(part), static answer => Assert.Equal(201, (int)answer["status"]!));
        return members;
    }

    private static async Task<string> EnrolAsync(ApiClient api, string customer, string program) =>
        (string)(await api.PostAsync("/v1/members", new
        {
            externalId = $"cdnow {customer}", programs = (string[])[program], enrolledAt = "1997-01-01T00:00:00Z",
        })).Expect(201).Json["id"]!;

    private static string Purchase(string[] row, int number) => new JsonObject
    {
        ["source"] = "cdnow",
        ["externalId"] = $"{number}",
        ["occurredAt"] = $"{row[2]}T12:00:00Z",
        ["member"] = new JsonObject { ["externalId"] = $"cdnow {row[1]}" },
        ["currency"] = "USD",
        ["total"] = (long)(decimal.Parse(row[4], CultureInfo.InvariantCulture) * 100),
    }.ToJsonString();

    private static double Round(JsonNode? number) => Math.Round((double)number!, 3);
}
