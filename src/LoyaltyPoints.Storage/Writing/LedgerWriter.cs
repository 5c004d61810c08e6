using System.Diagnostics;
using System.Diagnostics.Metrics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Limits of the writing path.</summary>
public sealed record LedgerWriterOptions
{
    /// <summary>
    /// Writes that may wait, in equal shares for each connection; beyond it callers are told to come back.
    /// </summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>Writes that share one transaction at most.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>
    /// Batches of this process that may be in transactions at the same time, each over a connection of its own; null:
    /// as many as suit the engine. More than one is no use to SQLite, which has one writer at a time.
    /// </summary>
    public int? Connections { get; init; }

    /// <summary>How often a batch is tried again before its works run one by one.</summary>
    public int Retries { get; init; } = 2;
}

/// <summary>
/// The writing path of this process: takes what is waiting, runs it in one transaction, and answers after the commit.
/// Where it has several connections, a member's writes all go over the same one: two batches of this process never wait
/// for the same member, and what is handed in one after the other is recorded in that order.
/// </summary>
public sealed class LedgerWriter : IDisposable
{
    private static readonly Refusal Overloaded =
        new("overloaded", "More writes are waiting than the service accepts. Nothing was recorded.");

    private static readonly Refusal ShuttingDown =
        new("shutting_down", "The service is stopping. Nothing was recorded.");

    private readonly LedgerWriterOptions options;
    private readonly WorkQueue[] queues;
    private readonly WriterMeter meter;
    private readonly List<Thread> threads = [];
    private bool isAbandoned;

    public LedgerWriter(
        SqlDialect dialect, CatalogCache catalogs, TimeProvider clock, LedgerWriterOptions options,
        ILogger<LedgerWriter> log)
    {
        this.options = options;
        queues = new WorkQueue[options.Connections ?? dialect.Writers];
        for (var number = 0; number < queues.Length; number++)
            queues[number] = new WorkQueue(Math.Max(1, options.QueueCapacity / queues.Length));
        meter = new WriterMeter(queues);
        var ids = new IdGenerator();
        // Instances begin at different slices, as far as chance lets them; it is no harm where they do not.
        var firstSlice = Random.Shared.Next(BudgetPlace.Slices);
        for (var number = 0; number < queues.Length; number++)
        {
            var queue = queues[number];
            var lane = new BudgetLane((firstSlice + number) % BudgetPlace.Slices);
            var thread = new Thread(() =>
            {
                using var runner = new BatchRunner(dialect, catalogs, ids, clock, options.Retries, log, lane, meter);
                Run(queue, runner);
            })
            {
                Name = $"ledger writer {number + 1}", IsBackground = true,
            };
            // Whatever made this object go on is no part of what the thread will do.
            thread.UnsafeStart();
            threads.Add(thread);
        }
    }

    /// <summary>The numbers of this writing path, to be listened to.</summary>
    public Meter Meter => meter.Meter;

    /// <summary>Writes that wait for their transaction now.</summary>
    public int Waiting => queues.Sum(static queue => queue.Count);

    /// <summary>Whether at most half of every queue is taken; who can wait for it, should.</summary>
    public bool HasRoomForBatches => Array.TrueForAll(queues, static queue => queue.Count <= queue.Capacity / 2);

    /// <summary>Runs a work in one of the next transactions.</summary>
    /// <returns>
    /// Its result, committed. <c>overloaded</c>, <c>shutting_down</c> and <c>database_unavailable</c> are refusals
    /// that may be tried again; after <c>outcome_unknown</c>, a write without any key should first be looked for.
    /// </returns>
    public Task<WorkResult> WriteAsync(Work work)
    {
        var queue = QueueOf(work);
        if (!work.IsHousekeeping) work.Act = Act.Current;
        work.Caller = Tracing.Current;
        if (queue.TryAdd(work)) return work.Completion;
        var refusal = queue.IsClosed ? ShuttingDown : Overloaded;
        meter.Refused(refusal.Code);
        return Task.FromResult<WorkResult>(refusal);
    }

    /// <summary>Takes no more works, and waits until those that wait are finished.</summary>
    /// <returns>
    /// False where they were not in time: what is left then has no result, and ends with the process.
    /// </returns>
    public bool Stop(TimeSpan patience)
    {
        Close();
        var waited = Stopwatch.StartNew();
        isAbandoned = threads.Exists(thread => !thread.Join(Left()));
        return !isAbandoned;

        TimeSpan Left() => patience > waited.Elapsed ? patience - waited.Elapsed : TimeSpan.Zero;
    }

    /// <summary>Takes no more works, finishes those that wait, and ends the writers' threads.</summary>
    public void Dispose()
    {
        Close();
        if (isAbandoned) return;
        foreach (var thread in threads) thread.Join();
        meter.Dispose();
    }

    private WorkQueue QueueOf(Work work) => work.MemberId is { } member
        ? queues[(uint)member.GetHashCode() % (uint)queues.Length]
        : queues.MinBy(static queue => queue.Count)!;

    private void Close()
    {
        foreach (var queue in queues) queue.Close();
    }

    private void Run(WorkQueue queue, BatchRunner runner)
    {
        var spare = new List<Work>();
        while (queue.Take(spare, options.BatchSize) is { } works)
        {
            var start = Stopwatch.GetTimestamp();
            runner.Run(works);
            meter.Finished(works, Stopwatch.GetElapsedTime(start));
            HandInNext(works);
            // Those who give out the answers keep the list.
            Answers.GiveOut(works);
            spare = [];
        }
    }

    // Before the answers: who has one sees what follows in the order of the member's queue. Where there is no room, or
    // the writer closes, it is left to be found.
    private void HandInNext(List<Work> works)
    {
        foreach (var work in works)
            if (work.Next is { } next && work.Result.Answer is not null) QueueOf(next).TryAdd(next);
    }
}
