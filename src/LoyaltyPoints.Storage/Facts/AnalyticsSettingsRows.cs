using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>A tenant's settings as they are stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
public sealed record StoredAnalyticsSettings(AnalyticsSettings Settings, long Revision);

/// <summary>How tenants want to be told about their members: one row each, or none yet.</summary>
public static class AnalyticsSettingsRows
{
    private const string Select =
        "SELECT document, revision FROM analytics_settings WHERE tenant_id = @tenant";

    private const string Insert = """
        INSERT INTO analytics_settings (tenant_id, document, revision, created_at, updated_at)
        VALUES (@tenant, @document, 1, @now, @updated)
        """;

    private const string Update = """
        UPDATE analytics_settings SET document = @document, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenant
        """;

    /// <summary>Null where the tenant has set nothing.</summary>
    public static StoredAnalyticsSettings? Find(Session session, int tenantId)
    {
        var select = session.Prepared(Select).Bind(tenantId);
        if (!select.Read()) return null;
        var found = new StoredAnalyticsSettings(
            JsonSerializer.Deserialize(select.GetBytes(0), CoreJson.Default.AnalyticsSettings)!, select.GetInt64(1));
        select.Reset();
        return found;
    }

    /// <summary>Sets them, inside a batch that changes the tenant's programs.</summary>
    /// <param name="revisions">One of which those that are there must have, 0 where none are; null: any.</param>
    /// <returns>Refused with <c>precondition_failed</c>.</returns>
    public static (StoredAnalyticsSettings? Stored, Refusal? Refusal) Put(
        Batch batch, int tenantId, AnalyticsSettings settings, IReadOnlyList<long>? revisions)
    {
        var known = Find(batch.Session, tenantId)?.Revision ?? 0;
        if (revisions?.Contains(known) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The settings are not as they were when If-Match was given out."));
        }

        var document = JsonSerializer.SerializeToUtf8Bytes(settings, CoreJson.Default.AnalyticsSettings);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        if (known == 0) batch.Session.Prepared(Insert).Bind(tenantId).Bind(document).Bind(now).Bind(now).Execute();
        else batch.Session.Prepared(Update).Bind(document).Bind(now).Bind(tenantId).Execute();
        batch.Catalogs.Changed(tenantId);
        return (new StoredAnalyticsSettings(settings, known + 1), null);
    }
}
