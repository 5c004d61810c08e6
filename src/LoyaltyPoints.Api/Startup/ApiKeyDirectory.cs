using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using ApiKeyRecord = LoyaltyPoints.Api.Security.ApiKeyRecord;

namespace LoyaltyPoints.Api.Startup;

/// <summary>API keys from the database.</summary>
internal sealed class ApiKeyDirectory(ReadPool readers) : IApiKeyDirectory
{
    public ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation)
    {
        var key = readers.Read(session => TenantRows.FindKey(session, keyId));
        return new(key is null ? null
            : new ApiKeyRecord(key.KeyId, key.TenantId, key.SecretHash, key.Scopes, key.IsTest, key.RevokedAt));
    }
}
