using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Background;

/// <summary>Digests what all tenants have recorded, in one instance at a time.</summary>
internal sealed class Digests(
    FactDigests digests, ReadPool readers, AnalyticsOptions options, TimeProvider clock, ILogger<Digests> log)
    : RecurringWork("A digest", TimeSpan.FromSeconds(options.DigestSeconds), clock, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in readers.Read(TenantList.All))
            await digests.RunAsync(tenant.Id, TimeSpan.FromSeconds(options.DigestSeconds), stoppingToken);
    }
}
