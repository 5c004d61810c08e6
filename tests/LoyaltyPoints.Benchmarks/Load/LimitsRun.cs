using System.Text;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// What limits cost: durable purchases without any, with those of keys as they are by default, and with rules against
/// abuse as well; in turns, each on a server and a database of its own.
/// </summary>
internal static class LimitsRun
{
    private const int Members = 20_000;
    private const int Rounds = 5;

    private static readonly string[] Names = ["no limits", "limits of keys", "and rules against abuse"];

    public static async Task RunAsync(TimeSpan each, TextWriter output)
    {
        await using var none = await BenchProcess.StartAsync(
            "--Quota:RequestsPerSecond=0", "--Quota:FailuresPerMinute=0");
        await using var limited = await BenchProcess.StartAsync();
        await using var ruled = await BenchProcess.StartAsync();
        BenchProcess[] servers = [none, limited, ruled];
        var shops = new Shop[servers.Length];
        for (var at = 0; at < servers.Length; at++) shops[at] = await Shop.OpenAsync(servers[at].Port, Members);
        await DeclareAsync(ruled.Port, shops[2].Program);
        await output.WriteLineAsync("| connections | " + string.Join(" | ", Names.Select((name, at) =>
            at == 0 ? $"{name}, POST/s" : $"{name}, POST/s | of none, median of {Rounds} rounds")) + " |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        foreach (var connections in (int[])[16, 64, 256])
        {
            var speeds = servers.Select(_ => new List<double>()).ToArray();
            // The first round warms up.
            for (var round = 0; round <= Rounds; round++)
            {
                for (var turn = 0; turn < servers.Length; turn++)
                {
                    // Another one begins each time, for whatever the machine does meanwhile.
                    var at = (turn + round) % servers.Length;
                    var took = await Measurement.TakeAsync(
                        servers[at].Port, connections, each, 201, number => shops[at].Purchase(number));
                    if (took.Unexpected > 0) throw new InvalidOperationException($"{took.Unexpected} were refused.");
                    if (round > 0) speeds[at].Add(took.PerSecond);
                }
            }

            await output.WriteLineAsync(
                $"| {connections} | {Median(speeds[0]):N0} | {Median(speeds[1]):N0} | {Ratio(speeds, 1):0.000} "
                + $"| {Median(speeds[2]):N0} | {Ratio(speeds, 2):0.000} |");
        }
    }

    private static double Ratio(List<double>[] speeds, int at) =>
        Median([.. speeds[at].Zip(speeds[0], static (one, none) => one / none)]);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // One of each kind that counts purchases, and none that is ever broken.
    private static async Task DeclareAsync(int port, string program)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", BenchProcess.Key);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"http://127.0.0.1:{port}/v1/velocity-rules")
        {
            Content = new StringContent(
                $$"""
                { "rules": [
                  { "id": "units", "kind": "unitsEarned", "programId": "{{program}}", "most": 1000000000000,
                    "windowMinutes": 1440, "then": "refuse" },
                  { "id": "often", "kind": "purchases", "most": 1000000000000, "windowMinutes": 60, "then": "refuse" },
                  { "id": "same", "kind": "identicalPurchases", "most": 1000000000000, "windowMinutes": 60,
                    "then": "flag" },
                  { "id": "surge", "kind": "tillSurge", "programId": "{{program}}", "times": 1000, "days": 28,
                    "minimumDays": 7, "minimumUnits": 1000000000000 } ] }
                """,
                Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
