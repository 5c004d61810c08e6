using System.Data.Common;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Webhooks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>
/// Looks for endpoints that something is to be sent to, again and again, and has each served by itself: one that is
/// slow holds up no other. Several instances share them by a lease each.
/// </summary>
internal sealed class WebhookEngine(
    WebhookOptions options, ReadPool readers, LedgerWriter writer, SecretBox box, EventPages pages,
    WebhookSender sender, EventSignal signal, TimeProvider clock, ILogger<WebhookEngine> log) : BackgroundService
{
    private readonly Dictionary<Guid, Place> places = [];
    private readonly RoundTools tools = new(pages, options, clock, log);

    // After a runner has ended with nothing done: another instance has the endpoint, or something is broken.
    private readonly TimeSpan rest = TimeSpan.FromSeconds(options.LeaseSeconds) / 3;

    /// <summary>One endpoint, with the lease that stays this instance's from one runner to the next.</summary>
    private sealed record Place(LeasedWork Work, EndpointWatch Watch)
    {
        public Task Running { get; set; } = Task.CompletedTask;

        public Instant RestsUntil { get; set; } = Instant.Beginning;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.PollMilliseconds == 0) return;
        try
        {
            var patience = TimeSpan.FromMilliseconds(options.PollMilliseconds);
            while (true)
            {
                await signal.WaitAsync(patience, clock, stoppingToken);
                Look(stoppingToken);
            }
        }
        finally
        {
            foreach (var place in places.Values) place.Watch.Wake();
            await Task.WhenAll(places.Values.Select(static place => place.Running));
        }
    }

    private void Look(CancellationToken stopping)
    {
        try
        {
            var (endpoints, latest) = readers.Read(static session =>
            {
                var live = WebhookRows.Live(session);
                return (live, live.Select(static one => one.TenantId).Distinct()
                    .ToDictionary(static tenant => tenant, tenant => EventReader.Latest(session, tenant)));
            });
            foreach (var endpoint in endpoints) See(endpoint, latest[endpoint.TenantId], stopping);
            Leave([.. endpoints.Select(static one => one.Id)]);
        }
        catch (DbException exception)
        {
            log.LogWarning(exception, "It could not be seen what is to be delivered");
            // Those who deliver go by these looks.
            foreach (var place in places.Values) place.Watch.Wake();
        }
    }

    private void See(WebhookEndpoint endpoint, long latest, CancellationToken stopping)
    {
        if (!places.TryGetValue(endpoint.Id, out var place))
        {
            var work = new LeasedWork(
                writer, $"webhook {endpoint.Id:N}", TimeSpan.FromSeconds(options.LeaseSeconds));
            places[endpoint.Id] = place = new Place(work, new EndpointWatch());
        }

        place.Watch.See(endpoint.Revision, latest);
        var now = tools.Now;
        var hasWork = endpoint.NextAt <= now
            || (!endpoint.Health.IsFailing && (endpoint.DeliveredTo < latest || endpoint.IsReplaying));
        if (!place.Running.IsCompleted || !hasWork || now < place.RestsUntil) return;
        place.Running = Task.Run(() => ServeAsync(place, endpoint, stopping), CancellationToken.None);
    }

    private async Task ServeAsync(Place place, WebhookEndpoint endpoint, CancellationToken stopping)
    {
        var runner = new EndpointRunner(tools, readers, box, sender, place.Watch, place.Work);
        if (!await runner.RunAsync(endpoint.TenantId, endpoint.Id, stopping))
            place.RestsUntil = tools.Now.Plus(rest);
    }

    private void Leave(HashSet<Guid> live)
    {
        foreach (var (id, place) in places.ToList())
        {
            if (live.Contains(id)) continue;
            place.Watch.See(0, place.Watch.Latest);
            if (place.Running.IsCompleted) places.Remove(id);
        }
    }
}
