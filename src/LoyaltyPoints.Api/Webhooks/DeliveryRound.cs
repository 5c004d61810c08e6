using System.Collections.Concurrent;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>Why a round has ended.</summary>
internal enum RoundEnd
{
    /// <summary>There is nothing to do for now.</summary>
    Idle,

    /// <summary>The endpoint was changed.</summary>
    Changed,

    /// <summary>Another instance has taken over, or the database did not take what was to be written.</summary>
    Lost,
}

/// <summary>What a round needs of the service.</summary>
internal sealed record RoundTools(EventPages Pages, WebhookOptions Options, TimeProvider Clock, ILogger Log)
{
    public Instant Now => Instant.From(Clock.GetUtcNow());
}

/// <summary>
/// Delivers to one endpoint as long as it stays as it is: reads ahead, sends several at once, and writes down once a
/// second how far that is. One thread at a time; what was answered lies in a queue
/// until it is looked at.
/// </summary>
internal sealed class DeliveryRound(
    RoundTools tools, WebhookEndpoint endpoint, EndpointWatch watch, DeliveryQueue queue, EndpointClient client,
    LeasedWork work, Lease lease)
{
    private const int MostUnsaved = 500;

    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Reply> replies = new();

    // The lease is prolonged with every saving; an endpoint without anything to do is left to whoever is first then.
    private readonly TimeSpan patience = TimeSpan.FromSeconds(tools.Options.LeaseSeconds) / 3;
    private Instant savedAt = tools.Now;
    private Instant lastDeliveredAt = endpoint.LastDeliveredAt;
    private string? lastError = endpoint.LastError;
    private Verdict verdict;
    private int unsaved;
    private bool readsReplay;
    private bool wasFailing = endpoint.Health.IsFailing;

    private readonly record struct Reply(Delivery Delivery, DeliveryFailure? Failure, bool IsCutOff);

    public async Task<RoundEnd> RunAsync(CancellationToken stopping)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var busyAt = tools.Now;
        var isLost = false;
        try
        {
            while (true)
            {
                var now = tools.Now;
                var goesOn = !isLost && verdict == Verdict.GoOn && !cut.IsCancellationRequested
                    && watch.IsStill(endpoint.Revision);
                if (goesOn) Start(now, cut.Token);
                if (queue.InFlight > 0 || unsaved > 0) busyAt = now;
                if (!goesOn && queue.InFlight == 0) break;
                if (goesOn && now.Since(busyAt) >= patience) break;
                if (!isLost && IsSaveDue(now) && !await SaveAsync())
                {
                    isLost = true;
                    await cut.CancelAsync();
                }

                await watch.WaitAsync();
                while (replies.TryDequeue(out var reply)) Take(reply);
            }
        }
        finally
        {
            // Whatever broke off: nothing goes on being sent that nobody waits for.
            await cut.CancelAsync();
        }

        if (isLost || !await SaveAsync()) return RoundEnd.Lost;
        return watch.IsStill(endpoint.Revision) && verdict == Verdict.GoOn ? RoundEnd.Idle : RoundEnd.Changed;
    }

    private void Start(Instant now, CancellationToken cut)
    {
        Read();
        while (queue.InFlight < tools.Options.Concurrency && queue.Next(now) is { } delivery)
        {
            var content = delivery.Content as PreparedEvent
                ?? tools.Pages.Find(endpoint.TenantId, delivery.Sequence);
            // It is kept no more.
            if (content is null) queue.Delivered(delivery, isAnswered: false);
            else _ = SendAsync(delivery, content, cut);
        }
    }

    private void Read()
    {
        var latest = watch.Latest;
        while (queue.HasRoom)
        {
            // In turns, so that neither what is replayed nor what is new waits for the other.
            readsReplay = queue.Replay.IsBehind(latest) && (!readsReplay || !queue.Live.IsBehind(latest));
            var window = readsReplay ? queue.Replay : queue.Live;
            if (!window.IsBehind(latest)) return;
            var before = window.Read;
            foreach (var told in tools.Pages.After(endpoint.TenantId, before, latest)) Add(window, told);
            if (window.Read == before) return;
        }
    }

    private void Add(LogWindow window, PreparedEvent told)
    {
        if (told.Sequence > window.End) window.ReadTo(window.End);
        else if (!EventPattern.Fits(endpoint.Definition.Types, told.Type)) window.ReadTo(told.Sequence);
        else queue.Add(window, new Delivery(told.Sequence, told.Id, told.Member) { Content = told });
    }

    private async Task SendAsync(Delivery delivery, PreparedEvent told, CancellationToken cut)
    {
        var reply = new Reply(delivery, null, IsCutOff: true);
        try
        {
            reply = new Reply(delivery, await client.SendAsync(told.ShownId, told.Body, cut), IsCutOff: false);
        }
        catch (OperationCanceledException) when (cut.IsCancellationRequested)
        {
            // As if it had not been begun; it may have arrived, and is sent again.
        }
        finally
        {
            replies.Enqueue(reply);
            watch.Wake();
        }
    }

    private void Take(Reply reply)
    {
        var now = tools.Now;
        if (reply.IsCutOff)
        {
            queue.PutBack(reply.Delivery);
            return;
        }

        unsaved++;
        if (reply.Failure is not { } failure)
        {
            queue.Delivered(reply.Delivery);
            (lastDeliveredAt, lastError) = (now, null);
        }
        else
        {
            lastError = failure.Error;
            var found = queue.Failed(reply.Delivery, failure, now, Random.Shared.NextDouble());
            if (found > verdict) verdict = found;
        }

        if (queue.Health.IsFailing == wasFailing) return;
        wasFailing = queue.Health.IsFailing;
        if (wasFailing) tools.Log.LogWarning("Webhook endpoint {Endpoint} fails: {Error}", endpoint.Id, lastError);
        else tools.Log.LogInformation("Webhook endpoint {Endpoint} is back", endpoint.Id);
    }

    private bool IsSaveDue(Instant now) => unsaved >= MostUnsaved
        || (unsaved > 0 && now.Since(savedAt) >= SaveEvery) || now.Since(savedAt) >= patience;

    private async Task<bool> SaveAsync()
    {
        var changes = queue.TakeChanges();
        (unsaved, savedAt) = (0, tools.Now);
        return await work.TryDoAsync(lease, batch =>
        {
            DeliveryWrites.Save(batch, endpoint, changes, lastDeliveredAt, lastError);
            if (verdict == Verdict.Pause)
            {
                DeliveryWrites.Stop(
                    batch, endpoint, WebhookEndpoint.Paused, $"It failed for too long. {lastError}");
            }
            else if (verdict == Verdict.Disable)
                DeliveryWrites.Stop(batch, endpoint, WebhookEndpoint.Disabled, "It answered 410.");
        });
    }
}
