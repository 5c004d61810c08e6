using LoyaltyPoints.Api.Features.Segments;
using LoyaltyPoints.Api.Features.TestClock;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Background;

/// <summary>How often it is looked which segments are due.</summary>
public sealed record SegmentOptions
{
    /// <summary>Seconds from one look to the next; 0: segments are refreshed only when somebody asks for it.</summary>
    public int IntervalSeconds { get; init; } = 60;
}

/// <summary>
/// Refreshes the segments that are due, all of a tenant's in one walk; those of a test tenant at once when its clock is
/// moved.
/// </summary>
internal sealed class SegmentRefreshes : RecurringWork
{
    private readonly SegmentRefresher refresher;
    private readonly ReadPool readers;
    private readonly TenantTime time;
    private readonly ILogger<SegmentRefreshes> log;

    public SegmentRefreshes(
        SegmentRefresher refresher, ReadPool readers, TenantTime time, SegmentOptions options,
        TestClockAdvanced advanced, TimeProvider clock, ILogger<SegmentRefreshes> log)
        : base("A refresh of segments", TimeSpan.FromSeconds(options.IntervalSeconds), clock, log)
    {
        (this.refresher, this.readers, this.time, this.log) = (refresher, readers, time, log);
        advanced.Subscribe(tenantId => RefreshAsync(
            readers.Read(TenantList.All).Single(one => one.Id == tenantId), CancellationToken.None));
    }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in readers.Read(TenantList.All)) await RefreshAsync(tenant, stoppingToken);
    }

    private async Task RefreshAsync(TenantRecord tenant, CancellationToken cancellation)
    {
        var due = readers.Read(session =>
        {
            var now = time.Now(session, tenant.Id, tenant.IsTest);
            return SegmentRows.Live(session, tenant.Id).Where(one => one.DueAt <= now).Select(one => one.Id).ToList();
        });
        if (due.Count == 0) return;
        if (await refresher.RunAsync(tenant.Id, tenant.IsTest, due, cancellation))
            log.LogInformation("Refreshed {Segments} segments of tenant {Tenant}", due.Count, tenant.Id);
    }
}
