using System.Diagnostics;
using System.Diagnostics.Metrics;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The numbers of a writing path. What nobody listens to is not counted.</summary>
internal sealed class WriterMeter : IDisposable
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    };

    private static readonly string[] Buckets =
        [.. Enum.GetNames<Bucket>().Select(static name => name.ToLowerInvariant())];

    private readonly Histogram<int> batchSize;
    private readonly Histogram<double> batchDuration;
    private readonly Histogram<double> commitDuration;
    private readonly Counter<long> failures;
    private readonly Counter<long> writes;
    private readonly Counter<long> refusals;
    private readonly Counter<long> unitsMoved;

    public WriterMeter(WorkQueue[] queues)
    {
        var meter = Meter;
        batchSize = meter.CreateHistogram("loyalty.batch.size", "{write}", "Writes of a batch.", null, Sizes);
        batchDuration = meter.CreateHistogram(
            "loyalty.batch.duration", "s", "From taking a batch to its last commit, with all attempts.", null, Seconds);
        commitDuration = meter.CreateHistogram(
            "loyalty.commit.duration", "s", "The commit of a batch, until the database says it is durable.", null,
            Seconds);
        failures = meter.CreateCounter<long>(
            "loyalty.batch.failures", "{attempt}", "Attempts of a batch that failed and were made again or given up.");
        writes = meter.CreateCounter<long>("loyalty.writes", "{write}", "Writes by kind and outcome.");
        refusals = meter.CreateCounter<long>("loyalty.refusals", "{refusal}", "Writes that were refused, by code.");
        unitsMoved = meter.CreateCounter<long>(
            "loyalty.units.moved", "{unit}", "Units by the type of their program, from bucket to bucket.");
        meter.CreateObservableUpDownCounter(
            "loyalty.queue.length", () => Each(queues, static queue => queue.Count), "{write}",
            "Writes that wait, by queue.");
        meter.CreateObservableUpDownCounter(
            "loyalty.queue.capacity", () => Each(queues, static queue => queue.Capacity), "{write}",
            "Writes that may wait, by queue; beyond it callers are answered 503.");
    }

    public Meter Meter { get; } = new(Tracing.Name);

    /// <summary>Whether it is worth adding up what units a batch moves.</summary>
    public bool CountsUnits => unitsMoved.Enabled;

    public void Failed(Exception failure) =>
        failures.Add(1, new KeyValuePair<string, object?>("error.type", failure.GetType().FullName));

    public void Committed(TimeSpan took, MovedUnits? moved)
    {
        commitDuration.Record(took.TotalSeconds);
        foreach (var ((type, from, to), units) in moved?.All ?? [])
        {
            unitsMoved.Add(
                units, new("loyalty.program.type", ProgramWords.Of(type)),
                new("loyalty.units.from", Buckets[(int)from]), new("loyalty.units.to", Buckets[(int)to]));
        }
    }

    /// <summary>Counts the works of a batch, all of which have their results.</summary>
    public void Finished(List<Work> works, TimeSpan took)
    {
        batchSize.Record(works.Count);
        batchDuration.Record(took.TotalSeconds);
        if (!writes.Enabled) return;
        foreach (var work in works)
        {
            writes.Add(1, new("loyalty.write.kind", work.Kind), new("loyalty.write.outcome", OutcomeOf(work)));
            if (work.Failure is null && work.Result.Refusal is { } refusal) Refused(refusal.Code);
        }
    }

    public void Refused(string code) =>
        refusals.Add(1, new KeyValuePair<string, object?>("loyalty.refusal.code", code));

    public void Dispose() => Meter.Dispose();

    private static string OutcomeOf(Work work) => work.Failure is not null ? "failed"
        : work.Result.Answer is not { } answer ? "refused"
        : answer.Replayed ? "replayed" : "recorded";

    private static IEnumerable<Measurement<int>> Each(WorkQueue[] queues, Func<WorkQueue, int> of) =>
        queues.Select((queue, at) => new Measurement<int>(
            of(queue), new KeyValuePair<string, object?>("loyalty.queue.number", at + 1)));
}
