using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// Redemptions, reservations that are captured, a reward of which there is a limited number, and vouchers, each beside
/// purchases of the same members in the same run. On SQLite.
/// </summary>
internal static class SpendRun
{
    private const int Members = 2_000;
    private const int Connections = 64;

    private static long numbers;

    /// <param name="codes">How many vouchers of one use are made.</param>
    public static async Task RunAsync(int codes, TimeSpan each, TextWriter output)
    {
        await using var server = await BenchProcess.StartAsync();
        var shop = await Shop.OpenAsync(server.Port, Members);
        await GrantAsync(server.Port, shop);
        var reward = await CreateAsync(server.Port, "/v1/rewards", $$"""
            { "name": "Last ones", "programId": "{{shop.Program}}", "kind": "freeItem", "cost": { "units": 1 },
              "value": { "sku": "LATTE" }, "stock": 1000000000 }
            """);
        var watch = Stopwatch.StartNew();
        var many = await CodesAsync(server.Port, codes);
        await output.WriteLineAsync(
            $"{codes:N0} codes made and read in {watch.Elapsed.TotalSeconds:N1} s at {Connections} connections");
        var hot = await HotAsync(server.Port);
        await output.WriteLineAsync("| what | a second | p50 ms | p99 ms | of purchases/s |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        await MeasureAsync(server.Port, each, number => shop.Purchase(number));
        var bought = await MeasureAsync(server.Port, each, number => shop.Purchase(number));
        await RowAsync("purchases", bought);
        await RowAsync("redemptions", await MeasureAsync(server.Port, each, _ => Redeem(shop, "capture")));
        await RowAsync("reserve and capture, pairs", await PairsAsync(server.Port, shop, each));
        await RowAsync("one hot reward with stock", await MeasureAsync(
            server.Port, each, _ => Post(
                "/v1/redemptions", $$"""{"memberId":"{{Any(shop)}}","rewardId":"{{reward}}"}""")));
        await RowAsync("vouchers, one hot code", await MeasureAsync(server.Port, each, _ => Use(hot)));
        var next = -1;
        await RowAsync($"vouchers, {codes:N0} codes", await MeasureAsync(
            server.Port, each, _ => Use(many[Interlocked.Increment(ref next) % many.Count])));
        await RowAsync("purchases again", await MeasureAsync(server.Port, each, number => shop.Purchase(number)));

        async Task RowAsync(string what, Measurement measured)
        {
            await output.WriteLineAsync(
                $"| {what} | {measured.PerSecond:N0} | {measured.Median:0.0} | {measured.P99:0.0} "
                + $"| {measured.PerSecond / bought.PerSecond:0.00} |");
            if (measured.Unexpected > 0)
                await output.WriteLineAsync($"{measured.Unexpected} unexpected answers: the row does not count");
        }
    }

    private static Task<Measurement> MeasureAsync(int port, TimeSpan each, Func<int, byte[]> next) =>
        Measurement.TakeAsync(port, Connections, each, 201, next);

    private static async Task<Measurement> PairsAsync(int port, Shop shop, TimeSpan each)
    {
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var connection = await Connection.OpenAsync(port);
            var (times, unexpected) = (new List<double>(), 0);
            while (clock.Elapsed < each)
            {
                var start = Stopwatch.GetTimestamp();
                if (await connection.SendAsync(Redeem(shop, "reserve")) != 201) unexpected++;
                var id = IdOf(connection);
                if (await connection.SendAsync(Post($"/v1/redemptions/{id}/capture", "{}")) != 200) unexpected++;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return (Times: times, Unexpected: unexpected);
        })));
        var all = loops.SelectMany(loop => loop.Times).Order().ToArray();
        return new Measurement(
            all.Length / clock.Elapsed.TotalSeconds, all[all.Length / 2], all[(int)(all.Length * 0.99)],
            loops.Sum(loop => loop.Unexpected));
    }

    private static async Task GrantAsync(int port, Shop shop) =>
        await Parallel.ForEachAsync(
            shop.Members, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (member, _) =>
            {
                using var connection = await Connection.OpenAsync(port);
                await connection.SendAsync(Post("/v1/adjustments", $$"""
                    {"memberId":"{{member}}","programId":"{{shop.Program}}","units":1000000000,"reason":"bench",
                     "actor":"bench"}
                    """));
            });

    private static async Task<List<string>> CodesAsync(int port, int count)
    {
        var series = await CreateAsync(port, "/v1/voucher-series", """
            { "name": "Once", "currency": "CNY", "timeZone": "Asia/Shanghai",
              "value": { "kind": "amount", "amount": 100 } }
            """);
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"http://127.0.0.1:{port}/v1/voucher-series/{series}/codes");
        request.Headers.Add("Authorization", $"Bearer {BenchProcess.Key}");
        request.Headers.Add("Idempotency-Key", "bench");
        request.Content = new StringContent($"{{\"count\":{count}}}", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var codes = new List<string>(count);
        while (await lines.ReadLineAsync() is { Length: > 0 } line)
        {
            using var document = JsonDocument.Parse(line);
            codes.Add(document.RootElement.GetProperty("code").GetString()!);
        }

        return codes;
    }

    private static async Task<string> HotAsync(int port)
    {
        var series = await CreateAsync(port, "/v1/voucher-series", """
            { "name": "Shared", "currency": "CNY", "timeZone": "Asia/Shanghai", "uses": null,
              "value": { "kind": "amount", "amount": 100 } }
            """);
        using var connection = await Connection.OpenAsync(port);
        await connection.SendAsync(Post("/v1/vouchers", $$"""{"seriesId":"{{series}}","code":"SUMMER10"}"""));
        using var document = JsonDocument.Parse(connection.Body);
        return document.RootElement.GetProperty("code").GetString()!;
    }

    private static byte[] Redeem(Shop shop, string mode) => Post(
        "/v1/redemptions",
        $$"""{"memberId":"{{Any(shop)}}","programId":"{{shop.Program}}","units":5,"mode":"{{mode}}"}""");

    private static byte[] Use(string code) => Post(
        $"/v1/vouchers/{code}/redeem",
        $$"""
        {"source":"shop","externalId":"order-{{Interlocked.Increment(ref numbers)}}",
         "order":{"currency":"CNY","total":13000}}
        """);

    private static string Any(Shop shop) => shop.Members[Random.Shared.Next(shop.Members.Count)];

    private static byte[] Post(string path, string body) => Connection.Request("POST", path, BenchProcess.Key, body);

    private static async Task<string> CreateAsync(int port, string path, string body)
    {
        using var connection = await Connection.OpenAsync(port);
        if (await connection.SendAsync(Post(path, body)) != 201)
            throw new InvalidOperationException(Encoding.UTF8.GetString(connection.Body.Span));
        return IdOf(connection);
    }

    private static string IdOf(Connection connection)
    {
        using var document = JsonDocument.Parse(connection.Body);
        return document.RootElement.GetProperty("id").GetString()!;
    }
}
