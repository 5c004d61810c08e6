using LoyaltyPoints.Api.Features.Events;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Background;

/// <summary>Forgets old events, every hour and in one instance at a time.</summary>
internal sealed class EventForgetting(
    LedgerWriter writer, ReadPool readers, EventOptions options, TimeProvider clock, ILogger<EventForgetting> log)
    : RecurringWork("Forgetting old events", TimeSpan.FromHours(1), clock, log)
{
    private readonly TimeSpan kept = TimeSpan.FromDays(options.KeepDays);
    private readonly LeasedWork work = new(writer, "forget events", TimeSpan.FromMinutes(5));

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is not { } lease) return;
        foreach (var tenant in readers.Read(TenantList.All))
        {
            var forgotten = 1;
            while (forgotten > 0 && !stoppingToken.IsCancellationRequested)
            {
                if (!await work.TryDoAsync(
                    lease, batch => forgotten = EventRetention.ForgetSome(batch, tenant.Id, kept))) return;
            }
        }
    }
}
