using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// Digests the journals of tenants, in one instance at a time, piece by piece beside the tills and giving way to them.
/// </summary>
public sealed class FactDigests(LedgerWriter writer, ReadPool readers, TimeProvider clock) : IDisposable
{
    // Shorter than a lease of sweeps: whoever asks for numbers after a crash should not wait long.
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private const string SelectOldest = """
        SELECT recorded_at FROM journal WHERE tenant_id = @tenant ORDER BY journal_id
        """;

    private readonly LeasedWork work = new(writer, "digest", Held);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Digests what a tenant's journal holds, for so long at most.</summary>
    /// <returns>
    /// False where some of it may be left: time is up, another instance is at it, or the database did not answer.
    /// </returns>
    public async Task<bool> RunAsync(int tenantId, TimeSpan patience, CancellationToken cancellation = default)
    {
        var start = clock.GetTimestamp();
        if (IsEmpty(tenantId)) return true;
        if (!await turn.WaitAsync(patience, cancellation)) return IsEmpty(tenantId);
        try
        {
            if (await work.TryTakeAsync() is not { } lease) return IsEmpty(tenantId);
            var isDone = false;
            while (!isDone && clock.GetElapsedTime(start) < patience && !cancellation.IsCancellationRequested)
            {
                while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
                var rows = 0;
                if (!await work.TryDoAsync(lease, batch => rows = FactDigest.Run(batch, tenantId))) return false;
                isDone = rows == 0;
            }

            await work.GiveUpAsync(lease);
            return isDone;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Up to when everything is digested, in real time; null: everything is.</summary>
    public Instant? Pending(int tenantId) => readers.Read(session => Oldest(session, tenantId)) is { } oldest
        ? new Instant(oldest) : null;

    public void Dispose() => turn.Dispose();

    private static long? Oldest(Session session, int tenantId) => session.Connection.QuerySingleOrDefault<long?>(
        session.Dialect.Limited(SelectOldest), new { tenant = tenantId, limit = 1 });

    private bool IsEmpty(int tenantId) => Pending(tenantId) is null;
}
