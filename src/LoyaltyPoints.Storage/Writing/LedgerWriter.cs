using System.Diagnostics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>Limits of the writing path.</summary>
public sealed record LedgerWriterOptions
{
    /// <summary>Writes that may wait; beyond it callers are told to come back.</summary>
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
/// </summary>
public sealed class LedgerWriter : IDisposable
{
    private static readonly Refusal Overloaded =
        new("overloaded", "More writes are waiting than the service accepts. Nothing was recorded.");

    private static readonly Refusal ShuttingDown =
        new("shutting_down", "The service is stopping. Nothing was recorded.");

    private readonly LedgerWriterOptions options;
    private readonly WorkQueue queue;
    private readonly List<Thread> threads = [];
    private bool isAbandoned;

    public LedgerWriter(
        SqlDialect dialect, CatalogCache catalogs, TimeProvider clock, LedgerWriterOptions options,
        ILogger<LedgerWriter> log)
    {
        this.options = options;
        queue = new WorkQueue(options.QueueCapacity);
        var ids = new IdGenerator();
        for (var number = 1; number <= (options.Connections ?? dialect.Writers); number++)
        {
            var thread = new Thread(() =>
            {
                using var runner = new BatchRunner(dialect, catalogs, ids, clock, options.Retries, log);
                Run(runner);
            })
            {
                Name = $"ledger writer {number}", IsBackground = true,
            };
            thread.Start();
            threads.Add(thread);
        }
    }

    /// <summary>Writes that wait for their transaction now.</summary>
    public int Waiting => queue.Count;

    /// <summary>Whether less than half of the queue is taken; who can wait for it, should.</summary>
    public bool HasRoomForBatches => queue.Count <= options.QueueCapacity / 2;

    /// <summary>Runs a work in one of the next transactions.</summary>
    /// <returns>
    /// Its result, committed. <c>overloaded</c>, <c>shutting_down</c> and <c>database_unavailable</c> are refusals
    /// that may be tried again; after <c>outcome_unknown</c>, a write without any key should first be looked for.
    /// </returns>
    public Task<WorkResult> WriteAsync(Work work) =>
        queue.TryAdd(work) ? work.Completion
            : Task.FromResult<WorkResult>(queue.IsClosed ? ShuttingDown : Overloaded);

    /// <summary>Takes no more works, and waits until those that wait are finished.</summary>
    /// <returns>
    /// False where they were not in time: what is left then has no result, and ends with the process.
    /// </returns>
    public bool Stop(TimeSpan patience)
    {
        queue.Close();
        var waited = Stopwatch.StartNew();
        isAbandoned = threads.Exists(thread => !thread.Join(Left()));
        return !isAbandoned;

        TimeSpan Left() => patience > waited.Elapsed ? patience - waited.Elapsed : TimeSpan.Zero;
    }

    /// <summary>Takes no more works, finishes those that wait, and ends the writers' threads.</summary>
    public void Dispose()
    {
        queue.Close();
        if (isAbandoned) return;
        foreach (var thread in threads) thread.Join();
    }

    private void Run(BatchRunner runner)
    {
        var spare = new List<Work>();
        while (queue.Take(spare, options.BatchSize) is { } works)
        {
            runner.Run(works);
            // Those who give out the answers keep the list.
            Answers.GiveOut(works);
            spare = [];
        }
    }
}
