using LoyaltyPoints.Api.Features.ApiKeys;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using ApiKeyRecord = LoyaltyPoints.Api.Security.ApiKeyRecord;

namespace LoyaltyPoints.Api.Startup;

/// <summary>API keys from the database.</summary>
internal sealed class ApiKeyDirectory(ReadPool readers) : IApiKeyDirectory
{
    public ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation)
    {
        var (key, quota) = readers.Read(session => TenantRows.FindKey(session, keyId) is { } found
            ? (found, KeyQuotaRows.Find(session, found.TenantId, keyId)) : default);
        if (key is null) return new((ApiKeyRecord?)null);
        // A key that was made when partners were nobody in particular: whom it may see, nobody has said.
        var scopes = key.PartnerId is null ? key.Scopes & ~Scopes.Partner : key.Scopes;
        return new(new ApiKeyRecord(
            key.KeyId, key.TenantId, key.SecretHash, scopes, key.IsTest, key.RevokedAt, key.PartnerId)
        {
            Name = key.Name,
            ExpiresAt = key.ExpiresAt,
            Addresses = AddressRanges.Parse(key.Addresses),
            Quota = quota is null ? null : KeyQuotaDocument.QuotaOf(quota),
        });
    }
}
