using System.Security.Cryptography;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Leases;

/// <summary>A work that one instance at a time does, piece by piece, each piece in a transaction.</summary>
/// <param name="name">At most 64 characters; the same in every instance.</param>
/// <param name="duration">How long after the last piece another instance may go on.</param>
public sealed class LeasedWork(LedgerWriter writer, string name, TimeSpan duration)
{
    private static string Machine => Environment.MachineName[..Math.Min(64, Environment.MachineName.Length)];

    // The machine for a person who looks; what makes it unique is the rest.
    private readonly string holder = $"{Machine}:{RandomNumberGenerator.GetHexString(16)}";

    /// <summary>Null where another instance is at it, or the database did not answer.</summary>
    public async Task<Lease?> TryTakeAsync()
    {
        Lease? lease = null;
        var result = await writer.WriteAsync(new FunctionWork(0, null, batch =>
        {
            lease = LeaseRows.TryTake(batch, name, holder, duration);
            return new Answer(204, default);
        })
        {
            IsHousekeeping = true,
        });
        return result.Answer is null ? null : lease;
    }

    /// <summary>Lets others take it at once, rather than when it expires.</summary>
    public Task GiveUpAsync(Lease lease) => writer.WriteAsync(new FunctionWork(0, null, batch =>
    {
        LeaseRows.TryExtend(batch, lease, TimeSpan.Zero);
        return new Answer(204, default);
    })
    {
        IsHousekeeping = true,
    });

    /// <summary>Does a piece of the work, if the lease is still this instance's.</summary>
    /// <param name="changesProgramsOf">The tenant whose programs the piece changes; 0: none's.</param>
    /// <returns>False where it is not, or the database did not take it; then nothing was done.</returns>
    public async Task<bool> TryDoAsync(Lease lease, Action<Batch> piece, int changesProgramsOf = 0)
    {
        var isHolder = false;
        var result = await writer.WriteAsync(new FunctionWork(changesProgramsOf, null, batch =>
        {
            isHolder = LeaseRows.TryExtend(batch, lease, duration);
            if (isHolder) piece(batch);
            return new Answer(204, default);
        })
        {
            ChangesPrograms = changesProgramsOf != 0,
        });
        return result.Answer is not null && isHolder;
    }
}
