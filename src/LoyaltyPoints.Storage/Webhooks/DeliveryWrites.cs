using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>What those who deliver write down, under the lease of the endpoint.</summary>
public static class DeliveryWrites
{
    private const string UpdatePosition = """
        UPDATE webhook_endpoints SET delivered_to = @position, last_delivered_at = @delivered
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint
        """;

    // Whoever has changed the endpoint meanwhile has said something else about all of this.
    private const string UpdateHealth = """
        UPDATE webhook_endpoints SET replayed_to = @replayed, status = @status, failing_since = @since,
            probes = @probes, next_probe_at = @probe, next_at = @next, last_error = @error
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint AND revision = @revision
        """;

    private const string Update = """
        UPDATE webhook_deliveries SET attempts = @attempts, first_failed_at = @first, next_at = @next,
            is_dead = @dead, last_status = @status, last_error = @error
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint AND event_sequence = @sequence
        """;

    private const string Insert = """
        INSERT INTO webhook_deliveries (attempts, first_failed_at, next_at, is_dead, last_status, last_error,
            tenant_id, endpoint_id, event_sequence, event_id, member_id)
        VALUES (@attempts, @first, @next, @dead, @status, @error, @tenant, @endpoint, @sequence, @event, @member)
        """;

    private const string Delete = """
        DELETE FROM webhook_deliveries
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint AND event_sequence = @sequence
        """;

    private const string DeleteForgotten = """
        DELETE FROM webhook_deliveries
        WHERE tenant_id = @tenant AND endpoint_id = @endpoint AND event_sequence < @earliest AND is_dead = 1
        """;

    /// <param name="endpoint">As it was when the queue was filled.</param>
    /// <param name="lastDeliveredAt">When it last took something.</param>
    /// <param name="lastError">What went wrong last; null: nothing since.</param>
    public static void Save(
        Batch batch, WebhookEndpoint endpoint, QueueChanges changes, Instant lastDeliveredAt, string? lastError)
    {
        var session = batch.Session;
        // It was deleted, and its deliveries with it.
        if (session.Prepared(UpdatePosition).Bind(changes.Position).Bind(lastDeliveredAt.UnixMilliseconds)
            .Bind(endpoint.TenantId).Bind(endpoint.Id).Execute() == 0) return;
        var health = changes.Health;
        session.Prepared(UpdateHealth).Bind(changes.ReplayPosition)
            .Bind(health.IsFailing ? WebhookEndpoint.Failing : WebhookEndpoint.Active)
            .Bind(health.FailingSince.UnixMilliseconds).Bind(health.Probes).Bind(health.NextProbe.UnixMilliseconds)
            .Bind(changes.NextAt.UnixMilliseconds).Bind(lastError)
            .Bind(endpoint.TenantId).Bind(endpoint.Id).Bind(endpoint.Revision).Execute();
        foreach (var sequence in changes.Gone)
            session.Prepared(Delete).Bind(endpoint.TenantId).Bind(endpoint.Id).Bind(sequence).Execute();
        foreach (var delivery in changes.Kept) Put(session, endpoint.TenantId, endpoint.Id, delivery);
    }

    /// <summary>Stops an endpoint for its failures, and says so.</summary>
    /// <param name="endpoint">As it was when the queue was filled; nothing is done where it has changed.</param>
    public static void Stop(Batch batch, WebhookEndpoint endpoint, string status, string reason)
    {
        var known = WebhookRows.Find(batch.Session, endpoint.TenantId, endpoint.Id);
        if (known is null || known.Revision != endpoint.Revision) return;
        WebhookWrites.Set(batch, endpoint.TenantId, endpoint.Id, status, reason, Instant.Never);
        var evidence = Evidence(endpoint, reason);
        var key = new AlertKey(
            endpoint.TenantId, Guid.Empty, $"webhook/{endpoint.Id:N}/{endpoint.Revision}");
        batch.Alerts.Need(key);
        batch.LoadMore();
        batch.Alerts.Raise(endpoint.TenantId, new Alert(
            batch.Ids.Next(), Guid.Empty, $"webhook-endpoint-{status}", key.Cause, batch.NowOf(endpoint.TenantId),
            evidence, Instant.Never, null));
        batch.Events.Tell(endpoint.TenantId, new NewEvent(
            EventTypes.WebhookEndpointPaused, batch.NowOf(endpoint.TenantId), Guid.Empty, evidence));
    }

    /// <summary>Forgets what was given up and whose events are not kept any more.</summary>
    public static void Forget(Batch batch, WebhookEndpoint endpoint, long earliest) => batch.Session
        .Prepared(DeleteForgotten).Bind(endpoint.TenantId).Bind(endpoint.Id).Bind(earliest).Execute();

    internal static void Put(Session session, int tenantId, Guid endpointId, Delivery delivery)
    {
        var known = Bind(Update).Bind(tenantId).Bind(endpointId).Bind(delivery.Sequence).Execute();
        if (known == 1) return;
        Bind(Insert).Bind(tenantId).Bind(endpointId).Bind(delivery.Sequence).Bind(delivery.EventId)
            .Bind(delivery.Member).Execute();

        Dialects.Statement Bind(string sql) => session.Prepared(sql).Bind(delivery.Attempts)
            .Bind(delivery.FirstFailedAt.UnixMilliseconds).Bind(delivery.NextAt.UnixMilliseconds)
            .Bind(delivery.IsDead ? 1L : 0L).Bind((long)(delivery.LastFailure?.Status ?? 0))
            .Bind(delivery.LastFailure?.Error);
    }

    private static byte[] Evidence(WebhookEndpoint endpoint, string reason)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", PublicId.Format(PublicId.WebhookEndpoint, endpoint.Id));
            writer.WriteString("reason", reason);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
