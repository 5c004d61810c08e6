using System.Data.Common;
using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Background;

/// <summary>Tells what became of all tenants' units, again and again, in one instance at a time.</summary>
internal sealed class UnitDigesting(
    UnitDigests digests, ReadPool readers, AnalyticsOptions options, TimeProvider clock, ILogger<UnitDigesting> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.UnitDigestSeconds == 0) return;
        var interval = TimeSpan.FromSeconds(options.UnitDigestSeconds);
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var tenant in readers.Read(TenantList.All))
                    await digests.RunAsync(tenant.Id, interval, stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or InvalidDataException)
            {
                // It can wait for the next time; the service must not stop for it.
                log.LogWarning(exception, "A digest of units was broken off");
            }
        }
    }
}
