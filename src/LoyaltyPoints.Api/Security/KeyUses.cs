using System.Collections.Concurrent;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Which keys have proved good since somebody last asked. A use costs one look at a flag: it is noted once for every
/// time the key is looked up, which is every few seconds (<see cref="ApiKeyCache.Lifetime"/>).
/// </summary>
public sealed class KeyUses(TimeProvider time)
{
    private ConcurrentDictionary<string, (int TenantId, Instant At)> noted = new(StringComparer.Ordinal);

    public void Note(ApiKeyRecord record)
    {
        if (record.IsUseNoted) return;
        record.IsUseNoted = true;
        noted[record.KeyId] = (record.TenantId, Instant.From(time.GetUtcNow()));
    }

    /// <summary>What was noted, in the order of the keys; it is forgotten here.</summary>
    public IReadOnlyList<(string KeyId, int TenantId, Instant At)> Take()
    {
        var taken = Interlocked.Exchange(ref noted, new(StringComparer.Ordinal));
        return [.. taken.Select(static use => (use.Key, use.Value.TenantId, use.Value.At))
            .OrderBy(static use => use.Key, StringComparer.Ordinal)];
    }

    /// <summary>For the next time, unless something later is noted.</summary>
    public void PutBack(IEnumerable<(string KeyId, int TenantId, Instant At)> uses)
    {
        foreach (var (keyId, tenantId, at) in uses) noted.TryAdd(keyId, (tenantId, at));
    }
}
