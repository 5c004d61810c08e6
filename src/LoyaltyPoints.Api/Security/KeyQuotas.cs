using System.Collections.Concurrent;
using System.Net;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// A token bucket for each key and class of routes, in this process, told in the <c>RateLimit</c> and
/// <c>RateLimit-Policy</c> headers. A batch takes a token to be let in, and one for each of its further lines as they
/// come: who sends more than there are waits longer before the next batch.
/// </summary>
public sealed class KeyQuotas(QuotaOptions options, TimeProvider time)
{
    /// <summary>Most keys whose buckets are kept; one too many empties all, and everybody begins anew.</summary>
    public const int Capacity = 100_000;

    private readonly ConcurrentDictionary<string, Buckets> keys = new(StringComparer.Ordinal);

    private readonly QuotaPolicy?[] policies =
        [.. RouteClasses.All.Select(routes => PolicyOf(routes, options.LimitOf(routes)))];

    /// <summary>Takes one request off a key's quota and tells its caller what is left.</summary>
    /// <param name="quota">What the key has of its own; null: what everybody has.</param>
    /// <param name="address">Where it comes from, to be remembered for <see cref="CameFrom"/>.</param>
    /// <returns>0; or for how many seconds nothing is left: 429.</returns>
    internal int Take(
        string keyId, KeyQuota? quota, RouteClass routes, IPAddress? address, IHeaderDictionary headers)
    {
        if (!keys.TryGetValue(keyId, out var buckets) || buckets.Revision != quota?.Revision)
            buckets = Renew(keyId, quota);
        if (!ReferenceEquals(buckets.Address, address)) buckets.Address = address;
        if (buckets.Policies[(int)routes] is not { } policy) return 0;
        buckets.Tokens[(int)routes]!.TryTake(out var left, out var wait);
        headers["RateLimit-Policy"] = policy.Header;
        headers["RateLimit"] = policy.Left(left);
        return wait;
    }

    /// <summary>Takes a line of a batch off a key's quota, also where nothing is left.</summary>
    public void TakeLine(string keyId)
    {
        if (keys.TryGetValue(keyId, out var buckets)) buckets.Tokens[(int)RouteClass.Batch]?.Debit(1);
    }

    /// <summary>Whether the key was last good when it came from this address.</summary>
    public bool CameFrom(ReadOnlySpan<char> keyId, IPAddress? address) => address is not null
        && keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(keyId, out var buckets)
        && address.Equals(buckets.Address);

    // What was taken under other limits is forgotten.
    private Buckets Renew(string keyId, KeyQuota? quota)
    {
        if (keys.Count >= Capacity) keys.Clear();
        var own = quota is null ? policies
            : [.. RouteClasses.All.Select(routes => quota.Limits.TryGetValue(routes, out var limit)
                ? PolicyOf(routes, limit) : policies[(int)routes])];
        return keys[keyId] = new Buckets(quota?.Revision, own, time);
    }

    private static QuotaPolicy? PolicyOf(RouteClass routes, RouteLimit limit) =>
        limit.RequestsPerSecond == 0 ? null : new QuotaPolicy(routes, limit);

    private sealed class Buckets(long? revision, QuotaPolicy?[] policies, TimeProvider time)
    {
        public long? Revision => revision;

        public QuotaPolicy?[] Policies => policies;

        public TokenBucket?[] Tokens { get; } =
        [
            .. policies.Select(policy => policy is null ? null
                : new TokenBucket(policy.Limit.RequestsPerSecond, policy.Limit.Burst, time)),
        ];

        public IPAddress? Address { get; set; }
    }
}
