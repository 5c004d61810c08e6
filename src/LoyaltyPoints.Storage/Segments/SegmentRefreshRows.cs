using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>A segment that is being refreshed.</summary>
/// <param name="Next">The generation that its members get, which no other refresh has had.</param>
public sealed record OpenRefresh(SegmentRecord Segment, long Next);

/// <summary>What a refresh came to.</summary>
/// <param name="Size">Members in it now.</param>
public sealed record RefreshResult(OpenRefresh Refresh, long Size, long Entered, long Departed, Instant DueAt);

/// <summary>
/// Begins refreshes and makes them count. In between, marks are written that nobody heeds; if it is broken off there,
/// nothing has changed.
/// </summary>
public static class SegmentRefreshRows
{
    private const string TakeNumber = """
        UPDATE segments SET attempt = attempt + 1
        WHERE tenant_id = @tenantId AND segment_id = @segment AND archived_at IS NULL
        """;

    private const string SelectNumber =
        "SELECT attempt FROM segments WHERE tenant_id = @tenantId AND segment_id = @segment";

    // What was changed meanwhile waits for its own refresh.
    private const string MakeCount = """
        UPDATE segments
        SET generation = @next, size = @size, entered = @entered, departed = @departed, refreshed_at = @now,
          due_at = @due
        WHERE tenant_id = @tenantId AND segment_id = @segment AND version = @version AND archived_at IS NULL
        """;

    /// <summary>Begins the refresh of these segments; those that are gone or archived are left out.</summary>
    public static IReadOnlyList<OpenRefresh> Begin(Batch batch, int tenantId, IEnumerable<Guid> segments)
    {
        var open = new List<OpenRefresh>();
        foreach (var id in segments.Order())
        {
            var parameters = new { tenantId, segment = StoredId.Of(id) };
            if (Execute(batch, TakeNumber, parameters) == 0) continue;
            var next = batch.Session.Connection.ExecuteScalar<long>(
                SelectNumber, parameters, batch.Session.CurrentTransaction);
            open.Add(new OpenRefresh(SegmentRows.Find(batch.Session, tenantId, id)!, next));
        }

        return open;
    }

    /// <summary>
    /// Makes the members that were found those that count, all in the same instant; the batch must have the tenant's
    /// configuration to itself.
    /// </summary>
    /// <param name="asOf">As of when they were found.</param>
    public static void Finish(Batch batch, int tenantId, Instant asOf, IEnumerable<RefreshResult> results)
    {
        foreach (var result in results.OrderBy(static result => result.Refresh.Segment.Id))
        {
            Execute(batch, MakeCount, new
            {
                tenantId, segment = StoredId.Of(result.Refresh.Segment.Id), version = result.Refresh.Segment.Version,
                next = result.Refresh.Next, size = result.Size, entered = result.Entered, departed = result.Departed,
                now = asOf.UnixMilliseconds, due = result.DueAt.UnixMilliseconds,
            });
        }

        batch.Catalogs.Changed(tenantId);
    }

    private static int Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}
