using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tenants;

/// <summary>What an API key may ask of an instance, where that is its own.</summary>
/// <param name="Json">UTF-8 JSON.</param>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
public sealed record KeyQuotaRecord(byte[] Json, long Revision);

/// <summary>Quotas of API keys that differ from what the service gives everybody.</summary>
public static class KeyQuotaRows
{
    private const string Select = """
        SELECT document, revision FROM key_quotas WHERE tenant_id = @tenant AND key_id = @key
        """;

    private const string Insert = """
        INSERT INTO key_quotas (tenant_id, key_id, document, revision, updated_at)
        VALUES (@tenant, @key, @document, 1, @now)
        """;

    private const string Update = """
        UPDATE key_quotas SET document = @document, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenant AND key_id = @key
        """;

    /// <summary>Null where the key has what everybody has.</summary>
    public static KeyQuotaRecord? Find(Session session, int tenantId, string keyId)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(keyId);
        if (!select.Read()) return null;
        var found = new KeyQuotaRecord(select.GetBytes(0).ToArray(), select.GetInt64(1));
        select.Reset();
        return found;
    }

    /// <param name="revisions">One of which what is there must have, 0 where nothing is; null: any.</param>
    /// <returns>Refused with <c>api_key_not_found</c> or <c>precondition_failed</c>.</returns>
    public static (KeyQuotaRecord? Stored, Refusal? Refusal) Put(
        Batch batch, int tenantId, string keyId, byte[] json, IReadOnlyList<long>? revisions)
    {
        if (TenantRows.FindKey(batch.Session, keyId)?.TenantId != tenantId)
            return (null, new Refusal("api_key_not_found", "This tenant has no such API key."));
        var known = Find(batch.Session, tenantId, keyId)?.Revision ?? 0;
        if (revisions?.Contains(known) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The quota is not as it was when If-Match was given out."));
        }

        var now = batch.Now.UnixMilliseconds;
        if (known == 0) batch.Session.Prepared(Insert).Bind(tenantId).Bind(keyId).Bind(json).Bind(now).Execute();
        else batch.Session.Prepared(Update).Bind(json).Bind(now).Bind(tenantId).Bind(keyId).Execute();
        return (new KeyQuotaRecord(json, known + 1), null);
    }
}
