using Dapper;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Events;

/// <summary>Events are kept for a time; the newest page stays, for the numbers go on from it.</summary>
public static class EventRetention
{
    // The writing path waits for it.
    private const int PagesAtOnce = 50;

    private const string SelectOld = """
        SELECT last_sequence FROM events WHERE tenant_id = @tenant AND recorded_at < @before
        AND last_sequence < (SELECT MAX(e.last_sequence) FROM events AS e WHERE e.tenant_id = @tenant)
        ORDER BY last_sequence
        """;

    private const string Delete = "DELETE FROM events WHERE tenant_id = @tenant AND last_sequence = @last";

    /// <summary>Forgets some of what was put in its place longer ago than it is kept.</summary>
    /// <returns>How many pages; 0 where there are no more.</returns>
    public static int ForgetSome(Batch batch, int tenantId, TimeSpan kept)
    {
        var pages = batch.Session.Connection.Query<long>(
            batch.Session.Dialect.Limited(SelectOld),
            new { tenant = tenantId, before = batch.Now.Plus(-kept).UnixMilliseconds, limit = PagesAtOnce },
            batch.Session.CurrentTransaction).AsList();
        foreach (var last in pages) batch.Session.Prepared(Delete).Bind(tenantId).Bind(last).Execute();
        return pages.Count;
    }
}
