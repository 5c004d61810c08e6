using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// Looks, in one instance at a time, how far digests and sweeps are behind: the first row of an index for each tenant.
/// </summary>
internal sealed class LagWatch : RecurringWork
{
    private readonly FactDigests digests;
    private readonly Sweeper sweeper;
    private readonly ReadPool readers;
    private readonly TimeProvider clock;
    private readonly LeasedWork work;

    public LagWatch(
        FactDigests digests, Sweeper sweeper, ReadPool readers, LedgerWriter writer, TelemetrySettings settings,
        TelemetryOptions options, TimeProvider clock, ILogger<LagWatch> log)
        : base(
            "A look at what is behind", TimeSpan.FromSeconds(settings.SendsMetrics ? options.LagSeconds : 0), clock,
            log)
    {
        (this.digests, this.sweeper, this.readers, this.clock) = (digests, sweeper, readers, clock);
        work = new LeasedWork(writer, "telemetry-lag", TimeSpan.FromSeconds(3 * Math.Max(1, options.LagSeconds)));
    }

    /// <summary>Of the tenant whose journal waits longest; null: another instance looks.</summary>
    public TimeSpan? Digest { get; private set; }

    /// <summary>Of the account that is due longest; null: another instance looks.</summary>
    public TimeSpan? Sweep { get; private set; }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is null)
        {
            (Digest, Sweep) = (null, null);
            return;
        }

        var (digest, sweep) = (TimeSpan.Zero, TimeSpan.Zero);
        var now = Instant.From(clock.GetUtcNow());
        foreach (var tenant in readers.Read(TenantList.All))
        {
            if (digests.Pending(tenant.Id) is { } oldest) digest = Longer(digest, now.Since(oldest));
            sweep = Longer(sweep, sweeper.Lag(tenant));
        }

        (Digest, Sweep) = (digest, sweep);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
