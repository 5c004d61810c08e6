using System.Collections.Concurrent;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Remembers keys for a few seconds, so that a request costs one dictionary lookup instead of a query. A revocation
/// on another instance works after at most <see cref="Lifetime"/>; on this one at once, by <see cref="Forget"/>.
/// Requests that miss at the same time share one query. Known and unknown ids are kept apart, so guessing ids cannot
/// push out the keys in use.
/// </summary>
public sealed class ApiKeyCache(IApiKeyDirectory directory, TimeProvider time) : IApiKeyDirectory
{
    /// <summary>How long a key that exists is reused.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>How long an id that does not exist is remembered as such.</summary>
    public static readonly TimeSpan UnknownLifetime = TimeSpan.FromSeconds(1);

    /// <summary>Most entries of each kind; one too many empties the cache, which then fills again.</summary>
    public const int Capacity = 10_000;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Entry> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> unknown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ApiKeyRecord?>>> underway = new(StringComparer.Ordinal);

    /// <summary>The key if it is remembered; allocates nothing.</summary>
    public bool TryGet(ReadOnlySpan<char> keyId, out ApiKeyRecord? record)
    {
        record = null;
        if (!known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keyId, out var entry)) return false;
        if (time.GetTimestamp() >= entry.Until) return false;
        record = entry.Record;
        return true;
    }

    public async ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (TryGet(keyId, out var record)) return record;
        if (unknown.TryGetValue(keyId, out var until) && time.GetTimestamp() < until) return null;
        // The query is shared, so no single caller's cancellation may end it; each only stops waiting. It runs
        // elsewhere: a store that blocks its thread would here block those of all callers, and a driver that needs one
        // more thread to get its answer would find none.
        var lookup = underway.GetOrAdd(
            keyId, static (id, cache) => new(() => Task.Run(() => cache.LoadAsync(id))), this);
        return await lookup.Value.WaitAsync(cancellation);
    }

    /// <summary>Makes the next request ask the store again; call it after a key was made or revoked here.</summary>
    public void Forget(string keyId)
    {
        lock (gate)
        {
            // The query under way as well: it must not put back what is taken out here.
            underway.TryRemove(keyId, out _);
            known.TryRemove(keyId, out _);
            unknown.TryRemove(keyId, out _);
        }
    }

    private async Task<ApiKeyRecord?> LoadAsync(string keyId)
    {
        var started = underway.GetValueOrDefault(keyId);
        try
        {
            var asked = time.GetTimestamp();
            var record = await directory.FindAsync(keyId, CancellationToken.None);
            lock (gate)
            {
                if (started is not null && ReferenceEquals(underway.GetValueOrDefault(keyId), started))
                    Remember(keyId, record, asked);
            }

            return record;
        }
        finally
        {
            if (started is not null) underway.TryRemove(new(keyId, started));
        }
    }

    private void Remember(string keyId, ApiKeyRecord? record, long asked)
    {
        if (record is null)
        {
            if (unknown.Count >= Capacity) unknown.Clear();
            unknown[keyId] = asked + Ticks(UnknownLifetime);
            known.TryRemove(keyId, out _);
            return;
        }

        if (known.Count >= Capacity) known.Clear();
        known[keyId] = new(record, asked + Ticks(Lifetime));
        unknown.TryRemove(keyId, out _);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed record Entry(ApiKeyRecord Record, long Until);
}
