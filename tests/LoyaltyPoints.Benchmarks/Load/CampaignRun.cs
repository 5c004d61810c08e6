namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// What one budget that every purchase takes from costs, beside no campaign at all and one whose budget is spent:
/// interleaved, each on a database of its own.
/// </summary>
internal static class CampaignRun
{
    private const int Members = 20_000;

    /// <param name="server">A PostgreSQL server's connection string whose user may create databases; null: SQLite.
    /// </param>
    public static async Task RunAsync(string? server, TimeSpan each, TextWriter output)
    {
        string[] names = ["plain", "budget", "spent"];
        var databases = new List<string?>();
        try
        {
            foreach (var name in names)
            {
                databases.Add(server is null ? null
                    : await PostgresRun.CreateAsync(server, $"loyalty_bench_{name}_{Environment.ProcessId}"));
            }

            await MeasureAsync(databases, each, output);
        }
        finally
        {
            foreach (var database in databases.OfType<string>()) await PostgresRun.DropAsync(server!, database);
        }
    }

    private static async Task MeasureAsync(List<string?> databases, TimeSpan each, TextWriter output)
    {
        await using var plain = await BenchProcess.StartOnAsync(databases[0]);
        await using var hot = await BenchProcess.StartOnAsync(databases[1]);
        await using var spent = await BenchProcess.StartOnAsync(databases[2]);
        var shop = await Shop.OpenAsync(plain.Port, Members);
        var hotShop = await Shop.OpenAsync(hot.Port, Members);
        await hotShop.CampaignAsync(hot.Port, budget: 1_000_000_000_000);
        var spentShop = await Shop.OpenAsync(spent.Port, Members);
        await spentShop.CampaignAsync(spent.Port, budget: 1);
        await output.WriteLineAsync(
            "| connections | no campaign, POST/s | one hot budget, POST/s | p99 ms | ratio | spent budget, POST/s "
            + "| ratio |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        foreach (var connections in (int[])[16, 64, 256, 64])
        {
            var none = await TakeAsync(plain, shop);
            var budget = await TakeAsync(hot, hotShop);
            var after = await TakeAsync(spent, spentShop);
            await output.WriteLineAsync(
                $"| {connections} | {none.PerSecond:N0} | {budget.PerSecond:N0} | {budget.P99:0.0} "
                + $"| {budget.PerSecond / none.PerSecond:0.00} | {after.PerSecond:N0} "
                + $"| {after.PerSecond / none.PerSecond:0.00} |");
            if (none.Unexpected + budget.Unexpected + after.Unexpected > 0)
                await output.WriteLineAsync("unexpected answers: the row above does not count");

            Task<Measurement> TakeAsync(BenchProcess server, Shop of) =>
                Measurement.TakeAsync(server.Port, connections, each, 201, number => of.Purchase(number));
        }
    }
}
