using BenchmarkDotNet.Running;
using LoyaltyPoints.Api.Tests.Chaos;
using LoyaltyPoints.Api.Tests.Fuzz;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Benchmarks.Faults;
using LoyaltyPoints.Benchmarks.Load;
using LoyaltyPoints.Benchmarks.Micro;

namespace LoyaltyPoints.Benchmarks;

/// <summary>
/// <c>load [seconds]</c> measures the service over HTTP and prints a table; <c>five</c> does it with members who are in
/// a program of every kind; <c>campaign [server]</c> with one hot budget and without, on SQLite or on a PostgreSQL
/// server; <c>limits [seconds]</c> with limits of keys and rules against abuse and without; <c>spend</c> redeems units,
/// rewards and vouchers beside purchases; <c>sweep</c> settles many accounts at once; <c>telemetry [rounds
/// seconds]</c> measures purchases with it and without; <c>webhooks</c> delivers events to receivers that fail by
/// chance; <c>analytics</c> asks every question over many members while tills sell; <c>postgres</c> does <c>load</c> on
/// a PostgreSQL server; <c>chaos [seconds]</c> kills three instances and their PostgreSQL under load and prints what
/// callers noticed; <c>faults [seconds]</c> breaks disk, clock, network and database under tills, each for so long, and
/// prints the same; <c>fuzz [requests] [seed] [postgres]</c> asks everything the OpenAPI document speaks of, well and
/// badly, and says what went wrong; <c>micro</c> measures Core alone with BenchmarkDotNet; <c>serve</c> is what
/// <c>load</c> starts as the server.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["serve", .. var rest]:
                await BenchServer.RunAsync(rest);
                return 0;
            case ["micro", .. var rest]:
                BenchmarkRunner.Run<EarningBenchmarks>(args: rest);
                return 0;
            case [] or ["load"]:
                await LoadRun.RunAsync(TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["load", var seconds] when double.TryParse(seconds, out var each):
                await LoadRun.RunAsync(TimeSpan.FromSeconds(each), Console.Out);
                return 0;
            case ["postgres", var server]:
                await PostgresRun.RunAsync(server, TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["postgres", var server, var seconds] when double.TryParse(seconds, out var each):
                await PostgresRun.RunAsync(server, TimeSpan.FromSeconds(each), Console.Out);
                return 0;
            case ["five"]:
                await FiveRun.RunAsync(TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["five", var seconds] when double.TryParse(seconds, out var each):
                await FiveRun.RunAsync(TimeSpan.FromSeconds(each), Console.Out);
                return 0;
            case ["campaign"]:
                await CampaignRun.RunAsync(null, TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["campaign", var server]:
                await CampaignRun.RunAsync(server, TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["limits"]:
                await LimitsRun.RunAsync(TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["limits", var seconds] when double.TryParse(seconds, out var each):
                await LimitsRun.RunAsync(TimeSpan.FromSeconds(each), Console.Out);
                return 0;
            case ["spend", var codes] when int.TryParse(codes, out var count):
                await SpendRun.RunAsync(count, TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["analytics", var members, var purchases, var folder]
                when int.TryParse(members, out var many) && int.TryParse(purchases, out var sold):
                await AnalyticsRun.RunAsync(many, sold, folder, Console.Out);
                return 0;
            case ["sweep", var members] when int.TryParse(members, out var count):
                await SweepRun.RunAsync(count, Console.Out);
                return 0;
            case ["telemetry"]:
                await TelemetryRun.RunAsync(8, TimeSpan.FromSeconds(5), Console.Out);
                return 0;
            case ["telemetry", var rounds, var seconds]
                when int.TryParse(rounds, out var count) && double.TryParse(seconds, out var each):
                await TelemetryRun.RunAsync(count, TimeSpan.FromSeconds(each), Console.Out);
                return 0;
            case ["webhooks", var events, var endpoints]
                when int.TryParse(events, out var happened) && int.TryParse(endpoints, out var receivers):
                await WebhookRun.RunAsync(happened, receivers, Console.Out);
                return 0;
            case ["chaos"]:
                await ChaosAsync(TimeSpan.FromMinutes(1));
                return 0;
            case ["chaos", var seconds] when double.TryParse(seconds, out var length):
                await ChaosAsync(TimeSpan.FromSeconds(length));
                return 0;
            case ["faults"]:
                await new FaultsRun(TimeSpan.FromSeconds(60), null, Console.Out).RunAsync();
                return 0;
            case ["faults", var seconds] when double.TryParse(seconds, out var length):
                await new FaultsRun(TimeSpan.FromSeconds(length), null, Console.Out).RunAsync();
                return 0;
            case ["faults", var seconds, var only] when double.TryParse(seconds, out var length):
                await new FaultsRun(TimeSpan.FromSeconds(length), only, Console.Out).RunAsync();
                return 0;
            case ["fuzz"]:
                return await FuzzAsync(50_000, 1, new SqliteDatabase());
            case ["fuzz", var requests] when int.TryParse(requests, out var count):
                return await FuzzAsync(count, 1, new SqliteDatabase());
            case ["fuzz", var requests, var seed]
                when int.TryParse(requests, out var count) && int.TryParse(seed, out var from):
                return await FuzzAsync(count, from, new SqliteDatabase());
            case ["fuzz", var requests, var seed, "postgres"]
                when int.TryParse(requests, out var count) && int.TryParse(seed, out var from):
                return await FuzzAsync(count, from, Database.CreateNew());
            default:
                await Console.Error.WriteLineAsync(
                    "Usage: load [seconds a measurement] | five [seconds] | campaign [server] | spend <codes> "
                    + "| limits [seconds] | analytics <members> <purchases> <folder> | sweep <members> "
                    + "| telemetry [rounds seconds] | webhooks <events> <endpoints> "
                    + "| postgres <connection string of a server> [seconds] | chaos [seconds] "
                    + "| faults [seconds each] [which] | fuzz [requests] [seed] [postgres] | micro");
                return 2;
        }
    }

    private static Task ChaosAsync(TimeSpan length) =>
        new ChaosRun(length, killEvery: TimeSpan.FromSeconds(10), clients: 200, Console.WriteLine).RunAsync();

    private static async Task<int> FuzzAsync(int requests, int seed, Database database)
    {
        var run = new FuzzRun(requests, seed);
        await run.RunAsync(database, Console.WriteLine);
        return run.Report.Failures.Count == 0 ? 0 : 1;
    }
}
