using LoyaltyPoints.Api.Features.TestClock;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Background;

/// <summary>
/// Sweeps all tenants again and again, in one instance at a time; and a test tenant at once when its clock is moved.
/// </summary>
internal sealed class Sweeps : RecurringWork
{
    // Long enough that a page of a slow database does not lose it.
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);

    private readonly Sweeper sweeper;
    private readonly ReadPool readers;
    private readonly LeasedWork work;
    private readonly ILogger<Sweeps> log;

    public Sweeps(
        Sweeper sweeper, ReadPool readers, LedgerWriter writer, SweepOptions options, TestClockAdvanced advanced,
        TimeProvider clock, ILogger<Sweeps> log)
        : base("A sweep", TimeSpan.FromSeconds(options.IntervalSeconds), clock, log)
    {
        (this.sweeper, this.readers, this.log) = (sweeper, readers, log);
        work = new LeasedWork(writer, "sweep", Held);
        advanced.Subscribe(SweepTestTenantAsync);
    }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is { } lease) await SweepAllAsync(lease, stoppingToken);
    }

    private async Task SweepAllAsync(Lease lease, CancellationToken stoppingToken)
    {
        foreach (var tenant in readers.Read(TenantList.All))
        {
            var settled = await sweeper.SweepAsync(tenant, async () =>
                !stoppingToken.IsCancellationRequested && await work.TryDoAsync(lease, static _ => { }));
            if (settled > 0) log.LogInformation("Swept {Members} members of tenant {Tenant}", settled, tenant.Id);
        }
    }

    private async Task SweepTestTenantAsync(int tenantId)
    {
        var tenant = readers.Read(TenantList.All).Single(one => one.Id == tenantId);
        await sweeper.SweepAsync(tenant, static () => Task.FromResult(true));
    }
}
