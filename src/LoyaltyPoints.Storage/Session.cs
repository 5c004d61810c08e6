using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage;

/// <summary>A connection with its prepared statements. Not thread-safe.</summary>
public class Session : IDisposable
{
    // Statements are constants, so the text itself need not be hashed at each use.
    private readonly Dictionary<string, Statement> statements = new(ReferenceEqualityComparer.Instance);

    static Session() => StoredId.TeachDapper();

    internal Session(SqlDialect dialect, DbConnection connection) => (Dialect, Connection) = (dialect, connection);

    public SqlDialect Dialect { get; }

    public DbConnection Connection { get; }

    /// <summary>To be passed to every Dapper call; null where the session only reads.</summary>
    internal virtual DbTransaction? CurrentTransaction => null;

    /// <summary>The statement of this constant text, prepared once for the life of the connection.</summary>
    internal Statement Prepared(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
            statements[sql] = statement = Dialect.Prepare(this, sql);
        return statement;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (var statement in statements.Values) statement.Dispose();
        Connection.Dispose();
    }
}
