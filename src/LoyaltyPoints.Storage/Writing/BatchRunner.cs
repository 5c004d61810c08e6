using System.Data.Common;
using System.Diagnostics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Merges;
using Microsoft.Extensions.Logging;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// Runs batches over one connection, each in a transaction, and sees to it that every work has a result.
/// </summary>
internal sealed class BatchRunner(
    SqlDialect dialect, CatalogCache catalogs, IdGenerator ids, TimeProvider clock, int retries, ILogger log,
    BudgetLane lane, WriterMeter meter) : IDisposable
{
    private static readonly Refusal Unavailable = new(
        "database_unavailable",
        "The database did not take the write, or broke off before it could say that it did. Send it again as it is.");

    private static readonly Refusal Unknown = new(
        "outcome_unknown",
        "The connection to the database broke while the write was committed: it may or may not have been recorded. "
        + "Look before you send it again.");

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private const double PauseGrowth = 5;

    private const int MostRowsLocked = 3;

    private WriteSession? session;
    private bool hasFailedCommitting;
    private int rowsLocked;

    public void Dispose() => session?.Dispose();

    /// <summary>Runs works together, in their order; those apart that have to be.</summary>
    public void Run(List<Work> works)
    {
        var from = 0;
        for (var at = 0; at < works.Count; at++)
        {
            if (!works[at].RunsAlone) continue;
            if (at > from) RunTogether(works.GetRange(from, at - from));
            RunTogether([works[at]]);
            from = at + 1;
        }

        if (from < works.Count) RunTogether(from == 0 ? works : works.GetRange(from, works.Count - from));
    }

    // If that fails for good, one by one.
    private void RunTogether(List<Work> works)
    {
        using var span = Tracing.Start(works);
        var open = works;
        for (var attempt = 0; attempt <= retries; attempt++)
        {
            if (attempt > 0) Thread.Sleep(FirstPause * Math.Pow(PauseGrowth, attempt - 1));
            if (TryRun(open) is not { } failure)
            {
                return;
            }

            span.Failed(attempt + 1, failure);
            log.LogWarning(failure, "A batch of {Works} writes failed in attempt {Attempt}", open.Count, attempt + 1);
            if (MayHaveCommitted(failure)) open = WithoutUnrepeatable(open);
            if (open.Count == 0) return;
            if (failure is not DbException database || !IsWorthRepeating(database)) break;
        }

        rowsLocked = 0;
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
            case var failure when MayHaveCommitted(failure) && !work.IsRepeatable:
                work.Result = Unknown;
                return false;
            case DbException database when dialect.IsRowLocked(database):
                // That is this member's trouble, and the others need not suffer for it; unless it goes on and on.
                work.Result = Unavailable;
                return ++rowsLocked < MostRowsLocked;
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

    private bool MayHaveCommitted(Exception failure) => hasFailedCommitting && dialect.MayHaveCommitted(failure);

    /// <returns>Null once committed; else why not.</returns>
    private Exception? TryRun(List<Work> works)
    {
        try
        {
            session ??= new WriteSession(dialect);
            RunWider(works, takesAllBudgets: false, new Dictionary<MemberKey, Guid>());
            return null;
        }
        catch (Exception failure)
        {
            // Whatever went wrong, the connection may be the reason: the next attempt starts from a new one.
            meter.Failed(failure);
            hasFailedCommitting = session?.IsCommitting == true;
            session?.Dispose();
            session = null;
            return failure;
        }
    }

    // Where more must be locked than was known before, from the beginning again, with that: each time it is more.
    private void RunWider(List<Work> works, bool takesAllBudgets, IReadOnlyDictionary<MemberKey, Guid> merged)
    {
        try
        {
            session!.Begin();
            var batch = new Batch(session, catalogs, ids, clock, lane, takesAllBudgets, merged)
            {
                Moved = meter.CountsUnits ? new MovedUnits() : null,
            };
            batch.Run(works);
            var start = Stopwatch.GetTimestamp();
            session.Commit();
            meter.Committed(Stopwatch.GetElapsedTime(start), batch.Moved);
        }
        catch (WiderLocksException) when (!takesAllBudgets)
        {
            session!.Rollback();
            RunWider(works, takesAllBudgets: true, merged);
        }
        catch (MergedMembersException found) when (found.AddsTo(merged))
        {
            session!.Rollback();
            RunWider(works, takesAllBudgets, found.With(merged));
        }
    }
}
