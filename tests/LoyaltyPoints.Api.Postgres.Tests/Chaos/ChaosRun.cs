using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests.Postgres;

namespace LoyaltyPoints.Api.Tests.Chaos;

/// <summary>
/// Three instances on one PostgreSQL, and clients that ask them in turn, up or not. One instance after another is
/// killed and started again, and in the middle PostgreSQL itself. Then: what was answered is there, once, and the book
/// is sound.
/// </summary>
/// <param name="killEvery">From one kill of an instance to the next.</param>
/// <param name="pause">Of each client after a write.</param>
/// <param name="write">Takes the lines of the error budget.</param>
public sealed class ChaosRun(
    TimeSpan duration, TimeSpan killEvery, int clients, Action<string> write, TimeSpan pause = default)
{
    private const int Instances = 3;
    private const int Members = 100;

    private static readonly TimeSpan DatabaseAway = TimeSpan.FromSeconds(1);

    public async Task RunAsync()
    {
        using var cluster = new PostgresCluster();
        await using var first = await ServerProcess.StartAsync(
            database: new PostgresDatabase(cluster.ConnectionString));
        await using var second = await first.StartSiblingAsync();
        await using var third = await first.StartSiblingAsync();
        ServerProcess[] servers = [first, second, third];
        using var balancer = new RoundRobin([.. servers.Select(server => server.Address)]);
        using var api = new ApiClient(first.Address, ServerProcess.BootstrapKey, balancer);
        var market = await Market.OpenAsync(first.Api, Members, clients, seed: 2011, api, pause);
        balancer.Begin();

        using var stop = new CancellationTokenSource();
        var working = market.WorkAsync(stop.Token);
        var disturbances = new List<Disturbance>();
        foreach (var (at, what, kill) in Plan(servers, cluster))
        {
            await UntilAsync(at, balancer);
            var killed = balancer.Now;
            await kill();
            disturbances.Add(new(killed, what, balancer.Now - killed));
        }

        await UntilAsync(duration, balancer);
        var end = balancer.Now;
        await stop.CancelAsync();
        await working;
        write($"{end.TotalSeconds:0} s, {Instances} instances, {clients} clients:");
        foreach (var line in ErrorBudget.Lines(disturbances, balancer.Outcomes, end)) write(line);
        await market.CheckAsync(api);
        Assert.Equal(0, await Cli.Program.Main(["verify", .. first.Database.Options]));
        write($"{market.Answered:N0} writes answered, each found once; the book is sound.");
    }

    private IOrderedEnumerable<(TimeSpan At, string What, Func<Task> Kill)> Plan(
        ServerProcess[] servers, PostgresCluster cluster)
    {
        List<(TimeSpan At, string What, Func<Task> Kill)> plan = [];
        for (var at = killEvery; at < duration; at += killEvery)
        {
            var number = plan.Count % Instances;
            plan.Add((at, $"instance {number + 1} killed", async () =>
            {
                await servers[number].KillAsync();
                await servers[number].RestartAsync();
            }));
        }

        plan.Add(((duration + killEvery) / 2, "PostgreSQL killed", async () =>
        {
            await Task.Run(cluster.Kill);
            await Task.Delay(DatabaseAway);
            await Task.Run(cluster.Restart);
        }));
        return plan.OrderBy(step => step.At);
    }

    private static Task UntilAsync(TimeSpan at, RoundRobin balancer) =>
        at > balancer.Now ? Task.Delay(at - balancer.Now) : Task.CompletedTask;
}
