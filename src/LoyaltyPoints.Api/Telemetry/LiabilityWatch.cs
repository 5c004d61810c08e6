using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Features.Analytics.Liabilities;
using LoyaltyPoints.Storage.Leases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>Units that programs of one type and currency owe together, and what they are expected to cost.</summary>
internal sealed record UnitsOwed(string ProgramType, string Currency, long Units, long Liability);

/// <summary>Adds up, in one instance at a time, what live tenants owe; as analytics tells it.</summary>
internal sealed class LiabilityWatch(
    LiabilityTotals totals, ReadPool readers, LedgerWriter writer, TelemetrySettings settings, TelemetryOptions options,
    TimeProvider clock, ILogger<LiabilityWatch> log)
    : RecurringWork(
        "An addition of what is owed", TimeSpan.FromMinutes(settings.SendsMetrics ? options.LiabilityMinutes : 0),
        clock, log)
{
    private readonly LeasedWork work =
        new(writer, "telemetry-liability", TimeSpan.FromMinutes(2 * Math.Max(1, options.LiabilityMinutes)));

    /// <summary>As of the last addition; none: another instance adds them up, or it is still to be done.</summary>
    public IReadOnlyList<UnitsOwed> Totals { get; private set; } = [];

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        if (await work.TryTakeAsync() is null)
        {
            Totals = [];
            return;
        }

        try
        {
            var owed = new List<UnitsOwed>();
            foreach (var tenant in readers.Read(TenantList.All).Where(static one => !one.IsTest))
                owed.AddRange(await totals.OfAsync(tenant, stoppingToken));
            Totals = Sums(owed);
        }
        catch (OverflowException exception)
        {
            log.LogWarning(exception, "What is owed is past what can be added up");
        }
    }

    private static List<UnitsOwed> Sums(List<UnitsOwed> owed) =>
    [
        .. owed.GroupBy(static one => (one.ProgramType, one.Currency)).Select(static group => new UnitsOwed(
            group.Key.ProgramType, group.Key.Currency, group.Sum(static one => one.Units),
            group.Sum(static one => one.Liability))),
    ];
}
