using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>Queries over webhook endpoints.</summary>
public static class WebhookRows
{
    private const string Select = """
        SELECT tenant_id, endpoint_id, url, description, types, is_ordered, status, reason, secret, old_secret,
            old_secret_until, revision, delivered_to, replayed_to, replay_end, failing_since, probes, next_probe_at,
            next_at, last_delivered_at, last_error, created_at, updated_at
        FROM webhook_endpoints
        """;

    private const string SelectOne = Select + " WHERE tenant_id = @tenantId AND endpoint_id = @endpoint";

    private const string SelectPage =
        Select + " WHERE tenant_id = @tenantId AND endpoint_id > @after ORDER BY endpoint_id";

    private const string SelectLive = Select + " WHERE status IN ('active', 'failing') ORDER BY tenant_id, endpoint_id";

    private const string CountAll = "SELECT COUNT(*) FROM webhook_endpoints WHERE tenant_id = @tenantId";

    /// <summary>Null where the tenant has no such endpoint.</summary>
    public static WebhookEndpoint? Find(Session session, int tenantId, Guid endpointId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, endpoint = StoredId.Of(endpointId) }, session.CurrentTransaction)?.Endpoint();

    /// <summary>Endpoints after <paramref name="after"/> in the order of their making.</summary>
    public static IReadOnlyList<WebhookEndpoint> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(static row => row.Endpoint())];

    /// <summary>All that are sent to, of all tenants: for those who send, never for a caller.</summary>
    public static IReadOnlyList<WebhookEndpoint> Live(Session session) =>
        [.. session.Connection.Query<Row>(SelectLive).Select(static row => row.Endpoint())];

    public static long Count(Session session, int tenantId) =>
        session.Connection.ExecuteScalar<long>(CountAll, new { tenantId }, session.CurrentTransaction);

    public static Refusal NotFound() =>
        new("webhook_endpoint_not_found", "This tenant has no such webhook endpoint.");

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public long tenant_id { get; set; }

        public StoredId endpoint_id { get; set; }

        public string url { get; set; } = "";

        public string? description { get; set; }

        public string types { get; set; } = "";

        public long is_ordered { get; set; }

        public string status { get; set; } = "";

        public string? reason { get; set; }

        public byte[] secret { get; set; } = [];

        public byte[]? old_secret { get; set; }

        public long old_secret_until { get; set; }

        public long revision { get; set; }

        public long delivered_to { get; set; }

        public long replayed_to { get; set; }

        public long replay_end { get; set; }

        public long failing_since { get; set; }

        public long probes { get; set; }

        public long next_probe_at { get; set; }

        public long next_at { get; set; }

        public long last_delivered_at { get; set; }

        public string? last_error { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public WebhookEndpoint Endpoint() => new()
        {
            TenantId = (int)tenant_id,
            Id = endpoint_id.Value,
            Definition = new WebhookDefinition(
                url, description, types.Split(' ', StringSplitOptions.RemoveEmptyEntries), is_ordered != 0),
            Status = status,
            Reason = reason,
            Secret = secret,
            OldSecret = old_secret,
            OldSecretUntil = new Instant(old_secret_until),
            Revision = revision,
            DeliveredTo = delivered_to,
            ReplayedTo = replayed_to,
            ReplayEnd = replay_end,
            Health = new EndpointHealth(
                status == WebhookEndpoint.Failing, new Instant(failing_since), probes, new Instant(next_probe_at)),
            NextAt = new Instant(next_at),
            LastDeliveredAt = new Instant(last_delivered_at),
            LastError = last_error,
            CreatedAt = new Instant(created_at),
            UpdatedAt = new Instant(updated_at),
        };
    }
}
