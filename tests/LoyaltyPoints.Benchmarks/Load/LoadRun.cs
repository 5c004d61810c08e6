using System.Diagnostics;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>All measurements of one run, interleaved, and their ratios: the machine drifts, ratios hold.</summary>
internal static class LoadRun
{
    private const int Members = 50_000;
    private const int BatchLines = 500;

    public static async Task RunAsync(TimeSpan each, TextWriter output)
    {
        await output.WriteLineAsync(
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Members:N0} members, "
            + $"{each.TotalSeconds:0.#} s a measurement, client on the same cores\n");
        var cold = await ColdStartAsync();
        await using var server = await BenchProcess.StartAsync();
        await using var single = await BenchProcess.StartAsync("--Writer:BatchSize=1");
        var shop = await Shop.OpenAsync(server.Port, Members);
        var singleShop = await Shop.OpenAsync(single.Port, 5_000);
        await Measurement.TakeAsync(server.Port, 64, each, 201, number => shop.Purchase(number));
        await SinglesAsync(server, shop, single, singleShop, each, output);
        var balances = await Measurement.TakeAsync(server.Port, 64, each, 200, _ => shop.Balance());
        await output.WriteLineAsync(
            $"\nbalance reads, 64 connections: {balances.PerSecond:N0}/s, p50 {balances.Median:0.0} ms, "
            + $"p99 {balances.P99:0.0} ms, unexpected {balances.Unexpected}");
        await BatchesAsync(server, shop, each, output);
        await OneMemberAsync(server, shop, output);
        await SizeAsync(output);
        await output.WriteLineAsync($"cold start, process to first durable answer: {cold.TotalMilliseconds:N0} ms");
    }

    public static async Task SinglesAsync(
        BenchProcess server, Shop shop, BenchProcess single, Shop singleShop, TimeSpan each, TextWriter output)
    {
        await output.WriteLineAsync(
            "| connections | durable POST/s | p50 ms | p99 ms | bare endpoint/s | ratio | one transaction each/s "
            + "| ratio |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|");
        foreach (var connections in (int[])[16, 64, 256])
        {
            var bare = await Measurement.TakeAsync(
                server.Port, connections, each, 201, number => shop.Purchase(number, BenchServer.BarePath));
            var durable = await Measurement.TakeAsync(
                server.Port, connections, each, 201, number => shop.Purchase(number));
            var alone = await Measurement.TakeAsync(
                single.Port, connections, each, 201, number => singleShop.Purchase(number));
            await output.WriteLineAsync(
                $"| {connections} | {durable.PerSecond:N0} | {durable.Median:0.0} | {durable.P99:0.0} "
                + $"| {bare.PerSecond:N0} | {durable.PerSecond / bare.PerSecond:0.00} "
                + $"| {alone.PerSecond:N0} | {durable.PerSecond / alone.PerSecond:0.0} |");
            if (durable.Unexpected + bare.Unexpected + alone.Unexpected > 0)
                await output.WriteLineAsync("unexpected answers: the row above does not count");
        }
    }

    public static async Task BatchesAsync(BenchProcess server, Shop shop, TimeSpan each, TextWriter output)
    {
        // The answer of a batch is chunked, so a client that understands chunks is used; it is no bottleneck here.
        var lines = 0L;
        var clock = Stopwatch.StartNew();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", BenchProcess.Key);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            while (clock.Elapsed < each)
            {
                using var content = new ByteArrayContent(shop.BatchBody(number, BatchLines));
                content.Headers.ContentType = new("application/x-ndjson");
                using var answer = await client.PostAsync(
                    $"http://127.0.0.1:{server.Port}/v1/purchases/batch", content);
                var text = await answer.Content.ReadAsByteArrayAsync();
                var good = text.AsSpan().Count("\"status\":201"u8);
                if (good != BatchLines) throw new InvalidOperationException($"{good} of {BatchLines} lines recorded.");
                Interlocked.Add(ref lines, good);
            }
        })));
        await output.WriteLineAsync(
            $"batches of {BatchLines}, 4 connections: {lines / clock.Elapsed.TotalSeconds:N0} purchases/s");
    }

    private static async Task OneMemberAsync(BenchProcess server, Shop shop, TextWriter output)
    {
        using var connection = await Connection.OpenAsync(server.Port);
        var times = new double[10_000];
        for (var at = 0; at < times.Length; at++)
        {
            var request = shop.PurchaseOf(0);
            var start = Stopwatch.GetTimestamp();
            await connection.SendAsync(request);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var (first, last) = (times[..500].Order().ElementAt(250), times[^500..].Order().ElementAt(250));
        await output.WriteLineAsync(
            $"one member, one connection: median of the first 500 purchases {first:0.00} ms, "
            + $"of purchases 9,501 to 10,000 {last:0.00} ms");
    }

    private static async Task SizeAsync(TextWriter output)
    {
        await using var server = await BenchProcess.StartAsync();
        var shop = await Shop.OpenAsync(server.Port, 5_000);
        var before = server.DatabaseBytes;
        const int Purchases = 100_000;
        var left = Purchases;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            using var connection = await Connection.OpenAsync(server.Port);
            while (Interlocked.Decrement(ref left) >= 0) await connection.SendAsync(shop.Purchase(number));
        })));
        await output.WriteLineAsync(
            $"bytes on disk a purchase of two lines: {(server.DatabaseBytes - before) / Purchases:N0}");
    }

    private static async Task<TimeSpan> ColdStartAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var server = await BenchProcess.StartAsync();
        using var connection = await Connection.OpenAsync(server.Port);
        await connection.SendAsync(Connection.Request(
            "POST", "/v1/members", BenchProcess.Key, """{"externalId":"first"}"""));
        return clock.Elapsed;
    }
}
