using System.Data.Common;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>
/// Delivers to one endpoint while this instance has its lease, one round after the other: each change of the endpoint
/// begins another.
/// </summary>
internal sealed class EndpointRunner(
    RoundTools tools, ReadPool readers, SecretBox box, WebhookSender sender, EndpointWatch watch, LeasedWork work)
{
    // Enough that several members' events are there to be sent at once, whatever one of them waits for.
    private const int MostOpen = 2000;

    private readonly RetrySchedule schedule = tools.Options.Schedule();

    /// <summary>Until there is nothing to do, another instance does it, or the service stops.</summary>
    /// <returns>Whether it came to a good end; else it should be let alone for a while.</returns>
    public async Task<bool> RunAsync(int tenantId, Guid endpointId, CancellationToken stopping)
    {
        try
        {
            if (await work.TryTakeAsync() is not { } lease) return false;
            var end = RoundEnd.Changed;
            while (end == RoundEnd.Changed && !stopping.IsCancellationRequested
                && readers.Read(session => WebhookRows.Find(session, tenantId, endpointId)) is { IsLive: true } found)
            {
                watch.See(found.Revision, watch.Latest);
                end = await RoundAsync(found, lease, stopping);
            }

            if (end == RoundEnd.Lost) return false;
            await work.GiveUpAsync(lease);
            return true;
        }
        catch (Exception exception) when (exception is DbException or InvalidDataException)
        {
            tools.Log.LogWarning(exception, "Deliveries to webhook endpoint {Endpoint} were broken off", endpointId);
            return false;
        }
    }

    private async Task<RoundEnd> RoundAsync(WebhookEndpoint endpoint, Lease lease, CancellationToken stopping)
    {
        var earliest = readers.Read(session => EventReader.Earliest(session, endpoint.TenantId));
        if (!await work.TryDoAsync(lease, batch => DeliveryWrites.Forget(batch, endpoint, earliest)))
            return RoundEnd.Lost;
        var waiting = readers.Read(session => DeliveryRows.Waiting(session, endpoint.TenantId, endpoint.Id));
        var options = tools.Options;
        var queue = new DeliveryQueue(
            new DeliveryTerms(
                endpoint.Definition.IsOrdered, schedule, options.FailuresToStop, MostOpen, options.MostWaiting),
            endpoint.Health, new LogWindow(endpoint.DeliveredTo, long.MaxValue),
            new LogWindow(endpoint.ReplayedTo, endpoint.ReplayEnd), waiting);
        using var client = new EndpointClient(endpoint, box, sender, options, tools.Clock);
        return await new DeliveryRound(tools, endpoint, watch, queue, client, work, lease).RunAsync(stopping);
    }
}
