using System.Diagnostics;
using System.Text;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// Lets ten lots of every member expire at once, by moving the test clock, and takes the sweep's time.
/// </summary>
internal static class SweepRun
{
    private const int Lots = 10;
    private const int Page = 500;

    public static async Task RunAsync(int members, TextWriter output)
    {
        await using var server = await BenchProcess.StartAsync();
        var shop = await Shop.OpenAsync(
            server.Port, members, Shop.Points.Replace("\"P12M\", \"roundTo\": \"endOfMonth\"", "\"P30D\""));
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", BenchProcess.Key);
        for (var lot = 0; lot < Lots; lot++)
        {
            for (var first = 0; first < members; first += Page)
            {
                using var content = new ByteArrayContent(shop.PastBody(first, Math.Min(Page, members - first), lot));
                content.Headers.ContentType = new("application/x-ndjson");
                using var answer = await client.PostAsync(Url("/v1/purchases/batch"), content);
                var text = await answer.Content.ReadAsByteArrayAsync();
                var good = text.AsSpan().Count("\"status\":201"u8);
                if (good != Math.Min(Page, members - first)) throw new InvalidOperationException($"{good} recorded.");
            }
        }

        var clock = Stopwatch.StartNew();
        using var step = new StringContent("{\"by\":\"P60D\"}", Encoding.UTF8, "application/json");
        using var moved = await client.PostAsync(Url("/v1/test-clock/advance"), step);
        moved.EnsureSuccessStatusCode();
        var took = clock.Elapsed;
        var ledger = await client.GetStringAsync(Url($"/v1/members/{shop.First}/ledger"));
        var expired = ledger.AsSpan().Count("\"kind\":\"expiry\"");
        if (expired != Lots) throw new InvalidOperationException($"{expired} of {Lots} lots expired.");
        await output.WriteLineAsync(
            $"{members * Lots:N0} due lots of {members:N0} members swept in {took.TotalSeconds:0.0} s: "
            + $"{members * Lots / took.TotalSeconds:N0} lots/s");

        string Url(string path) => $"http://127.0.0.1:{server.Port}{path}";
    }
}
