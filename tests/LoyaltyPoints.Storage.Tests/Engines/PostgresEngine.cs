using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A database of its own on the PostgreSQL server of these tests.</summary>
public sealed class PostgresEngine : IEngine
{
    private readonly string connectionString = PostgresServer.CreateDatabase();

    public SqlDialect Open() => SqlDialects.Open("Postgres", connectionString);

    public DbException Transient() =>
        new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);

    public object Id(Guid id) => id;

    public void Dispose() => PostgresServer.DropDatabase(connectionString);
}
