using System.Data.Common;
using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Background;

/// <summary>Digests what all tenants have recorded, again and again, in one instance at a time.</summary>
internal sealed class Digests(
    FactDigests digests, ReadPool readers, AnalyticsOptions options, TimeProvider clock, ILogger<Digests> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.DigestSeconds == 0) return;
        var interval = TimeSpan.FromSeconds(options.DigestSeconds);
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var tenant in readers.Read(TenantList.All))
                    await digests.RunAsync(tenant.Id, interval, stoppingToken);
            }
            catch (DbException exception)
            {
                // It can wait for the next time; the service must not stop for it.
                log.LogWarning(exception, "A digest was broken off");
            }
        }
    }
}
