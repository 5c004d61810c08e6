using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// The service on a PostgreSQL server, beside what <c>pgbench</c> (TPC-B-like, prepared) gets from the same server in
/// the same run.
/// </summary>
internal static partial class PostgresRun
{
    private const int Members = 50_000;

    /// <param name="server">A connection string whose user may create databases.</param>
    public static async Task RunAsync(string server, TimeSpan each, TextWriter output)
    {
        var databases = new List<string>();
        try
        {
            foreach (var name in (string[])["group", "single", "pgbench"])
                databases.Add(await CreateAsync(server, $"loyalty_bench_{name}_{Environment.ProcessId}"));
            await MeasureAsync(databases[0], databases[1], databases[2], each, output);
        }
        finally
        {
            foreach (var database in databases) await DropAsync(server, database);
        }
    }

    private static async Task MeasureAsync(
        string grouped, string alone, string pgbench, TimeSpan each, TextWriter output)
    {
        await using var server = await BenchProcess.StartOnAsync(grouped);
        await using var single = await BenchProcess.StartOnAsync(alone, "--Writer:BatchSize=1");
        var shop = await Shop.OpenAsync(server.Port, Members);
        var singleShop = await Shop.OpenAsync(single.Port, 5_000);
        await PgbenchAsync(pgbench, "-i", "-q", "-s", "50");
        await Measurement.TakeAsync(server.Port, 64, each, 201, number => shop.Purchase(number));
        await LoadRun.SinglesAsync(server, shop, single, singleShop, each, output);
        foreach (var connections in (int[])[16, 64])
        {
            var perSecond = await PgbenchAsync(
                pgbench, "-n", "-M", "prepared", "-j", "2", "-c", $"{connections}",
                "-T", Math.Ceiling(each.TotalSeconds).ToString(CultureInfo.InvariantCulture));
            var durable = await Measurement.TakeAsync(
                server.Port, connections, each, 201, number => shop.Purchase(number));
            await output.WriteLineAsync(
                $"pgbench, {connections} clients: {perSecond:N0}/s; durable POST beside it {durable.PerSecond:N0}/s, "
                + $"{durable.PerSecond / perSecond:0.0} times as many");
        }

        var balances = await Measurement.TakeAsync(server.Port, 64, each, 200, _ => shop.Balance());
        await output.WriteLineAsync(
            $"balance reads, 64 connections: {balances.PerSecond:N0}/s, p99 {balances.P99:0.0} ms");
        await LoadRun.BatchesAsync(server, shop, each, output);
    }

    /// <returns>Transactions a second; 0 where it only fills its tables.</returns>
    private static async Task<double> PgbenchAsync(string database, params string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo("pgbench")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = target.Host,
                ["PGPORT"] = $"{target.Port}",
                ["PGUSER"] = target.Username,
                ["PGPASSWORD"] = target.Password,
                ["PGDATABASE"] = target.Database,
            },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);
        var match = Tps().Match(text);
        return match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    public static async Task<string> CreateAsync(string server, string name)
    {
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    public static Task DropAsync(string server, string database) => ExecuteAsync(
        server, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
