using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>Read connections with their prepared statements, kept for reuse.</summary>
public sealed class ReadPool(SqlDialect dialect) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];

    /// <summary>Runs a query on a connection that nobody else uses meanwhile.</summary>
    public T Read<T>(Func<Session, T> query)
    {
        var session = idle.TryTake(out var kept) ? kept : new Session(dialect, dialect.OpenReader());
        var succeeded = false;
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

    public void Dispose()
    {
        while (idle.TryTake(out var session)) session.Dispose();
    }
}
