using System.Data.Common;
using System.Globalization;
using Dapper;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Checkups;

/// <summary>A connection as the writing path has it, in a transaction that is undone.</summary>
internal sealed class WriteProbe : IDisposable
{
    private readonly DbConnection connection;
    private readonly SqlDialect dialect;

    public WriteProbe(SqlDialect dialect) => (this.dialect, connection) = (dialect, dialect.OpenWriter());

    /// <summary>A statement that would write if any row were so named.</summary>
    public void Run(string sql)
    {
        using var transaction = dialect.BeginWrite(connection);
        connection.Execute(sql, new { name = "no such work" }, transaction);
        transaction.Rollback();
    }

    public string Ask(string sql) =>
        Convert.ToString(connection.ExecuteScalar(sql), CultureInfo.InvariantCulture) ?? "";

    public void Dispose() => connection.Dispose();
}
