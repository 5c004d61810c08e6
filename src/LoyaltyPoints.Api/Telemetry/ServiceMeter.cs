using System.Diagnostics.Metrics;
using LoyaltyPoints.Api.Logging;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Telemetry;

/// <summary>
/// The numbers of a service that are asked for rather than counted: how busy, how far behind, how much owed. What one
/// instance at a time looks up is told by that one alone.
/// </summary>
internal sealed class ServiceMeter(
    ReadPool readers, BackgroundSink log, SqlDialect dialect, LagWatch lag, LiabilityWatch liability) : IDisposable
{
    private readonly Meter meter = new(Tracing.Name);

    /// <summary>From here on they are there to be listened to.</summary>
    public void Open()
    {
        meter.CreateObservableUpDownCounter(
            "loyalty.reads.active", () => readers.Busy, "{read}", "Reads under way.");
        if (!dialect.IsEmbedded)
        {
            meter.CreateObservableUpDownCounter(
                "loyalty.reads.capacity", () => readers.Most, "{read}", "Connections that may read at the same time.");
        }

        if (Path.GetDirectoryName(dialect.DataFile) is { } folder)
        {
            var drive = new DriveInfo(folder);
            meter.CreateObservableGauge(
                "loyalty.disk.free", () => drive.AvailableFreeSpace, "By", "Room on the disk of the database.");
            meter.CreateObservableGauge(
                "loyalty.disk.size", () => drive.TotalSize, "By", "The disk of the database, full and free.");
        }

        meter.CreateObservableCounter(
            "loyalty.log.dropped", () => log.Dropped, "{line}", "Log lines that nobody took in time.");
        meter.CreateObservableGauge(
            "loyalty.digest.lag", () => Some(lag.Digest), "s",
            "How long ago was recorded what analytics lacks longest.");
        meter.CreateObservableGauge(
            "loyalty.sweep.lag", () => Some(lag.Sweep), "s", "For how long an account has been due that is longest.");
        meter.CreateObservableGauge(
            "loyalty.units.outstanding", () => liability.Totals.Select(static one => Measured(one, one.Units)),
            "{unit}", "Units of live tenants that can still be spent, by program type and currency.");
        meter.CreateObservableGauge(
            "loyalty.liability", () => liability.Totals.Select(static one => Measured(one, one.Liability)),
            "{minor_unit}", "What they are expected to cost, in the smallest part of the currency.");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<double>> Some(TimeSpan? lag) =>
        lag is { } known ? [new Measurement<double>(known.TotalSeconds)] : [];

    private static Measurement<long> Measured(UnitsOwed one, long value) => new(
        value, new("loyalty.program.type", one.ProgramType), new("loyalty.currency", one.Currency));
}
