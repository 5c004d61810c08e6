using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>What its owner does to a webhook endpoint, each inside a batch. Instants are of real time.</summary>
public static class WebhookWrites
{
    /// <summary>Endpoints that one tenant may have.</summary>
    public const int Most = 50;

    private const string Insert = """
        INSERT INTO webhook_endpoints (tenant_id, endpoint_id, url, description, types, is_ordered, status, secret,
            old_secret_until, revision, delivered_to, replayed_to, replay_end, failing_since, probes, next_probe_at,
            next_at, last_delivered_at, created_at, updated_at)
        VALUES (@tenantId, @endpoint, @Url, @Description, @types, @isOrdered, 'active', @secret, @beginning, 1, @latest,
            0, 0, @never, 0, @never, @never, @never, @now, @now)
        """;

    // The revision says that nobody else has changed it since it was looked at.
    private const string UpdateDefinition = """
        UPDATE webhook_endpoints SET url = @Url, description = @Description, types = @types, is_ordered = @isOrdered,
            revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint AND revision = @Revision
        """;

    private const string UpdateSecret = """
        UPDATE webhook_endpoints SET old_secret = secret, old_secret_until = @until, secret = @secret,
            revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint
        """;

    private const string UpdateStatus = """
        UPDATE webhook_endpoints SET status = @status, reason = @reason, failing_since = @never, probes = 0,
            next_probe_at = @never, next_at = @next, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint
        """;

    private const string StartAgain = """
        UPDATE webhook_deliveries SET attempts = 0, first_failed_at = @never, next_at = @beginning
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint AND is_dead = 0
        """;

    private const string DeleteDeliveries =
        "DELETE FROM webhook_deliveries WHERE tenant_id = @tenantId AND endpoint_id = @endpoint";

    private const string DeleteOne =
        "DELETE FROM webhook_endpoints WHERE tenant_id = @tenantId AND endpoint_id = @endpoint";

    /// <summary>Makes an endpoint for what happens from now on.</summary>
    /// <param name="endpointId">New.</param>
    /// <param name="secret">Sealed.</param>
    /// <returns>Refused with <c>too_many_webhook_endpoints</c>.</returns>
    public static (WebhookEndpoint? Endpoint, Refusal? Refusal) Create(
        Batch batch, int tenantId, Guid endpointId, WebhookDefinition definition, byte[] secret)
    {
        if (WebhookRows.Count(batch.Session, tenantId) >= Most)
        {
            return (null, new Refusal(
                "too_many_webhook_endpoints", $"A tenant may have {Most} webhook endpoints; delete one."));
        }

        Execute(batch, Insert, new
        {
            tenantId, endpoint = StoredId.Of(endpointId), definition.Url, definition.Description,
            types = string.Join(' ', definition.Types), isOrdered = definition.IsOrdered ? 1L : 0L, secret,
            beginning = Instant.Beginning.UnixMilliseconds, never = Instant.Never.UnixMilliseconds,
            latest = EventReader.Latest(batch.Session, tenantId), now = batch.Now.UnixMilliseconds,
        });
        return (WebhookRows.Find(batch.Session, tenantId, endpointId), null);
    }

    /// <param name="revisions">One of which the endpoint must have; null: any.</param>
    /// <returns>Refused with <c>webhook_endpoint_not_found</c> or <c>precondition_failed</c>.</returns>
    public static (WebhookEndpoint? Endpoint, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid endpointId, IReadOnlyList<long>? revisions, WebhookDefinition definition)
    {
        if (WebhookRows.Find(batch.Session, tenantId, endpointId) is not { } known)
            return (null, WebhookRows.NotFound());
        if (revisions?.Contains(known.Revision) != false && Execute(batch, UpdateDefinition, new
        {
            tenantId, endpoint = StoredId.Of(endpointId), known.Revision, definition.Url, definition.Description,
            types = string.Join(' ', definition.Types), isOrdered = definition.IsOrdered ? 1L : 0L,
            now = batch.Now.UnixMilliseconds,
        }) == 1) return (WebhookRows.Find(batch.Session, tenantId, endpointId), null);
        return (null, new Refusal(
            "precondition_failed", "The endpoint has changed since the version named by If-Match."));
    }

    /// <summary>Signs with another secret from now on, and for a while with the one before as well.</summary>
    /// <param name="secret">Sealed.</param>
    /// <returns>Null where the tenant has no such endpoint.</returns>
    public static WebhookEndpoint? Rotate(
        Batch batch, int tenantId, Guid endpointId, byte[] secret, TimeSpan overlap)
    {
        Execute(batch, UpdateSecret, new
        {
            tenantId, endpoint = StoredId.Of(endpointId), secret, until = batch.Now.Plus(overlap).UnixMilliseconds,
            now = batch.Now.UnixMilliseconds,
        });
        return WebhookRows.Find(batch.Session, tenantId, endpointId);
    }

    /// <summary>Sends nothing more until it is resumed; events wait as long as they are kept.</summary>
    /// <returns>Null where the tenant has no such endpoint.</returns>
    public static WebhookEndpoint? Pause(Batch batch, int tenantId, Guid endpointId, string? reason) =>
        Set(batch, tenantId, endpointId, WebhookEndpoint.Paused, reason, Instant.Never);

    /// <summary>Goes on where it stopped, and tries at once what was waiting for another attempt.</summary>
    /// <returns>Null where the tenant has no such endpoint.</returns>
    public static WebhookEndpoint? Resume(Batch batch, int tenantId, Guid endpointId)
    {
        Execute(batch, StartAgain, new
        {
            tenantId, endpoint = StoredId.Of(endpointId), never = Instant.Never.UnixMilliseconds,
            beginning = Instant.Beginning.UnixMilliseconds,
        });
        return Set(batch, tenantId, endpointId, WebhookEndpoint.Active, null, Instant.Beginning);
    }

    /// <returns>False where the tenant has no such endpoint.</returns>
    public static bool Delete(Batch batch, int tenantId, Guid endpointId)
    {
        var key = new { tenantId, endpoint = StoredId.Of(endpointId) };
        Execute(batch, DeleteDeliveries, key);
        return Execute(batch, DeleteOne, key) == 1;
    }

    internal static WebhookEndpoint? Set(
        Batch batch, int tenantId, Guid endpointId, string status, string? reason, Instant nextAt)
    {
        Execute(batch, UpdateStatus, new
        {
            tenantId, endpoint = StoredId.Of(endpointId), status, reason, never = Instant.Never.UnixMilliseconds,
            next = nextAt.UnixMilliseconds, now = batch.Now.UnixMilliseconds,
        });
        return WebhookRows.Find(batch.Session, tenantId, endpointId);
    }

    private static int Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}
