using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Background;

/// <summary>Tells what became of all tenants' units, in one instance at a time.</summary>
internal sealed class UnitDigesting(
    UnitDigests digests, ReadPool readers, AnalyticsOptions options, TimeProvider clock, ILogger<UnitDigesting> log)
    : RecurringWork("A digest of units", TimeSpan.FromSeconds(options.UnitDigestSeconds), clock, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in readers.Read(TenantList.All))
            await digests.RunAsync(tenant.Id, TimeSpan.FromSeconds(options.UnitDigestSeconds), stoppingToken);
    }
}
