using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// What telemetry costs purchases: without it, with metrics, and with metrics and traces of one request in a hundred
/// and of all; interleaved, each on a database of its own, sent to a receiver on the same cores that throws it away.
/// </summary>
internal static class TelemetryRun
{
    private const int Members = 20_000;
    private const int Connections = 64;

    private static readonly (string Name, string[] Settings)[] Variants =
    [
        ("off", []),
        ("metrics", ["--OTEL_TRACES_EXPORTER=none"]),
        ("metrics, traces 1 %", ["--OTEL_TRACES_SAMPLER=traceidratio", "--OTEL_TRACES_SAMPLER_ARG=0.01"]),
        ("metrics, traces 100 %", ["--OTEL_TRACES_SAMPLER=always_on"]),
    ];

    public static async Task RunAsync(int rounds, TimeSpan each, TextWriter output)
    {
        using var receiver = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        receiver.Prefixes.Add(address);
        receiver.Start();
        var taking = Task.Run(() => TakeAsync(receiver));
        var (servers, shops) = (new List<BenchProcess>(), new List<Shop>());
        try
        {
            foreach (var (_, settings) in Variants)
            {
                servers.Add(await BenchProcess.StartAsync(settings.Length == 0 ? [] :
                [
                    $"--OTEL_EXPORTER_OTLP_ENDPOINT={address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                    "--OTEL_METRIC_EXPORT_INTERVAL=5000", .. settings,
                ]));
                shops.Add(await Shop.OpenAsync(servers[^1].Port, Members));
            }

            await MeasureAsync(servers, shops, rounds, each, output);
        }
        finally
        {
            foreach (var server in servers) await server.DisposeAsync();
            receiver.Stop();
        }

        await output.WriteLineAsync($"received: {await taking / 1024:N0} KiB");
    }

    private static async Task MeasureAsync(
        List<BenchProcess> servers, List<Shop> shops, int rounds, TimeSpan each, TextWriter output)
    {
        var taken = Variants.Select(static _ => new List<Measurement>()).ToArray();
        // The first round warms up.
        for (var round = 0; round <= rounds; round++)
        {
            // Another order each time, so that nobody always follows the same one.
            for (var number = 0; number < Variants.Length; number++)
            {
                var at = (number + round) % Variants.Length;
                var one = await Measurement.TakeAsync(
                    servers[at].Port, Connections, each, 201, connection => shops[at].Purchase(connection));
                if (one.Unexpected > 0) throw new InvalidOperationException($"{one.Unexpected} unexpected answers.");
                if (round > 0) taken[at].Add(one);
            }
        }

        await output.WriteLineAsync(
            $"{Connections} connections, {rounds} rounds of {each.TotalSeconds:0.#} s each\n");
        await output.WriteLineAsync(
            "| telemetry | POST/s, median | p50 ms | p99 ms | ratio to off, median of rounds |");
        await output.WriteLineAsync("|---|---|---|---|---|");
        for (var at = 0; at < Variants.Length; at++)
        {
            var ratio = Median(taken[at].Zip(taken[0], static (one, off) => one.PerSecond / off.PerSecond));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {Variants[at].Name} | {Median(taken[at].Select(static one => one.PerSecond)):N0} "
                + $"| {Median(taken[at].Select(static one => one.Median)):0.0} "
                + $"| {Median(taken[at].Select(static one => one.P99)):0.0} | {ratio:0.000} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <returns>How many bytes came.</returns>
    private static async Task<long> TakeAsync(HttpListener receiver)
    {
        var (bytes, buffer) = (0L, new byte[64 * 1024]);
        while (true)
        {
            try
            {
                var context = await receiver.GetContextAsync();
                for (int read; (read = await context.Request.InputStream.ReadAsync(buffer)) > 0;) bytes += read;
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return bytes;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
