using System.Net;
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
/// <param name="PartnerId">Whose app holds it; null: the tenant's own.</param>
public sealed record ApiKeyRecord(
    string KeyId, int TenantId, byte[] SecretHash, Scopes Scopes, bool IsTest, Instant? RevokedAt,
    Guid? PartnerId = null)
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>From this instant on it is refused; null: it does not end by itself.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Where it may be used from; null: from anywhere.</summary>
    public IReadOnlyList<IPNetwork>? Addresses { get; init; }

    /// <summary>Null where it has what everybody has.</summary>
    public KeyQuota? Quota { get; init; }

    /// <summary>Whether <see cref="KeyUses"/> knows of a use since it was looked up.</summary>
    internal bool IsUseNoted { get; set; }

    /// <summary>The same object for every request with this key.</summary>
    internal Caller Caller { get; } = new(TenantId, KeyId, Scopes, IsTest, PartnerId);
}

/// <summary>Who is calling, once the key has proved good.</summary>
/// <param name="PartnerId">Null: the tenant itself. A partner sees what <see cref="PartnerView"/> lets it.</param>
public sealed record Caller(int TenantId, string KeyId, Scopes Scopes, bool IsTest, Guid? PartnerId = null);

/// <summary>Where API keys are found.</summary>
public interface IApiKeyDirectory
{
    /// <summary>
    /// The key with this id, revoked ones included; null when there is none. May be called for any id of the right
    /// form, so it must be a lookup by key. Throws when the store does not answer; that is never cached.
    /// </summary>
    ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation);
}
