using System.Data.Common;
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

    /// <summary>How often a batch is tried again before its works run one by one.</summary>
    public int Retries { get; init; } = 2;
}

/// <summary>
/// The one writer of this process: takes what is waiting, runs it in one transaction, and answers after the commit.
/// </summary>
public sealed class LedgerWriter : IDisposable
{
    private static readonly Refusal Overloaded =
        new("overloaded", "More writes are waiting than the service accepts. Nothing was recorded.");

    private static readonly Refusal ShuttingDown =
        new("shutting_down", "The service is stopping. Nothing was recorded.");

    private static readonly Refusal Unavailable =
        new("database_unavailable", "The database did not take the write. Nothing was recorded by this attempt.");

    private static readonly Refusal Unknown = new(
        "outcome_unknown",
        "The connection to the database broke while the write was committed: it may or may not have been recorded. "
        + "Look before you send it again; a write with an Idempotency-Key can be sent again as it is.");

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private const double PauseGrowth = 5;

    private readonly SqlDialect dialect;
    private readonly CatalogCache catalogs;
    private readonly TimeProvider clock;
    private readonly LedgerWriterOptions options;
    private readonly ILogger<LedgerWriter> log;
    private readonly IdGenerator ids = new();
    private readonly WorkQueue queue;
    private readonly Thread thread;
    private WriteSession? session;
    private bool hasFailedCommitting;

    public LedgerWriter(
        SqlDialect dialect, CatalogCache catalogs, TimeProvider clock, LedgerWriterOptions options,
        ILogger<LedgerWriter> log)
    {
        (this.dialect, this.catalogs, this.clock, this.options, this.log) = (dialect, catalogs, clock, options, log);
        queue = new WorkQueue(options.QueueCapacity);
        thread = new Thread(Run) { Name = "ledger writer", IsBackground = true };
        thread.Start();
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

    /// <summary>Takes no more works, finishes those that wait, and ends the writer's thread.</summary>
    public void Dispose()
    {
        queue.Close();
        thread.Join();
    }

    private void Run()
    {
        var spare = new List<Work>();
        while (queue.Take(spare) is { } works)
        {
            for (var at = 0; at < works.Count; at += options.BatchSize)
                RunBatch(works.GetRange(at, Math.Min(options.BatchSize, works.Count - at)));
            works.Clear();
            spare = works;
        }

        session?.Dispose();
    }

    private void RunBatch(List<Work> works)
    {
        var open = works;
        for (var attempt = 0; attempt <= options.Retries; attempt++)
        {
            if (attempt > 0) Thread.Sleep(FirstPause * Math.Pow(PauseGrowth, attempt - 1));
            if (TryRun(open) is not { } failure)
            {
                Answers.GiveOut(works);
                return;
            }

            log.LogWarning(failure, "A batch of {Works} writes failed in attempt {Attempt}", open.Count, attempt + 1);
            if (LeavesOutcomeOpen(failure)) open = WithoutUnrepeatable(open);
            if (failure is not DbException database || !IsWorthRepeating(database)) break;
        }

        var reachable = true;
        foreach (var work in open)
        {
            if (reachable) reachable = RunAlone(work);
            else work.Result = Unavailable;
        }

        Answers.GiveOut(works);
    }

    // One bad work must not harm its neighbours, so each gets a transaction of its own. False where the database did
    // not take even this one: to wait for it with every other work again would keep their callers for hours.
    private bool RunAlone(Work work)
    {
        switch (TryRun([work]))
        {
            case null:
                return true;
            case var failure when LeavesOutcomeOpen(failure):
                work.Result = work.IsRepeatable ? Unavailable : Unknown;
                return false;
            case DbException database when dialect.IsTransient(database):
                work.Result = Unavailable;
                return false;
            case DbException database when dialect.IsUniqueViolation(database):
                // Another instance was first; the caller's retry will find what it did.
                work.Result = Unavailable;
                return true;
            case var failure:
                work.Failure = failure;
                return true;
        }
    }

    // What was recorded by a commit that nobody heard of is found again by its key; without a key it would be
    // recorded twice.
    private static List<Work> WithoutUnrepeatable(List<Work> works)
    {
        foreach (var work in works)
            if (!work.IsRepeatable) work.Result = Unknown;
        return works.FindAll(work => work.IsRepeatable);
    }

    // A key that another instance has taken meanwhile is found by the next attempt.
    private bool IsWorthRepeating(DbException failure) =>
        dialect.IsTransient(failure) || dialect.IsUniqueViolation(failure);

    private bool LeavesOutcomeOpen(Exception failure) =>
        hasFailedCommitting && failure is DbException database && dialect.LeavesOutcomeOpen(database);

    /// <returns>Null once committed; else why not.</returns>
    private Exception? TryRun(List<Work> works)
    {
        try
        {
            session ??= new WriteSession(dialect);
            session.Begin();
            new Batch(session, catalogs, ids, Instant.From(clock.GetUtcNow())).Run(works);
            session.Commit();
            return null;
        }
        catch (Exception failure)
        {
            // Whatever went wrong, the connection may be the reason: the next attempt starts from a new one.
            hasFailedCommitting = session?.IsCommitting == true;
            session?.Dispose();
            session = null;
            return failure;
        }
    }
}
