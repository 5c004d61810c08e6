using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// Every question of analytics over many members and purchases: how long it takes, what memory the server has then, and
/// how long the tills wait meanwhile. On SQLite, in a folder that is kept, so that it need be filled only once.
/// </summary>
internal static class AnalyticsRun
{
    private const int BatchLines = 500;
    private const int Tills = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    /// <param name="purchases">How many are added to those that the folder has.</param>
    public static async Task RunAsync(int members, int purchases, string folder, TextWriter output)
    {
        var isNew = !Directory.Exists(folder);
        await using var server = await BenchProcess.StartInAsync(Directory.CreateDirectory(folder));
        var sales = new PastSales(members, TimeProvider.System.GetUtcNow());
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        client.BaseAddress = new Uri($"http://127.0.0.1:{server.Port}");
        client.DefaultRequestHeaders.Authorization = new("Bearer", BenchProcess.Key);
        if (isNew) await EnrolAsync(client, server.Port, members, output);
        if (purchases > 0) await FillAsync(client, sales, purchases, output);
        var calm = await TillsAsync(server.Port, sales, Task.Delay(TimeSpan.FromSeconds(10)));
        await output.WriteLineAsync(
            $"tills alone, {calm.PerSecond:N0} purchases/s: p50 {calm.Median:0.0} ms, p99 {calm.P99:0.0} ms");
        await output.WriteLineAsync("| question | s | rows | server MB | tills p99 ms | of alone |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        foreach (var path in await PathsAsync(client))
        {
            var clock = Stopwatch.StartNew();
            var asked = Task.Run(async () =>
            {
                using var answer = await client.GetAsync(path);
                var text = await answer.Content.ReadAsStringAsync();
                return (answer.StatusCode, Rows(text), Took: clock.Elapsed);
            });
            var tills = await TillsAsync(server.Port, sales, asked);
            var (status, rows, took) = await asked;
            await output.WriteLineAsync(
                $"| {path} ({(int)status}) | {took.TotalSeconds:0.00} | {rows:N0} | {server.ResidentBytes >> 20:N0} "
                + $"| {tills.P99:0.0} | {tills.P99 / calm.P99:0.00} |");
        }
    }

    private static async Task EnrolAsync(HttpClient client, int port, int members, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var program = await CreateAsync(client, "/v1/programs", Shop.Points);
        await CreateAsync(
            client, $"/v1/programs/{program}/publish", """{"version":1,"effectiveAt":"2020-01-01T00:00:00Z"}""");
        await Task.WhenAll(Enumerable.Range(0, 64).Select(first => Task.Run(async () =>
        {
            using var own = await Connection.OpenAsync(port);
            for (var at = first; at < members; at += 64)
                await own.SendAsync(Post("/v1/members", PastSales.Member(at, program)));
        })));
        await output.WriteLineAsync($"{members:N0} members made in {clock.Elapsed.TotalSeconds:N0} s");
    }

    private static async Task FillAsync(HttpClient client, PastSales sales, int purchases, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var left = purchases / BatchLines;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            var random = new Random(number + purchases);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var content = new ByteArrayContent(sales.Batch(random, BatchLines));
                content.Headers.ContentType = new("application/x-ndjson");
                using var answer = await client.PostAsync("/v1/purchases/batch", content);
                var good = (await answer.Content.ReadAsByteArrayAsync()).AsSpan().Count("\"status\":201"u8);
                if (good != BatchLines) throw new InvalidOperationException($"{good} of {BatchLines} recorded.");
            }
        })));
        await output.WriteLineAsync($"{purchases:N0} purchases in after {clock.Elapsed.TotalSeconds:N0} s");
        while (Pending(await client.GetStringAsync("/v1/analytics/purchasing"))) await Task.Delay(1000);
        await output.WriteLineAsync($"all digested after {clock.Elapsed.TotalSeconds:N0} s");
    }

    // Every GET under /v1/analytics that needs nothing to be told.
    private static async Task<IReadOnlyList<string>> PathsAsync(HttpClient client)
    {
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject()
                .Where(path => path.Name.StartsWith("/v1/analytics/", StringComparison.Ordinal)
                    && !path.Name.Contains('{') && path.Value.TryGetProperty("get", out _))
                .Select(path => path.Name),
        ];
    }

    // Paced, not as fast as can be: shops do not wait for one another.
    private static async Task<Measurement> TillsAsync(int port, PastSales sales, Task until)
    {
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, Tills).Select(number => Task.Run(async () =>
        {
            using var connection = await Connection.OpenAsync(port);
            var (times, unexpected, random) = (new List<double>(), 0, new Random());
            do
            {
                var request = Post("/v1/purchases", sales.Today(random));
                var start = Stopwatch.GetTimestamp();
                if (await connection.SendAsync(request) != 201) unexpected++;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                await Task.Delay(Pace);
            }
            while (!until.IsCompleted);

            return (Times: times, Unexpected: unexpected);
        })));
        var all = loops.SelectMany(loop => loop.Times).Order().ToArray();
        return new Measurement(
            all.Length / clock.Elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)],
            loops.Sum(loop => loop.Unexpected));
    }

    private static bool Pending(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("upTo").ValueKind != JsonValueKind.Null;
    }

    private static int Rows(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("rows", out var rows) ? rows.GetArrayLength() : 0;
    }

    private static byte[] Post(string path, string body) => Connection.Request("POST", path, BenchProcess.Key, body);

    private static async Task<string> CreateAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("id").GetString()!;
    }
}
