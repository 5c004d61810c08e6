using System.Collections.Concurrent;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Clocks;

/// <summary>
/// What time it is for a tenant, where nothing is written: real time, or what its test clock shows. For a live tenant
/// it costs no query; what is written goes by <see cref="Writing.Batch.NowOf"/>.
/// </summary>
public sealed class TenantTime(TimeProvider clock, ReadPool readers)
{
    private const string SelectOffset = "SELECT clock_offset FROM tenants WHERE tenant_id = @tenant";

    // May lag behind, as another instance may have moved a clock; but clocks go forward only, so what has come by an
    // old offset has come by the new one.
    private readonly ConcurrentDictionary<int, TimeSpan> seen = [];

    /// <summary>The same for every tenant; for ids.</summary>
    public Instant Real => Instant.From(clock.GetUtcNow());

    /// <summary>The tenant's time, as this session sees it.</summary>
    public Instant Now(Session session, int tenantId, bool isTest) =>
        isTest ? Real.Plus(AheadOf(session, tenantId)) : Real;

    /// <summary>How far the tenant's clock is ahead of real time, as this session sees it.</summary>
    public TimeSpan AheadOf(Session session, int tenantId)
    {
        var select = session.Prepared(SelectOffset).Bind(tenantId);
        if (!select.Read()) return TimeSpan.Zero;
        var ahead = TimeSpan.FromMilliseconds(select.GetInt64(0));
        select.Reset();
        if (ahead > seen.GetValueOrDefault(tenantId))
            seen.AddOrUpdate(tenantId, ahead, (_, old) => old > ahead ? old : ahead);
        return ahead;
    }

    /// <summary>Whether an instant lies after the tenant's now by more than clocks may differ.</summary>
    /// <remarks>Asks the database only before it says yes of a test tenant: tills ask this of every purchase.</remarks>
    public bool IsFuture(Instant at, TimeSpan clocksDiffer, int tenantId, bool isTest)
    {
        var from = at.Plus(-clocksDiffer);
        if (from <= Real) return false;
        if (!isTest) return true;
        return from > Real.Plus(seen.GetValueOrDefault(tenantId))
            && from > readers.Read(session => Now(session, tenantId, isTest));
    }
}
