using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>Whether what was delivered, or waits to be, are events that there are.</summary>
internal static class WebhookVerifier
{
    private const string SelectEndpoints =
        "SELECT endpoint_id, delivered_to FROM webhook_endpoints WHERE tenant_id = @tenant";

    private const string SelectDeliveries = """
        SELECT event_sequence, event_id FROM webhook_deliveries
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId)
    {
        // In this order: the log only grows.
        var endpoints = session.Connection.Query<(StoredId Id, long DeliveredTo)>(
            SelectEndpoints, new { tenant = tenantId }).AsList();
        var deliveries = endpoints.ToDictionary(static one => one.Id, one =>
            session.Connection.Query<(long Sequence, StoredId EventId)>(
                SelectDeliveries, new { tenant = tenantId, endpoint = one.Id }).AsList());
        var latest = EventReader.Latest(session, tenantId);
        foreach (var (id, deliveredTo) in endpoints)
        {
            var name = PublicId.Format(PublicId.WebhookEndpoint, id.Value);
            if (deliveredTo > latest)
            {
                yield return Finding(
                    $"Webhook endpoint {name} was sent {deliveredTo} events, and there are {latest}.");
            }

            foreach (var (sequence, eventId) in deliveries[id])
            {
                if (sequence > latest || EventId.Of(tenantId, sequence) != eventId.Value)
                    yield return Finding($"Webhook endpoint {name} waits for event {sequence}, which is none.");
            }
        }

        BookFinding Finding(string text) =>
            new(tenantId, Guid.Empty, Guid.Empty, new LedgerFinding(0, null, text));
    }
}
