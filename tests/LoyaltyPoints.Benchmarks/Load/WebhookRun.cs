using System.Diagnostics;
using System.Text;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// Records many purchases while receivers fail in every way, then lets them all get well, and takes the time until each
/// has every event. Fails where one is missing, or came out of its member's order.
/// </summary>
internal static class WebhookRun
{
    private const int Members = 1000;
    private const int Page = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    public static async Task RunAsync(int events, int endpoints, TextWriter output)
    {
        await using var server = await BenchProcess.StartAsync(
            "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateAddresses=true", "--Webhooks:TimeoutSeconds=5",
            "--Webhooks:RetrySeconds=1,2,5,10,20,30,3600", "--Webhooks:ProbeSeconds=30");
        var shop = await Shop.OpenAsync(server.Port, Members);
        var receivers = new List<WebhookReceiver>();
        while (receivers.Count < endpoints)
            receivers.Add(await WebhookReceiver.StartAsync((Behaviour)(receivers.Count % 5)));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", BenchProcess.Key);
        foreach (var receiver in receivers)
        {
            using var made = await client.PostAsync("/v1/webhook-endpoints", new StringContent(
                $$"""{"url":"{{receiver.Url}}","types":["purchase.recorded"]}""", Encoding.UTF8, "application/json"));
            made.EnsureSuccessStatusCode();
        }

        var clock = Stopwatch.StartNew();
        var peak = await RecordAsync(client, server, shop, events);
        await output.WriteLineAsync(
            $"{events:N0} purchases recorded in {clock.Elapsed.TotalSeconds:0.0} s, while {endpoints} endpoints were "
            + $"sent {receivers.Sum(static one => one.Taken):N0} of {(long)events * endpoints:N0} events");
        clock.Restart();
        var before = receivers.Sum(static one => (long)one.Taken);
        foreach (var receiver in receivers) receiver.IsWell = true;
        var ready = await CatchUpAsync(receivers, events, server, clock, most => peak = Math.Max(peak, most));
        var rest = receivers.Sum(static one => (long)one.Taken) - before;
        foreach (var (receiver, took) in receivers.Zip(ready))
        {
            await output.WriteLineAsync(
                $"{receiver.Behaviour,-9} {receiver.Taken,10:N0} events, {receiver.Seen - receiver.Taken,9:N0} "
                + $"attempts more than that, {receiver.OutOfOrder} out of order, complete {took.TotalSeconds:0.0} s "
                + "after recovery");
        }

        await output.WriteLineAsync(
            $"{rest / Math.Max(0.1, clock.Elapsed.TotalSeconds):N0} events/s while catching up; the server took at "
            + $"most {peak >> 20:N0} MiB");
        foreach (var receiver in receivers) await receiver.DisposeAsync();
        if (receivers.Exists(one => one.Taken != events || one.OutOfOrder > 0))
            throw new InvalidOperationException("Events are missing, or came out of order.");
    }

    private static async Task<long> RecordAsync(HttpClient client, BenchProcess server, Shop shop, int events)
    {
        var peak = 0L;
        for (var sold = 0; sold < events; sold += Page)
        {
            var count = Math.Min(Page, events - sold);
            using var content = new ByteArrayContent(shop.PastBody(sold % Members, count, daysAgo: 1));
            content.Headers.ContentType = new("application/x-ndjson");
            using var answer = await client.PostAsync("/v1/purchases/batch", content);
            var text = await answer.Content.ReadAsByteArrayAsync();
            var good = text.AsSpan().Count("\"status\":201"u8);
            if (good != count) throw new InvalidOperationException($"{good} of {count} recorded.");
            peak = Math.Max(peak, server.ResidentBytes);
        }

        return peak;
    }

    private static async Task<TimeSpan[]> CatchUpAsync(
        List<WebhookReceiver> receivers, int events, BenchProcess server, Stopwatch clock, Action<long> memory)
    {
        var ready = new TimeSpan[receivers.Count];
        while (Array.Exists(ready, static one => one == TimeSpan.Zero) && clock.Elapsed < Patience)
        {
            await Task.Delay(100);
            memory(server.ResidentBytes);
            foreach (var (at, receiver) in receivers.Index())
                if (ready[at] == TimeSpan.Zero && receiver.Taken >= events) ready[at] = clock.Elapsed;
        }

        return ready;
    }
}
