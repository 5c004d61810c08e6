using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace LoyaltyPoints.Api.Security;

/// <summary>How much one key may ask of one instance; section <c>Quota</c>.</summary>
public sealed record QuotaOptions
{
    /// <summary>Requests a second that a key may send on average.</summary>
    public int RequestsPerSecond { get; init; } = 100_000;

    /// <summary>Requests a key may have saved up.</summary>
    public int Burst { get; init; } = 200_000;
}

/// <summary>
/// A token bucket a key, in this process, told in the <c>RateLimit</c> and <c>RateLimit-Policy</c> headers
/// (draft-ietf-httpapi-ratelimit-headers). A batch is one request.
/// </summary>
public sealed class KeyQuotas(QuotaOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> buckets = new(StringComparer.Ordinal);

    private readonly string policy =
        $"\"key\";q={options.Burst};w={Math.Max(1, options.Burst / Math.Max(1, options.RequestsPerSecond))}";

    /// <summary>Takes one request off a key's quota and tells its caller what is left.</summary>
    /// <returns>False where nothing was left: 429.</returns>
    public bool TryTake(string keyId, IHeaderDictionary headers)
    {
        var bucket = buckets.GetOrAdd(keyId, static (_, options) => NewBucket(options), options);
        using var lease = bucket.AttemptAcquire();
        headers["RateLimit-Policy"] = policy;
        headers["RateLimit"] = $"\"key\";r={bucket.GetStatistics()?.CurrentAvailablePermits ?? 0};t=1";
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        foreach (var bucket in buckets.Values) bucket.Dispose();
    }

    private static TokenBucketRateLimiter NewBucket(QuotaOptions options) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.Burst,
        TokensPerPeriod = options.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
