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
            // A session is thrown away after a failure, and what failed may fail the rollback too. The engine drops a
            // transaction with its connection, which is all that is asked for here.
        }
    }
}
