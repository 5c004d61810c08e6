using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Storage.Reading;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>A real cohort's eighteen months over HTTP: who is in which tier on three days, as the file says.</summary>
public sealed class CdnowReplayTests(ITestOutputHelper output)
{
    private const int LinesPerBatch = 4000;
    private const string EffectiveAt = "1996-01-01T00:00:00Z";
    private const string Zone = "America/New_York";

    private static readonly DateOnly[] Dates = [new(1997, 6, 30), new(1997, 12, 31), new(1998, 6, 30)];
    private static readonly TimeZoneInfo Clock = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 16 };

    [CdnowFact]
    public void The_file_is_the_one_that_is_described()
    {
        var oracle = CdnowOracle.Read(CdnowFactAttribute.File, static _ => true);

        // Of 69,659 rows, 2,068 are of a day on which the customer had already bought.
        Assert.Equal((23_570, 69_659 - 2_068), (oracle.Customers.Count, oracle.Purchases.Count));
    }

    [CdnowFact]
    public async Task Eighteen_months_of_a_cohort_then_its_tiers_are_what_its_file_says_on_three_days()
    {
        var oracle = CdnowOracle.Read(CdnowFactAttribute.File, SomeCustomers.Take);
        await using var server = await ServerProcess.StartAsync();
        var watch = Stopwatch.StartNew();
        var whileReached = await server.Api.CreateProgramAsync(
            Tiers(new JsonObject { ["kind"] = "whileReached" }), EffectiveAt);
        var held = await server.Api.CreateProgramAsync(
            Tiers(new JsonObject { ["kind"] = "period", ["period"] = "P12M" }, "toEarned"), EffectiveAt);
        var members = await EnrolAsync(server.Api, oracle, [whileReached, held]);
        output.WriteLine($"{members.Count} members enrolled in {watch.Elapsed}.");

        var sent = 0;
        foreach (var date in Dates)
        {
            watch.Restart();
            var part = oracle.Purchases.Skip(sent).TakeWhile(purchase => purchase.Day <= date).ToList();
            await SendAsync(server.Api, part);
            sent += part.Count;
            output.WriteLine($"{part.Count} purchases until {date:O} in {watch.Elapsed}.");
            watch.Restart();
            await CompareAsync(
                server.Api, members, date, (whileReached, oracle.WhileReached), (held, oracle.ForTwelveMonths));
            output.WriteLine($"Compared in {watch.Elapsed}.");
        }

        Assert.Equal(oracle.Purchases.Count, sent);
        using var readers = new ReadPool(server.Database.OpenDialect());
        Assert.True(readers.Read(session => BookVerifier.Verify(session, tenantId: 1, _ => { })).IsSound);
    }

    private static JsonObject Tiers(JsonObject validity, string? atEnd = null)
    {
        var definition = Definitions.Spend(1_00, 1);
        definition["type"] = "tiered";
        (definition["currency"], definition["timeZone"]) = ("USD", Zone);
        definition["tiers"] = new JsonObject
        {
            ["window"] = new JsonObject { ["rolling"] = "P12M" },
            ["levels"] = new JsonArray([.. CdnowOracle.Levels.Select(level => new JsonObject
            {
                ["id"] = level.Id, ["name"] = level.Id, ["reach"] = new JsonObject { ["spend"] = level.Spend },
            })]),
            ["validity"] = validity,
        };
        if (atEnd is not null) definition["tiers"]!["atEnd"] = atEnd;
        return definition;
    }

    /// <returns>The service's id of each member, by customer.</returns>
    private static async Task<IReadOnlyDictionary<string, string>> EnrolAsync(
        ApiClient api, CdnowOracle oracle, string[] programs)
    {
        var members = new ConcurrentDictionary<string, string>();
        var enrolledAt = At(new DateOnly(1997, 1, 1), TimeOnly.MinValue);
        await Parallel.ForEachAsync(oracle.Customers.Keys, Parallelism, async (customer, _) =>
        {
            var body = new { externalId = $"cdnow {customer}", programs, enrolledAt };
            members[customer] = (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
        });
        return members;
    }

    private static async Task SendAsync(ApiClient api, IEnumerable<CdnowPurchase> purchases)
    {
        foreach (var part in purchases.Chunk(LinesPerBatch))
        {
            var answers = await api.PostBatchAsync(part.Select(Body));
            Assert.Equal(part.Length, answers.Count(answer => (int)answer["status"]! == 201));
        }
    }

    private static string Body(CdnowPurchase purchase) => new JsonObject
    {
        ["source"] = "cdnow",
        ["externalId"] = $"{purchase.Customer} {purchase.Day:O}",
        ["occurredAt"] = At(purchase.Day, new TimeOnly(12, 0)),
        ["member"] = new JsonObject { ["externalId"] = $"cdnow {purchase.Customer}" },
        ["currency"] = "USD",
        ["total"] = purchase.Cents,
    }.ToJsonString();

    /// <summary>Asks for every member's tiers at the end of the day.</summary>
    private async Task CompareAsync(
        ApiClient api, IReadOnlyDictionary<string, string> members, DateOnly date,
        params (string Id, Func<string, DateOnly, string> Tier)[] programs)
    {
        var asOf = Uri.EscapeDataString(At(date, new TimeOnly(23, 59, 59, 999)));
        var counts = new ConcurrentDictionary<(int Program, string Tier), int>();
        var differences = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(members, Parallelism, async (pair, cancellation) =>
        {
            var path = $"/v1/members/{pair.Value}/standing?asOf={asOf}";
            var rows = (await api.GetAsync(path, cancellation)).Expect(200).Json["data"]!.AsArray();
            for (var at = 0; at < programs.Length; at++)
            {
                var row = rows.Single(row => (string)row!["programId"]! == programs[at].Id)!;
                var (tier, expected) = ((string)row["tier"]!["id"]!, programs[at].Tier(pair.Key, date));
                counts.AddOrUpdate((at, tier), 1, static (_, count) => count + 1);
                if (tier != expected) differences.Enqueue($"{pair.Key}: {tier} and not {expected}");
            }
        });
        output.WriteLine($"{date:O}: {string.Join(", ", counts.OrderBy(count => count.Key))}");
        Assert.Empty(differences);
        // Every level tells something in either program, or the test would not.
        Assert.Equal(programs.Length * (CdnowOracle.Levels.Length + 1), counts.Count);
    }

    private static string At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Clock.GetUtcOffset(local))
            .ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }
}
