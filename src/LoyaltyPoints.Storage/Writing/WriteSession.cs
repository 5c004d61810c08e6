using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The writer's connection, and the transaction of the batch at hand.</summary>
public sealed class WriteSession : Session
{
    private DbTransaction? transaction;

    internal WriteSession(SqlDialect dialect)
        : base(dialect, dialect.OpenWriter())
    {
    }

    internal override DbTransaction? CurrentTransaction => transaction;

    /// <summary>Whether the commit was asked for: if it failed after that, it may have been done.</summary>
    internal bool IsCommitting { get; private set; }

    internal void Begin() => transaction = Dialect.BeginWrite(Connection);

    internal void Commit()
    {
        using var span = Tracing.Start("commit", this);
        IsCommitting = true;
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
        IsCommitting = false;
    }

    /// <summary>Undoes what was written; the connection is as good as before.</summary>
    internal void Rollback()
    {
        transaction!.Rollback();
        transaction.Dispose();
        transaction = null;
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            transaction?.Dispose();
        }
        catch (DbException)
        {
            // A session is thrown away after a failure, and what failed may fail the rollback too. The engine drops a
            // transaction with its connection, which is all that is asked for here.
        }
        finally
        {
            base.Dispose(disposing);
        }
    }
}
