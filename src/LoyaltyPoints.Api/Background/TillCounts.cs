using LoyaltyPoints.Api.Features.Velocity;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Velocity;

namespace LoyaltyPoints.Api.Background;

/// <summary>Counts what tills have earned, for tenants that have rules about it, in one instance at a time.</summary>
internal sealed class TillCounts(
    TillDigests digests, ReadPool readers, VelocityOptions options, TimeProvider clock, ILogger<TillCounts> log)
    : RecurringWork("A count of tills", TimeSpan.FromSeconds(options.TillSeconds), clock, log)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        var waiting = readers.Read(TillTenants.Waiting);
        if (waiting.Count > 0) await digests.RunAsync(waiting, stoppingToken);
    }
}
