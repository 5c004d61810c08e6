using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tenants;

/// <summary>An API key as stored; the secret itself is not.</summary>
/// <param name="KeyId">The public part of the key.</param>
/// <param name="SecretHash">SHA-256 of the secret part.</param>
/// <param name="IsTest">Whether the tenant is a test tenant: its keys begin with <c>lpk_test_</c>.</param>
public sealed record ApiKeyRecord(
    string KeyId, int TenantId, string Name, byte[] SecretHash, Scopes Scopes, bool IsTest, Instant CreatedAt,
    Instant? RevokedAt)
{
    /// <summary>
    /// Whose app holds it; null: the tenant's own, and then <see cref="Scopes.Partner"/> opens nothing.
    /// </summary>
    public Guid? PartnerId { get; init; }

    /// <summary>From then on it is refused; null: it is good until it is revoked.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>To within some minutes; null: not yet.</summary>
    public Instant? LastUsedAt { get; init; }

    /// <summary>Where it may be used from: address ranges, separated by blanks; null: from anywhere.</summary>
    public string? Addresses { get; init; }
}

/// <summary>Tenants and their API keys.</summary>
public static class TenantRows
{
    private const string SelectKeys = """
        SELECT k.key_id, k.tenant_id, k.name, k.secret_hash, k.scopes, t.is_test, k.created_at, k.revoked_at,
          k.partner_id, k.expires_at, k.last_used_at, k.addresses
        FROM api_keys k JOIN tenants t ON t.tenant_id = k.tenant_id
        """;

    private const string SelectKey = SelectKeys + " WHERE k.key_id = @keyId";

    private const string SelectPage =
        SelectKeys + " WHERE k.tenant_id = @tenantId AND k.key_id > @after ORDER BY k.key_id";

    private const string SelectTenantCount = "SELECT COUNT(*) FROM tenants";

    private const string InsertTenant = """
        INSERT INTO tenants (tenant_id, name, is_test, config_version, clock_offset, created_at)
        VALUES (@tenantId, @name, @isTest, 1, 0, @now)
        """;

    private const string InsertKey = """
        INSERT INTO api_keys (
          key_id, tenant_id, name, secret_hash, scopes, created_at, partner_id, expires_at, addresses)
        VALUES (@KeyId, @TenantId, @Name, @SecretHash, @scopes, @createdAt, @partner, @expiresAt, @Addresses)
        """;

    private const string Revoke = """
        UPDATE api_keys SET revoked_at = @now
        WHERE tenant_id = @tenantId AND key_id = @keyId AND revoked_at IS NULL
        """;

    /// <summary>Null where there is no such key; a revoked one is found.</summary>
    public static ApiKeyRecord? FindKey(Session session, string keyId) =>
        session.Connection.QuerySingleOrDefault<Row>(SelectKey, new { keyId }, session.CurrentTransaction)?.Record();

    /// <summary>The tenant's keys after <paramref name="after"/>, in the order of their ids.</summary>
    public static IReadOnlyList<ApiKeyRecord> Keys(Session session, int tenantId, string after, int limit) =>
        [.. session.Connection.Query<Row>(session.Dialect.Limited(SelectPage), new { tenantId, after, limit })
            .Select(row => row.Record())];

    public static bool Any(Session session) =>
        session.Connection.ExecuteScalar<long>(SelectTenantCount, transaction: session.CurrentTransaction) > 0;

    /// <returns>The new tenant's id.</returns>
    public static int CreateTenant(Batch batch, string name, bool isTest)
    {
        const string SelectNext = "SELECT COALESCE(MAX(tenant_id), 0) + 1 FROM tenants";
        var tenantId = batch.Session.Connection.ExecuteScalar<int>(
            SelectNext, transaction: batch.Session.CurrentTransaction);
        batch.Session.Connection.Execute(
            InsertTenant, new { tenantId, name, isTest = isTest ? 1 : 0, now = batch.Now.UnixMilliseconds },
            batch.Session.CurrentTransaction);
        return tenantId;
    }

    public static void CreateKey(Batch batch, ApiKeyRecord key) => batch.Session.Connection.Execute(
        InsertKey,
        new
        {
            key.KeyId,
            key.TenantId,
            key.Name,
            key.SecretHash,
            scopes = (long)key.Scopes,
            createdAt = key.CreatedAt.UnixMilliseconds,
            partner = StoredId.Of(key.PartnerId ?? Guid.Empty),
            expiresAt = key.ExpiresAt?.UnixMilliseconds,
            key.Addresses,
        },
        batch.Session.CurrentTransaction);

    /// <returns>False where the tenant has no such key, or it was revoked before.</returns>
    public static bool RevokeKey(Batch batch, int tenantId, string keyId) => batch.Session.Connection.Execute(
        Revoke, new { tenantId, keyId, now = batch.Now.UnixMilliseconds }, batch.Session.CurrentTransaction) > 0;

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public string key_id { get; set; } = "";

        public long tenant_id { get; set; }

        public string name { get; set; } = "";

        public byte[] secret_hash { get; set; } = [];

        public long scopes { get; set; }

        public long is_test { get; set; }

        public long created_at { get; set; }

        public long? revoked_at { get; set; }

        public StoredId partner_id { get; set; }

        public long? expires_at { get; set; }

        public long? last_used_at { get; set; }

        public string? addresses { get; set; }

        public ApiKeyRecord Record() => new(
            key_id, (int)tenant_id, name, secret_hash, (Scopes)scopes, is_test != 0, new Instant(created_at),
            revoked_at is { } at ? new Instant(at) : null)
        {
            PartnerId = partner_id.Value == Guid.Empty ? null : partner_id.Value,
            ExpiresAt = expires_at is { } expires ? new Instant(expires) : null,
            LastUsedAt = last_used_at is { } used ? new Instant(used) : null,
            Addresses = addresses,
        };
    }
}
