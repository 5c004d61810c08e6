using System.Diagnostics.Metrics;
using LoyaltyPoints.Api.Logging;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoyaltyPoints.Api.Tests.Telemetry;

/// <summary>The metrics of a service, by the names that Prometheus gives them: what its meters really have.</summary>
internal static class KnownMetrics
{
    private static readonly string[] Sent = ["LoyaltyPoints", "System.Runtime"];

    public static async Task<IReadOnlySet<string>> NamesAsync()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            var meter = instrument.Meter.Name;
            if (!Sent.Contains(meter) && !meter.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)) return;
            lock (names) names.UnionWith(Names(instrument));
        };
        listener.Start();
        await using var api = await TestApi.StartAsync(static _ => { });
        using var folder = new Harness.TempFolder();
        foreach (var dialect in Dialects(folder.Path))
        {
            using var readers = new ReadPool(dialect);
            using var log = new BackgroundSink(Stream.Null);
            using var writer = new LedgerWriter(
                dialect, new CatalogCache(), TimeProvider.System, new(), NullLogger<LedgerWriter>.Instance);
            // Nothing is asked of it, so nobody need look anything up.
            using var asked = new ServiceMeter(readers, log, dialect, lag: null!, liability: null!);
            asked.Open();
        }

        lock (names) return names.ToHashSet();
    }

    private static SqlDialect[] Dialects(string folder) =>
    [
        SqlDialects.Open("Sqlite", $"Data Source={Path.Combine(folder, "loyalty.db")}"),
        SqlDialects.Open("Postgres", "Host=127.0.0.1"),
    ];

    // By OpenTelemetry's rules of compatibility with Prometheus.
    private static IEnumerable<string> Names(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_');
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        var kind = instrument.GetType().GetGenericTypeDefinition();
        return kind == typeof(Histogram<>) ? [name + "_bucket", name + "_sum", name + "_count"]
            : kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? [name + "_total"] : [name];
    }
}
