using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The programs and the time of a batch's tenants, which stay as they are until it is committed.</summary>
internal sealed class CatalogTable(WriteSession session, CatalogCache cache)
{
    private const string BumpConfigVersion =
        "UPDATE tenants SET config_version = config_version + 1 WHERE tenant_id = @tenant";

    private static readonly Column[] Key = [Int("tenant_id")];

    private static readonly Column[] Row = [Int("tenant_id"), Long("config_version"), Long("clock_offset")];

    private static readonly SetStatement SelectShared = Find("tenants", Key, Row, RowLock.Shared);

    private static readonly SetStatement SelectAlone = Find("tenants", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement SelectTime =
        Find("tenants", Key, [Int("tenant_id"), Long("clock_offset")], RowLock.Shared);

    private readonly SortedDictionary<int, bool> needed = [];
    private readonly Dictionary<int, long> versions = [];
    private readonly Dictionary<int, ProgramCatalog> catalogs = [];
    private readonly Dictionary<int, TimeSpan> ahead = [];

    public void Need(int tenantId) => needed.TryAdd(tenantId, false);

    /// <summary>
    /// As <see cref="Need"/>, and no other transaction relies on these programs or this time meanwhile.
    /// </summary>
    public void NeedAlone(int tenantId) => needed[tenantId] = true;

    /// <summary>The tenant's published programs, as this transaction sees them; empty for an unknown tenant.</summary>
    public ProgramCatalog Get(int tenantId)
    {
        if (catalogs.TryGetValue(tenantId, out var catalog)) return catalog;
        // Without a version the tenant's programs were changed or made here, which may yet be rolled back: not cached.
        return catalogs[tenantId] = versions.TryGetValue(tenantId, out var version)
            ? cache.Get(session, tenantId, version) : CatalogCache.Load(session, tenantId);
    }

    /// <summary>
    /// How far the tenant's test clock is ahead of real time; zero for a live or unknown tenant. A tenant that no work
    /// of the batch belongs to is asked for, and held to its time, only now: sweeps belong to none.
    /// </summary>
    public TimeSpan AheadOf(int tenantId, RoundTrip trip)
    {
        if (tenantId == 0 || ahead.TryGetValue(tenantId, out var known)) return ahead.GetValueOrDefault(tenantId);
        known = TimeSpan.Zero;
        trip.Find(new RowSet(SelectTime).Add(tenantId), row => known = TimeSpan.FromMilliseconds(row.GetInt64(1)));
        trip.Send();
        return ahead[tenantId] = known;
    }

    /// <summary>To be called after a work moved the tenant's test clock.</summary>
    public void Moved(int tenantId, TimeSpan newAhead) => ahead[tenantId] = newAhead;

    /// <summary>To be called after a work changed the tenant's programs.</summary>
    public void Changed(int tenantId)
    {
        session.Prepared(BumpConfigVersion).Bind(tenantId).Execute();
        versions.Remove(tenantId);
        catalogs.Remove(tenantId);
    }

    public void Load(RoundTrip trip)
    {
        var (shared, alone) = (new RowSet(SelectShared), new RowSet(SelectAlone));
        foreach (var (tenantId, isAlone) in needed) (isAlone ? alone : shared).Add(tenantId);
        trip.Find(shared, Put).Find(alone, Put);

        void Put(IRow row)
        {
            versions[row.GetInt32(0)] = row.GetInt64(1);
            ahead[row.GetInt32(0)] = TimeSpan.FromMilliseconds(row.GetInt64(2));
        }
    }
}
