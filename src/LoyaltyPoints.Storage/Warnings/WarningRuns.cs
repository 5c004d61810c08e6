using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Warnings;

/// <summary>When early warnings were last looked for, and what that came to.</summary>
/// <param name="AsOf">In the tenant's time.</param>
/// <param name="Outcome">UTF-8 JSON.</param>
public sealed record WarningRun(Instant AsOf, byte[] Outcome);

/// <summary>The last look of each tenant: one row, or none yet.</summary>
public static class WarningRuns
{
    private const string Select = "SELECT as_of, outcome FROM warning_runs WHERE tenant_id = @tenant";

    private const string Insert = """
        INSERT INTO warning_runs (tenant_id, as_of, recorded_at, outcome) VALUES (@tenant, @asOf, @now, @outcome)
        """;

    private const string Update = """
        UPDATE warning_runs SET as_of = @asOf, recorded_at = @now, outcome = @outcome WHERE tenant_id = @tenant
        """;

    /// <summary>Null where there was none yet.</summary>
    public static WarningRun? Find(Session session, int tenantId)
    {
        var select = session.Prepared(Select).Bind(tenantId);
        if (!select.Read()) return null;
        var run = new WarningRun(new Instant(select.GetInt64(0)), select.GetBytes(1).ToArray());
        select.Reset();
        return run;
    }

    public static void Put(Batch batch, int tenantId, WarningRun run)
    {
        var (asOf, now) = (run.AsOf.UnixMilliseconds, batch.Now.UnixMilliseconds);
        var updated = batch.Session.Prepared(Update).Bind(asOf).Bind(now).Bind(run.Outcome).Bind(tenantId).Execute();
        if (updated == 0)
            batch.Session.Prepared(Insert).Bind(tenantId).Bind(asOf).Bind(now).Bind(run.Outcome).Execute();
    }
}
