using Dapper;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// Gives events their place in their tenant's order, in one instance at a time. Packing is done beside the writing
/// path, which only takes the pages.
/// </summary>
/// <remarks>
/// A transaction that had to wait for another's locks sees it committed, and has a greater number in the outbox. So
/// whoever reads the one row has the other as well, or had it before: an order by that number within each reading keeps
/// what happened to a member in its order, whatever else is committed late.
/// </remarks>
public sealed class EventSequencer(LedgerWriter writer, ReadPool readers, TimeProvider clock)
{
    /// <summary>Events of a page.</summary>
    public const int PageSize = 500;

    private const int RowsAtOnce = 64;

    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    private const string SelectOutbox = "SELECT outbox_id, tenant_id, events FROM outbox ORDER BY outbox_id";

    private const string DeleteOutbox = "DELETE FROM outbox WHERE outbox_id = @id";

    private const string InsertPage = """
        INSERT INTO events (tenant_id, last_sequence, event_count, recorded_at, events)
        VALUES (@tenant, @last, @count, @recorded, @events)
        """;

    private readonly LeasedWork work = new(writer, "events", Held);
    private Lease? lease;

    /// <summary>Puts everything into its place that is committed by now.</summary>
    /// <returns>How many events; 0 where there were none, or another instance is at it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var total = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var rows = readers.Read(Select);
            if (rows.Count == 0 || !await HoldAsync()) return total;
            var (taken, pages) = (rows.ConvertAll(static row => row.OutboxId), Pages(rows));
            if (!await work.TryDoAsync(lease!, batch => Place(batch, taken, pages)))
            {
                lease = null;
                return total;
            }

            total += pages.Sum(static page => page.Count);
            if (rows.Count < RowsAtOnce) return total;
        }

        return total;
    }

    private async Task<bool> HoldAsync()
    {
        if (lease is null || lease.ExpiresAt <= Core.Instant.From(clock.GetUtcNow())) lease = await work.TryTakeAsync();
        return lease is not null;
    }

    private static List<(long OutboxId, int TenantId, byte[] Events)> Select(Session session) =>
        session.Connection.Query<(long, int, byte[])>(
            session.Dialect.Limited(SelectOutbox), new { limit = RowsAtOnce }).AsList();

    private static List<Page> Pages(List<(long OutboxId, int TenantId, byte[] Events)> rows) =>
    [
        .. from row in rows
           group row by row.TenantId into tenant
           from part in tenant.SelectMany(static row => EventCodec.Decode(row.Events)).Chunk(PageSize)
           select new Page(tenant.Key, part.Length, EventReader.Pack(part)),
    ];

    private static void Place(Batch batch, List<long> taken, List<Page> pages)
    {
        // Taken already: the commit was not heard of.
        if (batch.Session.Prepared(DeleteOutbox).Bind(taken[0]).Execute() == 0) return;
        foreach (var id in taken.Skip(1)) batch.Session.Prepared(DeleteOutbox).Bind(id).Execute();
        var latest = new Dictionary<int, long>();
        foreach (var (tenantId, count, events) in pages)
        {
            if (!latest.TryGetValue(tenantId, out var last)) last = EventReader.Latest(batch.Session, tenantId);
            latest[tenantId] = last += count;
            batch.Session.Prepared(InsertPage).Bind(tenantId).Bind(last).Bind(count)
                .Bind(batch.Now.UnixMilliseconds).Bind(events).Execute();
        }
    }

    private sealed record Page(int TenantId, int Count, byte[] Events);
}
