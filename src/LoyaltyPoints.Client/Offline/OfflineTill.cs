using System.Text.Json;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client.Offline;

/// <summary>
/// Sells while the line is down. What is queued is on disk when <c>Enqueue</c> returns, survives a power cut, and is
/// sent in order once the service answers; <c>source</c> and <c>externalId</c> see to it that nothing is recorded
/// twice, however often it is sent. What the service refuses for good is set aside with the reason and holds nothing
/// up. One process has a folder at a time; within it the till is safe for concurrent use.
/// </summary>
public sealed class OfflineTill : IDisposable
{
    /// <summary>A file of the queue is deleted when all of it is sent; a new one is begun beyond this.</summary>
    private const long LongestSegment = 1 << 20;

    private readonly LoyaltyClient client;
    private readonly TimeProvider time;
    private readonly TillQueue queue;
    private readonly RefusedItems refused;
    private readonly SemaphoreSlim sending = new(1);
    private readonly SemaphoreSlim wake = new(0);

    /// <summary>Opens the queue in a folder, or begins one.</summary>
    /// <param name="folder">Of this till alone, on a disk that keeps what it was told to.</param>
    /// <param name="client">With a key of scope <c>pos</c> or <c>checkout</c>; left open.</param>
    /// <param name="time">Measures the pauses of <see cref="RunAsync"/>; null for the machine's clock.</param>
    /// <exception cref="IOException">The folder is in use, or cannot be read.</exception>
    /// <exception cref="QueueDamagedException">A file holds what the till never wrote.</exception>
    public OfflineTill(string folder, LoyaltyClient client, TimeProvider? time = null)
        : this(folder, client, time, LongestSegment)
    {
    }

    internal OfflineTill(string folder, LoyaltyClient client, TimeProvider? time, long longestSegment)
    {
        (this.client, this.time) = (client, time ?? TimeProvider.System);
        queue = new TillQueue(folder, longestSegment);
        try
        {
            refused = new RefusedItems(folder);
        }
        catch (Exception e) when (e is IOException or QueueDamagedException)
        {
            queue.Dispose();
            throw;
        }
    }

    /// <summary>How many wait to be sent.</summary>
    public int Count => queue.Count;

    /// <summary>What the service refused for good: somebody has to look at it.</summary>
    public IReadOnlyList<RefusedItem> Refused => refused.All;

    /// <summary>Queues a purchase.</summary>
    /// <param name="purchase">Its <c>occurredAt</c> says when it was: its rules are those of then.</param>
    /// <exception cref="IOException">The disk did not take it: do not rely on it; open the till anew.</exception>
    public void Enqueue(PurchaseRequest purchase) => Enqueue(new TillItem { Purchase = purchase });

    /// <summary>Queues a return of a purchase that was queued before, or posted by this or another till.</summary>
    /// <param name="purchase">As it was posted: it is sent once more, which the service answers with its id.</param>
    /// <param name="back">What came back.</param>
    /// <exception cref="IOException">The disk did not take it: do not rely on it; open the till anew.</exception>
    public void Enqueue(PurchaseRequest purchase, PostReturnRequest back) =>
        Enqueue(new TillItem { Purchase = purchase, Return = back });

    /// <summary>Queues a return of a purchase by the service's id.</summary>
    /// <param name="purchaseId"><c>pur_...</c></param>
    /// <param name="back">What came back.</param>
    /// <exception cref="IOException">The disk did not take it: do not rely on it; open the till anew.</exception>
    public void Enqueue(string purchaseId, PostReturnRequest back) =>
        Enqueue(new TillItem { PurchaseId = purchaseId, Return = back });

    /// <summary>Sends what waits, in order, until all is sent or the service does not answer.</summary>
    public async Task<TillReport> SendAsync(CancellationToken cancellationToken = default)
    {
        await sending.WaitAsync(cancellationToken);
        var (sent, set, stopped) = (0, 0, (Exception?)null);
        try
        {
            while (stopped is null && queue.TryPeek(out var place, out var content))
            {
                var item = JsonSerializer.Deserialize<TillItem>(content, WireJson.Options)!;
                try
                {
                    await PostAsync(item, cancellationToken);
                    sent++;
                }
                catch (LoyaltyProblemException problem) when (IsForGood(problem))
                {
                    refused.Add(place, new RefusedItem(item, problem.Status, problem.Problem!));
                    set++;
                }
                catch (Exception passing) when (passing is LoyaltyUnreachableException or LoyaltyProblemException)
                {
                    stopped = passing;
                    continue;
                }

                queue.Done();
            }
        }
        finally
        {
            queue.Save();
            sending.Release();
        }

        return new TillReport(sent, set, queue.Count, stopped);
    }

    /// <summary>Sends whenever something waits, and tries again with growing pauses while the line is down.</summary>
    /// <param name="pauses">Null for half a second, doubled up to half a minute.</param>
    /// <param name="told">Is told of every round; null where nobody listens.</param>
    /// <param name="cancellationToken">Ends it; what waits, waits on.</param>
    public async Task RunAsync(
        RetryOptions? pauses = null, Action<TillReport>? told = null, CancellationToken cancellationToken = default)
    {
        pauses ??= new RetryOptions(1, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
        for (var failed = 0; ;)
        {
            var report = await SendAsync(cancellationToken);
            told?.Invoke(report);
            failed = report.Stopped is null || report.Sent + report.Refused > 0 ? 0 : failed + 1;
            if (report.Stopped is null) await wake.WaitAsync(cancellationToken);
            else
                await Task.Delay(
                    pauses.Pause(failed + 1, (report.Stopped as LoyaltyProblemException)?.RetryAfter,
                        Random.Shared.NextDouble()),
                    time, cancellationToken);
        }
    }

    public void Dispose()
    {
        queue.Dispose();
        refused.Dispose();
        sending.Dispose();
        wake.Dispose();
    }

    private void Enqueue(TillItem item)
    {
        queue.Add(JsonSerializer.SerializeToUtf8Bytes(item, WireJson.Options));
        if (wake.CurrentCount == 0) wake.Release();
    }

    // Without an Idempotency-Key: both have names of their own, which hold for ever.
    private async Task PostAsync(TillItem item, CancellationToken cancellation)
    {
        var id = item.PurchaseId;
        if (item.Purchase is { } purchase)
        {
            var posted = await client.SendAsync<PurchaseAnswer>(
                new Call(HttpMethod.Post, "v1/purchases").Json(purchase), cancellation);
            id = posted.Value.Id;
        }

        if (item.Return is not { } back) return;
        await client.SendAsync<ReturnAnswer>(
            new Call(HttpMethod.Post, $"v1/purchases/{Call.Escape(id!)}/returns").Json(back), cancellation);
    }

    // What the service itself said of this very item. A key that is not accepted, a page of somebody else's on the way,
    // or a service that is busy or broken are no fault of the item's.
    private static bool IsForGood(LoyaltyProblemException problem) =>
        problem.Problem is not null && problem.Status is >= 400 and < 500 and not (401 or 403 or 408 or 425 or 429);
}
