using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Api.Features.Analytics.Warnings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Warnings;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Background;

/// <summary>
/// Looks for early warnings once on each local day of every tenant, in one instance at a time. A second one at it,
/// after a pause, would do no harm: a cause raises one alert.
/// </summary>
internal sealed class WarningLooks(
    WarningEndpoints warnings, ReadPool readers, CatalogCache catalogs, TenantTime time, LedgerWriter writer,
    AnalyticsOptions options, TimeProvider clock, ILogger<WarningLooks> log)
    : RecurringWork("A look for early warnings", TimeSpan.FromMinutes(options.WarningMinutes), clock, log)
{
    // Long enough for two walks over a million members.
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(10);

    private readonly LeasedWork work = new(writer, "warnings", Held);

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is { } lease) await LookAtAllAsync(lease, stoppingToken);
    }

    private async Task LookAtAllAsync(Lease lease, CancellationToken stoppingToken)
    {
        foreach (var tenant in readers.Read(TenantList.All))
        {
            if (!IsDue(tenant)) continue;
            if (!await work.TryDoAsync(lease, static _ => { })) return;
            try
            {
                await warnings.LookAsync(tenant.Id, tenant.IsTest, null, stoppingToken);
            }
            catch (OverflowException exception)
            {
                log.LogWarning(exception, "Amounts of tenant {Tenant} are past what can be added up", tenant.Id);
            }
        }
    }

    private bool IsDue(TenantRecord tenant)
    {
        var (catalog, run, now) = readers.Read(session => (
            catalogs.Current(session, tenant.Id), WarningRuns.Find(session, tenant.Id),
            time.Now(session, tenant.Id, tenant.IsTest)));
        var calendar = new LocalCalendar(TimeZones.Find(catalog.Analytics.TimeZone)!);
        return run is null || DayOf(run.AsOf) < DayOf(now);

        DateOnly DayOf(Instant at) => DateOnly.FromDateTime(calendar.LocalTime(at));
    }
}
