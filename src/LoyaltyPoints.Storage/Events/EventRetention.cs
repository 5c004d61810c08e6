using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Events;

/// <summary>Events are kept for a time; the newest page stays, for the numbers go on from it.</summary>
public static class EventRetention
{
    private const string Delete = """
        DELETE FROM events WHERE tenant_id = @tenant AND recorded_at < @before
        AND last_sequence < (SELECT MAX(e.last_sequence) FROM events AS e WHERE e.tenant_id = @other)
        """;

    /// <summary>Forgets what was put in its place before an instant of real time.</summary>
    /// <returns>How many pages.</returns>
    public static int Forget(Batch batch, int tenantId, Instant before) => batch.Session.Prepared(Delete)
        .Bind(tenantId).Bind(before.UnixMilliseconds).Bind(tenantId).Execute();
}
