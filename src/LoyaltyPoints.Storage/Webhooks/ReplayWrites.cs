using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>Sends an endpoint again what it was sent, or should have been.</summary>
/// <remarks>Each gives how many events that are at most, or a refusal; the endpoint must exist.</remarks>
public static class ReplayWrites
{
    /// <summary>Dead letters that one call sends again, oldest first.</summary>
    public const int MostDead = 1000;

    private const string SelectDead = """
        SELECT event_sequence FROM webhook_deliveries
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint AND is_dead = 1 ORDER BY event_sequence
        """;

    private const string Revive = """
        UPDATE webhook_deliveries SET attempts = 0, first_failed_at = @never, next_at = @beginning, is_dead = 0
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint AND event_sequence = @sequence AND is_dead = 1
        """;

    // It counts as a change of the endpoint, so that whoever delivers looks again at what there is to do.
    private const string TellChanged = """
        UPDATE webhook_endpoints SET revision = revision + 1, next_at = @beginning
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint
        """;

    private const string StartReplay = """
        UPDATE webhook_endpoints SET replayed_to = @after, replay_end = @last
        WHERE tenant_id = @tenantId AND endpoint_id = @endpoint AND replayed_to >= replay_end
        """;

    /// <summary>Those that were given up.</summary>
    public static long Dead(Batch batch, int tenantId, Guid endpointId)
    {
        var endpoint = StoredId.Of(endpointId);
        var (connection, transaction) = (batch.Session.Connection, batch.Session.CurrentTransaction);
        var dead = connection.Query<long>(
            batch.Session.Dialect.Limited(SelectDead), new { tenantId, endpoint, limit = MostDead }, transaction)
            .AsList();
        foreach (var sequence in dead)
        {
            connection.Execute(Revive, new
            {
                tenantId, endpoint, sequence, never = Instant.Never.UnixMilliseconds,
                beginning = Instant.Beginning.UnixMilliseconds,
            }, transaction);
        }

        Changed(batch, tenantId, endpoint);
        return dead.Count;
    }

    /// <summary>Events by their ids, whether or not the endpoint wants their types.</summary>
    /// <returns>Refused with <c>event_not_found</c>.</returns>
    public static (long Events, Refusal? Refusal) Events(
        Batch batch, int tenantId, Guid endpointId, IReadOnlyList<Guid> events)
    {
        var endpoint = StoredId.Of(endpointId);
        var found = events.Select(id => EventId.SequenceOf(tenantId, id) is { } sequence
            ? EventReader.Find(batch.Session, tenantId, sequence) : null).ToList();
        var faults = found.Index().Where(static one => one.Item is null).Select(static one => new Fault(
            $"/eventIds/{one.Index}", FaultCodes.InvalidValue, "Names no event of this tenant that is kept.")).ToList();
        if (faults.Count > 0)
            return (0, new Refusal("event_not_found", "Some events are not there, or are kept no longer.", faults));
        foreach (var one in found.OfType<StoredEvent>().DistinctBy(static one => one.Sequence))
        {
            // One that waits for another attempt, or was given up, is tried now as well.
            DeliveryWrites.Put(
                batch.Session, tenantId, endpointId, new Delivery(one.Sequence, one.Id, one.MemberId ?? Guid.Empty));
        }

        Changed(batch, tenantId, endpoint);
        return (found.Count, null);
    }

    /// <summary>All events of the types it wants that were recorded in a period of real time.</summary>
    /// <param name="to">After the last; null: until now.</param>
    /// <returns>Refused with <c>replay_running</c>.</returns>
    public static (long Events, Refusal? Refusal) Period(
        Batch batch, WebhookEndpoint endpoint, Instant from, Instant? to)
    {
        var (session, tenantId) = (batch.Session, endpoint.TenantId);
        if (EventReader.Since(session, tenantId, from) is not { } first) return (0, null);
        var end = to is { } until ? EventReader.Since(session, tenantId, until) - 1 : null;
        // What comes after that it is sent anyway.
        var last = Math.Min(end ?? long.MaxValue, endpoint.DeliveredTo);
        if (last < first) return (0, null);
        var id = StoredId.Of(endpoint.Id);
        var started = session.Connection.Execute(
            StartReplay, new { tenantId, endpoint = id, after = first - 1, last }, session.CurrentTransaction);
        if (started == 0)
            return (0, new Refusal("replay_running", "A period is being replayed; wait until that is done."));
        Changed(batch, tenantId, id);
        return (last - first + 1, null);
    }

    private static void Changed(Batch batch, int tenantId, StoredId endpoint) => batch.Session.Connection.Execute(
        TellChanged, new { tenantId, endpoint, beginning = Instant.Beginning.UnixMilliseconds },
        batch.Session.CurrentTransaction);
}
