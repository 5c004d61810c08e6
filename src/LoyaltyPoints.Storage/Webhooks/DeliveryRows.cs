using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>Deliveries that are remembered one by one: those that failed, and what waits behind them.</summary>
public static class DeliveryRows
{
    private const string Select = """
        SELECT event_sequence, event_id, member_id, attempts, first_failed_at, next_at, is_dead, last_status, last_error
        FROM webhook_deliveries WHERE tenant_id = @tenantId AND endpoint_id = @endpoint
        """;

    private const string SelectWaiting = Select + " AND is_dead = 0 ORDER BY event_sequence";

    private const string SelectPage = Select + """
         AND is_dead >= @leastDead AND is_dead <= @mostDead AND event_sequence > @after ORDER BY event_sequence
        """;

    /// <summary>All that are to be tried again, oldest event first.</summary>
    public static IReadOnlyList<Delivery> Waiting(Session session, int tenantId, Guid endpointId) =>
        [.. session.Connection.Query<Row>(SelectWaiting, new { tenantId, endpoint = StoredId.Of(endpointId) })
            .Select(static row => row.Delivery())];

    /// <param name="isDead">Null: those that wait and those that were given up.</param>
    /// <param name="after">The event after which to go on.</param>
    public static IReadOnlyList<Delivery> Page(
        Session session, int tenantId, Guid endpointId, bool? isDead, long after, int limit) =>
        [.. session.Connection.Query<Row>(session.Dialect.Limited(SelectPage), new
        {
            tenantId, endpoint = StoredId.Of(endpointId), leastDead = isDead == true ? 1L : 0L,
            mostDead = isDead == false ? 0L : 1L, after, limit,
        }).Select(static row => row.Delivery())];

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public long event_sequence { get; set; }

        public StoredId event_id { get; set; }

        public StoredId member_id { get; set; }

        public long attempts { get; set; }

        public long first_failed_at { get; set; }

        public long next_at { get; set; }

        public long is_dead { get; set; }

        public long last_status { get; set; }

        public string? last_error { get; set; }

        public Delivery Delivery() => new(event_sequence, event_id.Value, member_id.Value)
        {
            Attempts = attempts,
            FirstFailedAt = new Instant(first_failed_at),
            NextAt = new Instant(next_at),
            IsDead = is_dead != 0,
            LastFailure = last_error is null ? null
                : new DeliveryFailure(last_status == 0 ? null : (int)last_status, last_error, null),
        };
    }
}
