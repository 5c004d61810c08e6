using System.Data.Common;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// Runs batches over one connection, each in a transaction, and sees to it that every work has a result.
/// </summary>
internal sealed class BatchRunner(
    SqlDialect dialect, CatalogCache catalogs, IdGenerator ids, TimeProvider clock, int retries, ILogger log)
    : IDisposable
{
    private static readonly Refusal Unavailable =
        new("database_unavailable", "The database did not take the write. Nothing was recorded by this attempt.");

    private static readonly Refusal Unknown = new(
        "outcome_unknown",
        "The connection to the database broke while the write was committed: it may or may not have been recorded. "
        + "Look before you send it again.");

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private const double PauseGrowth = 5;

    private WriteSession? session;
    private bool hasFailedCommitting;

    public void Dispose() => session?.Dispose();

    /// <summary>Runs works together; if that fails for good, one by one.</summary>
    public void Run(List<Work> works)
    {
        var open = works;
        for (var attempt = 0; attempt <= retries; attempt++)
        {
            if (attempt > 0) Thread.Sleep(FirstPause * Math.Pow(PauseGrowth, attempt - 1));
            if (TryRun(open) is not { } failure)
            {
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
        hasFailedCommitting && failure is DbException database && dialect.IsConnectionLost(database);

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
