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

    internal void Begin() => transaction = Dialect.BeginWrite(Connection);

    internal void Commit()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = null;
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            transaction?.Dispose();
            base.Dispose(disposing);
        }
        catch (DbException)
        {
            // After some failures (a disk that is full, say) the engine has rolled back by itself, and finds nothing
            // left to roll back. The transaction is gone, which is all that is asked for here.
        }
    }
}
