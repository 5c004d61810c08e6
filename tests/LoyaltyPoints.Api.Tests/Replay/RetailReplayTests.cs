using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Storage.Reading;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>A real shop's year, sent to the service over HTTP and compared with its file order by order.</summary>
public sealed class RetailReplayTests(ITestOutputHelper output)
{
    private const int Clients = 16;
    private const string Source = "online-retail";

    [RetailFact]
    public async Task A_shops_year_earns_what_its_file_says_and_sending_it_again_changes_nothing()
    {
        var oracle = RetailOracle.Read(RetailFactAttribute.File);
        await using var server = await ServerProcess.StartAsync();
        var program = await server.Api.CreateProgramAsync(PerPound());

        var watch = Stopwatch.StartNew();
        var first = await ReplayAsync(server, program);
        output.WriteLine($"{first.Orders + first.Returns} orders and returns in {watch.Elapsed}.");
        Assert.Empty(first.Refusals);
        Assert.Empty(first.EarnedNothing);
        Assert.Equal((oracle.Orders.Count, oracle.Returns.Count, 0), (first.Orders, first.Returns, first.Replayed));
        Assert.Equal(oracle.Orders.Values.Sum(order => order.Units), first.UnitsEarned);
        Assert.Equal(oracle.Members.Values.Sum(), first.UnitsEarned - first.UnitsTakenBack);
        var members = await CompareOrdersAsync(server.Api, oracle, first.PurchaseIds, program);
        await CompareBalancesAsync(server.Api, oracle, members, program);
        Assert.True(Book(server).IsSound);
        var rows = await server.Database.RowCountsAsync();

        watch.Restart();
        Assert.Equal(0, await CommandAsync(server, program));
        output.WriteLine($"The same again, in batches, in {watch.Elapsed}.");
        Assert.Equal(rows, await server.Database.RowCountsAsync());
        await CompareBalancesAsync(server.Api, oracle, members, program);
    }

    private static JsonObject PerPound()
    {
        var definition = Definitions.Spend(per: 100, units: 1);
        definition["currency"] = "GBP";
        definition["timeZone"] = "Europe/London";
        return definition;
    }

    private static async Task<ReplayTally> ReplayAsync(ServerProcess server, string program)
    {
        using var client = new LoyaltyClient(
            server.Address, ServerProcess.BootstrapKey, TimeProvider.System, new SocketsHttpHandler());
        var requests = new ReplayRequests(program, Source, "GBP", RetailFile.London);
        return await ReplayJob.RunAsync(client, requests, RetailFile.Content().Plan, Clients, batched: false,
            _ => { }, CancellationToken.None);
    }

    /// <summary>The command as it is typed.</summary>
    private static Task<int> CommandAsync(ServerProcess server, string program) => LoyaltyPoints.Cli.Program.Main(
    [
        "replay", RetailFactAttribute.File, "--url", server.Address.ToString(), "--key", ServerProcess.BootstrapKey,
        "--program", program, "--map", RetailFile.Map, "--currency", "GBP", "--time-zone", "Europe/London",
        "--source", Source, "--returns-prefix", "C", "--concurrency", "4", "--batch",
    ]);

    private static BookReport Book(ServerProcess server)
    {
        using var readers = new ReadPool(server.Database.OpenDialect());
        return readers.Read(session => BookVerifier.Verify(session, tenantId: 1, _ => { }));
    }

    /// <summary>Looks every order up again.</summary>
    /// <returns>The service's id of each member, by customer.</returns>
    private static async Task<IReadOnlyDictionary<string, string>> CompareOrdersAsync(
        ApiClient api, RetailOracle oracle, IReadOnlyDictionary<string, string> purchaseIds, string program)
    {
        var members = new ConcurrentDictionary<string, string>();
        var differences = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(oracle.Orders, Parallelism, async (pair, cancellation) =>
        {
            var (invoice, order) = pair;
            var found = (await api.GetAsync($"/v1/purchases/{purchaseIds[invoice]}", cancellation)).Expect(200).Json;
            var units = (long)Of(found["results"]!, program)["units"]!;
            var left = found["returns"]!.AsArray() is [.., { } last]
                ? (long)Of(last["results"]!, program)["remainingUnits"]! : units;
            if ((string)found["externalId"]! != invoice || units != order.Units || left != order.UnitsLeft)
                differences.Enqueue($"{invoice}: {units} and {left} units, not {order.Units} and {order.UnitsLeft}");
            if (members.GetOrAdd(order.Customer, (string)found["memberId"]!) != (string)found["memberId"]!)
                differences.Enqueue($"{invoice}: another member");
        });
        Assert.Empty(differences);
        return members;
    }

    private static async Task CompareBalancesAsync(
        ApiClient api, RetailOracle oracle, IReadOnlyDictionary<string, string> members, string program)
    {
        var differences = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(oracle.Members, Parallelism, async (pair, cancellation) =>
        {
            var (customer, units) = pair;
            var path = $"/v1/members/{members[customer]}/balances";
            var row = Of((await api.GetAsync(path, cancellation)).Expect(200).Json["data"]!, program);
            if (((long)row["available"]!, (long)row["lifetimeEarned"]!) != (units, units))
                differences.Enqueue($"{customer}: {row} and not {units}");
        });
        Assert.Empty(differences);
    }

    private static ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = Clients };

    private static JsonNode Of(JsonNode rows, string program) =>
        rows.AsArray().Single(row => (string)row!["programId"]! == program)!;
}
