using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Security;

/// <summary>What is stored of an API key.</summary>
/// <param name="KeyId">The public part, 4 to 32 letters and digits, unique over all tenants.</param>
/// <param name="TenantId">The merchant it belongs to.</param>
/// <param name="SecretHash">SHA-256 of the secret, 32 bytes.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="IsTest">A key of a test tenant.</param>
/// <param name="RevokedAt">From this instant on it is refused; null while it is good.</param>
public sealed record ApiKeyRecord(
    string KeyId, int TenantId, byte[] SecretHash, Scopes Scopes, bool IsTest, Instant? RevokedAt)
{
    /// <summary>The same object for every request with this key.</summary>
    internal Caller Caller { get; } = new(TenantId, KeyId, Scopes, IsTest);
}

/// <summary>Who is calling, once the key has proved good.</summary>
public sealed record Caller(int TenantId, string KeyId, Scopes Scopes, bool IsTest);

/// <summary>Where API keys are found.</summary>
public interface IApiKeyDirectory
{
    /// <summary>
    /// The key with this id, revoked ones included; null when there is none. May be called for any id of the right
    /// form, so it must be a lookup by key. Throws when the store does not answer; that is never cached.
    /// </summary>
    ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation);
}
