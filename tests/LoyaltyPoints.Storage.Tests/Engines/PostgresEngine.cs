using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A database of its own on the PostgreSQL server of these tests.</summary>
public sealed class PostgresEngine : IEngine
{
    private static readonly Lazy<string> Migrated = new(CreateMigrated);

    private readonly Lock making = new();
    private string? connectionString;

    public SqlDialect Open() => Open(template: null);

    public SqlDialect OpenMigrated()
    {
        var dialect = Open(Migrated.Value);
        Migrator.Migrate(dialect, TimeProvider.System);
        return dialect;
    }

    public DbException Transient() =>
        new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);

    public object Id(Guid id) => id;

    public void Dispose()
    {
        if (connectionString is not null) PostgresServer.DropDatabase(connectionString);
    }

    private SqlDialect Open(string? template)
    {
        lock (making) connectionString ??= PostgresServer.CreateDatabase(template);
        return SqlDialects.Open("Postgres", connectionString);
    }

    // Nobody may be connected to what is copied.
    private static string CreateMigrated()
    {
        var created = PostgresServer.CreateDatabase();
        Migrator.Migrate(SqlDialects.Open("Postgres", created + ";Pooling=false"), TimeProvider.System);
        return created;
    }
}
