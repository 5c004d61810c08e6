using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// Counts what tills have earned, in one instance at a time, piece by piece beside the tills and giving way to them.
/// </summary>
public sealed class TillDigests(LedgerWriter writer)
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private readonly LeasedWork work = new(writer, "tills", Held);

    /// <summary>Counts what these tenants' journals hold.</summary>
    /// <returns>False where some may be left: another instance is at it, or the database did not answer.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<int> tenants, CancellationToken cancellation = default)
    {
        if (await work.TryTakeAsync() is not { } lease) return false;
        foreach (var tenantId in tenants)
        {
            for (var rows = 1; rows > 0;)
            {
                while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
                if (!await work.TryDoAsync(lease, batch => rows = TillDigest.Run(batch, tenantId))) return false;
            }
        }

        await work.GiveUpAsync(lease);
        return true;
    }
}
