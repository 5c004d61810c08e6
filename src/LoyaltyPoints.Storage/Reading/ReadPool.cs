using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>Read connections with their prepared statements, kept for reuse.</summary>
public sealed class ReadPool(SqlDialect dialect) : IDisposable
{
    /// <summary>Connections of one process that read at the same time, where each is one to a server.</summary>
    public const int MaximumConnections = 16;

    // Longer, and the threads that wait are missed elsewhere.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A query that ran into its time limit is not helped by running again.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    private readonly ConcurrentBag<Session> current = [];
    private readonly ConcurrentBag<Session> lagging = [];
    private readonly SemaphoreSlim free = new(dialect.IsEmbedded ? int.MaxValue : MaximumConnections);

    /// <summary>Reads under way now.</summary>
    public int Busy => Most - free.CurrentCount;

    /// <summary>Reads that may be under way at the same time.</summary>
    public int Most { get; } = dialect.IsEmbedded ? int.MaxValue : MaximumConnections;

    /// <summary>
    /// Runs a query on a connection that nobody else uses meanwhile. It sees everything that was committed before. It
    /// runs twice where the connection turns out to be broken.
    /// </summary>
    public T Read<T>(Func<Session, T> query) => Read(current, mayLag: false, query);

    /// <summary>
    /// As <see cref="Read"/>, but what was committed in the last moments may be missing: a replica will do.
    /// </summary>
    public T ReadMayLag<T>(Func<Session, T> query) => Read(lagging, mayLag: true, query);

    /// <summary>
    /// As <see cref="Read"/>, on a connection of its own: to see whether the database answers at all.
    /// </summary>
    public T Probe<T>(Func<Session, T> query)
    {
        using var session = new Session(dialect, dialect.OpenReader(mayLag: false));
        return query(session);
    }

    public void Dispose()
    {
        Drop(current);
        Drop(lagging);
        free.Dispose();
    }

    private T Read<T>(ConcurrentBag<Session> idle, bool mayLag, Func<Session, T> query)
    {
        if (!free.Wait(Patience)) throw new ReadersBusyException();
        try
        {
            if (!idle.TryTake(out var kept)) return Run(idle, new Session(dialect, dialect.OpenReader(mayLag)), query);
            var start = Stopwatch.GetTimestamp();
            try
            {
                return Run(idle, kept, query);
            }
            catch (DbException exception) when (
                dialect.IsConnectionLost(exception) && Stopwatch.GetElapsedTime(start) < AtOnce)
            {
                // The server was restarted, or a balancer cut what was idle: the others are broken like this one.
                Drop(idle);
                return Run(idle, new Session(dialect, dialect.OpenReader(mayLag)), query);
            }
        }
        finally
        {
            free.Release();
        }
    }

    private static T Run<T>(ConcurrentBag<Session> idle, Session session, Func<Session, T> query)
    {
        var succeeded = false;
        using var span = Tracing.Start("read", session);
        try
        {
            var result = query(session);
            succeeded = true;
            return result;
        }
        finally
        {
            // A connection that failed once is not given to the next caller.
            if (succeeded) idle.Add(session);
            else session.Dispose();
        }
    }

    private static void Drop(ConcurrentBag<Session> idle)
    {
        while (idle.TryTake(out var session)) session.Dispose();
    }
}

/// <summary>All connections that read are taken, and none has come free for seconds.</summary>
public sealed class ReadersBusyException() : DbException("Every connection for reading is busy.");
