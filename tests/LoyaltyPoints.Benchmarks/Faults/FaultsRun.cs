using LoyaltyPoints.Api.Tests;
using LoyaltyPoints.Api.Tests.Faults;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Benchmarks.Faults;

/// <summary>
/// Breaks what the service stands on, one thing after the other, while tills work; and prints what they noticed. That
/// nothing they were answered is lost or done twice is proved after each.
/// </summary>
/// <param name="broken">How long each thing stays broken.</param>
/// <param name="only">Which one alone: disk, files, term, kill, clock, slow, readonly, gone; null: all.</param>
internal sealed class FaultsRun(TimeSpan broken, string? only, TextWriter output)
{
    private const int SlowCallers = 10_000;

    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(20);

    public async Task RunAsync()
    {
        await output.WriteLineAsync(
            $"{Environment.ProcessorCount} cores, each broken for {broken.TotalSeconds:0} s\n\n{FaultRow.Header}");
        foreach (var (name, runAsync) in (IEnumerable<(string Name, Func<Task> RunAsync)>)
            [
                ("disk", DiskAsync), ("files", FileSizeAsync),
                ("term", () => EndAsync("SIGTERM", server => server.StopAsync())),
                ("kill", () => EndAsync("SIGKILL", server => server.KillAsync())),
                ("clock", ClockAsync), ("slow", SlowAsync), ("readonly", ReadOnlyAsync), ("gone", GoneAsync),
            ])
        {
            if (only is null || only == name) await runAsync();
        }
    }

    private async Task DiskAsync()
    {
        using var disk = SmallDisk.TryMount(48);
        if (disk is null)
        {
            await output.WriteLineAsync("| disk full | a small disk can be mounted by root only |");
            return;
        }

        var connection = $"Data Source={Path.Combine(disk.Folder, "loyalty.db")}";
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["ConnectionStrings__Loyalty"] = connection }, new SqliteDatabase());
        await RunAsync(
            server.Api, ["--provider", "Sqlite", "--connection", connection], "disk full, SQLite",
            () => Task.Run(disk.Fill), () => Task.Run(disk.Free));
    }

    private async Task FileSizeAsync()
    {
        await using var server = await ServerProcess.StartAsync(
            database: new SqliteDatabase(), before: FileSizes.Ignoring);
        await RunAsync(
            server.Api, server.Database.Options, "no file can grow, SQLite",
            () => Task.Run(() => FileSizes.Limit(server.Id, 65_536)), () => Task.Run(() => FileSizes.Lift(server.Id)));
    }

    private async Task EndAsync(string signal, Func<ServerProcess, Task> endAsync)
    {
        await using var server = await ServerProcess.StartAsync(database: new SqliteDatabase());
        await RunAsync(
            server.Api, server.Database.Options, $"{signal} under load, SQLite", () => endAsync(server),
            () => server.RestartAsync());
    }

    private async Task ClockAsync()
    {
        var clock = new SetClock();
        await using var service = await HostedService.StartAsync(new SqliteDatabase(), clock);
        await RunAsync(
            service.Api, service.Database.Options, "clock back an hour, SQLite",
            () => Task.FromResult(clock.Wrong = -TimeSpan.FromHours(1)),
            () => Task.FromResult(clock.Wrong = TimeSpan.Zero), isNoticed: false);
    }

    private async Task SlowAsync()
    {
        await using var server = await ServerProcess.StartAsync(database: new SqliteDatabase());
        SlowCallers? slow = null;
        await RunAsync(
            server.Api, server.Database.Options, $"{SlowCallers:N0} slow connections, SQLite",
            async () => slow = await Api.Tests.Faults.SlowCallers.OpenAsync(
                server.Address, ServerProcess.BootstrapKey, SlowCallers),
            async () =>
            {
                await output.WriteLineAsync(
                    $"  (slow connections: {slow!.Refused:N0} refused, {slow.Cut:N0} cut off, {slow.Open:N0} open)");
                slow.Dispose();
            },
            isNoticed: false);
    }

    private async Task ReadOnlyAsync()
    {
        using var cluster = new PostgresCluster();
        await using var server = await ServerProcess.StartAsync(
            database: new PostgresDatabase(cluster.ConnectionString));
        await RunAsync(
            server.Api, server.Database.Options, "database read-only, PostgreSQL",
            () => SetReadOnlyAsync(cluster, "on"), () => SetReadOnlyAsync(cluster, "off"));
    }

    private async Task GoneAsync()
    {
        using var cluster = new PostgresCluster();
        await using var server = await ServerProcess.StartAsync(
            database: new PostgresDatabase(cluster.ConnectionString));
        await RunAsync(
            server.Api, server.Database.Options, "database gone, PostgreSQL", () => Task.Run(cluster.Kill),
            () => Task.Run(cluster.Restart));
    }

    private static async Task SetReadOnlyAsync(PostgresCluster cluster, string value)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in (string[])
            [
                "SET default_transaction_read_only = off",
                $"ALTER SYSTEM SET default_transaction_read_only = {value}", "SELECT pg_reload_conf()",
            ])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task RunAsync(
        ApiClient api, string[] database, string name, Func<Task> breakAsync, Func<Task> mendAsync,
        bool isNoticed = true)
    {
        var run = new FaultRun(api, () => VerifyAsync(database), tills: 64);
        // What nobody notices would go on selling for a minute, and all of it is looked at again.
        var length = isNoticed || broken < Unnoticed ? broken : Unnoticed;
        await output.WriteLineAsync((await run.RunAsync(name, breakAsync, length, mendAsync, isNoticed)).ToString());
    }

    private static async Task VerifyAsync(string[] database)
    {
        if (await Cli.Program.Main(["verify", .. database]) != 0)
            throw new InvalidOperationException("The book does not fit.");
    }
}
