using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Storage.Reading;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>A real shop's year through programs of all five kinds at once, member by member as its file says.</summary>
public sealed class FiveReplayTests(ITestOutputHelper output)
{
    private static readonly DateOnly[] Dates = [new(2011, 3, 31), new(2011, 7, 31), new(2011, 11, 30)];
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 16 };

    [RetailFact]
    public async Task A_shops_year_in_five_programs_then_every_member_has_earned_what_its_file_says_in_each()
    {
        var steps = RetailFile.PlanOfSome().Steps;
        var oracles = steps.Select(step => step.Order.Customer).Distinct()
            .ToDictionary(customer => customer, _ => new FiveOracle());
        await using var server = await ServerProcess.StartAsync();
        var watch = Stopwatch.StartNew();
        var programs = new Dictionary<string, string>();
        foreach (var type in FiveDefinitions.Types)
            programs[type] = await server.Api.CreateProgramAsync(FiveDefinitions.Of(type));
        var shop = new FiveShop(server.Api);
        await shop.EnrolAsync(oracles.Keys, [.. programs.Values]);
        output.WriteLine($"{oracles.Count} members enrolled in five programs in {watch.Elapsed}.");

        var sent = 0;
        foreach (var date in Dates.Append(DateOnly.MaxValue))
        {
            watch.Restart();
            var part = steps.Skip(sent).TakeWhile(step => FiveOracle.DayOf(step.At) <= date).ToList();
            await shop.SendAsync(part);
            foreach (var step in part) oracles[step.Order.Customer].Take(step);
            sent += part.Count;
            output.WriteLine($"{part.Count} sales and returns until {date:O} in {watch.Elapsed}.");
            if (date < DateOnly.MaxValue) await CompareTiersAsync(server.Api, shop, oracles, date, programs["tiered"]);
        }

        Assert.Equal(steps.Count, sent);
        await CompareUnitsAsync(server.Api, shop, oracles, programs);
        using var readers = new ReadPool(server.Database.OpenDialect());
        Assert.True(readers.Read(session => BookVerifier.Verify(session, tenantId: 1, _ => { })).IsSound);
    }

    private async Task CompareTiersAsync(
        ApiClient api, FiveShop shop, Dictionary<string, FiveOracle> oracles, DateOnly date, string program)
    {
        var asOf = Uri.EscapeDataString(FiveOracle.EndOf(date).ToString("O", CultureInfo.InvariantCulture));
        var (counts, differences) = (new ConcurrentDictionary<string, int>(), new ConcurrentQueue<string>());
        await Parallel.ForEachAsync(shop.MemberIds, Parallelism, async (pair, cancellation) =>
        {
            var path = $"/v1/members/{pair.Value}/standing?asOf={asOf}";
            var tier = (string)Of((await api.GetAsync(path, cancellation)).Expect(200).Json, program)["tier"]!["id"]!;
            var expected = oracles[pair.Key].Tier(date);
            counts.AddOrUpdate(tier, 1, static (_, count) => count + 1);
            if (tier != expected) differences.Enqueue($"{pair.Key}: {tier} and not {expected}");
        });
        output.WriteLine($"{date:O}: {string.Join(", ", counts.OrderBy(count => count.Key))}");
        Assert.Empty(differences);
        Assert.Equal(3, counts.Count);
    }

    private async Task CompareUnitsAsync(
        ApiClient api, FiveShop shop, Dictionary<string, FiveOracle> oracles, Dictionary<string, string> programs)
    {
        var (totals, differences) = (new ConcurrentDictionary<string, long>(), new ConcurrentQueue<string>());
        await Parallel.ForEachAsync(shop.MemberIds, Parallelism, async (pair, cancellation) =>
        {
            var json = (await api.GetAsync($"/v1/members/{pair.Value}/balances", cancellation)).Expect(200).Json;
            var earned = oracles[pair.Key].Earned;
            foreach (var (type, program) in programs)
            {
                var row = Of(json, program);
                var (available, lifetime) = ((long)row["available"]!, (long)row["lifetimeEarned"]!);
                totals.AddOrUpdate(type, lifetime, (_, sum) => sum + lifetime);
                if ((available, lifetime) != (earned[type], earned[type]))
                    differences.Enqueue($"{pair.Key} has {row} and not {earned[type]} in {type}");
            }
        });
        output.WriteLine(string.Join(", ", totals.OrderBy(total => total.Key)));
        Assert.Empty(differences);
        Assert.All(totals.Values, total => Assert.NotEqual(0, total));
        Assert.Equal(totals.OrderBy(total => total.Key), oracles.Values.SelectMany(oracle => oracle.Earned)
            .GroupBy(earned => earned.Key, earned => earned.Value)
            .Select(all => KeyValuePair.Create(all.Key, all.Sum())).OrderBy(total => total.Key));
    }

    private static JsonNode Of(JsonNode json, string program) =>
        json["data"]!.AsArray().Single(row => (string)row!["programId"]! == program)!;
}
