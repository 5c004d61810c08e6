using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>
/// Brings the histories of tenants' units up to the ledger, in one instance at a time, page by page beside the tills
/// and giving way to them.
/// </summary>
public sealed class UnitDigests(LedgerWriter writer, ReadPool readers, CatalogCache catalogs, TimeProvider clock)
    : IDisposable
{
    // A page of accounts with long histories may take its time.
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private readonly LeasedWork work = new(writer, "unit-digest", Held);
    private readonly UnitDigest digest = new(readers, catalogs);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Goes on with one tenant, for so long at most.</summary>
    /// <returns>
    /// False where some of it may be left: time is up, another instance is at it, or the database did not answer.
    /// </returns>
    public async Task<bool> RunAsync(int tenantId, TimeSpan patience, CancellationToken cancellation = default)
    {
        var start = clock.GetTimestamp();
        if (!await turn.WaitAsync(patience, cancellation)) return false;
        try
        {
            if (!digest.HasWork(tenantId)) return true;
            if (await work.TryTakeAsync() is not { } lease) return false;
            var isDone = true;
            await digest.RunAsync(tenantId, async piece =>
            {
                while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
                return isDone = clock.GetElapsedTime(start) < patience && !cancellation.IsCancellationRequested
                    && await work.TryDoAsync(lease, piece);
            });
            await work.GiveUpAsync(lease);
            return isDone;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
