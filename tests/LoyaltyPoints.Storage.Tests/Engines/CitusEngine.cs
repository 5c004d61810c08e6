using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>
/// A distributed PostgreSQL: the database of <see cref="Variable"/> on a cluster's coordinator, emptied, migrated, and
/// placed by the script that operators use.
/// </summary>
public sealed class CitusEngine : IEngine
{
    public const string Variable = "LOYALTY_TEST_CITUS";

    private const string DropTables = """
        DO $$ DECLARE name text; BEGIN
          FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('DROP TABLE %I CASCADE', name);
          END LOOP;
        END $$
        """;

    public CitusEngine()
    {
        Execute(DropTables);
        Migrator.Migrate(Open(), TimeProvider.System);
        Execute("SET citus.shard_count = 8;" + File.ReadAllText(PlacementScript()));
    }

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable);

    public SqlDialect Open() => new PostgresDialect(ConnectionString!);

    public DbException Transient() =>
        new PostgresException("deadlock detected", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);

    public object Id(Guid id) => id;

    public void Dispose()
    {
        // The next test empties it.
    }

    internal static string PlacementScript()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "deploy", "postgres", "citus.sql");
    }

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(ConnectionString!);
        using var command = source.CreateCommand(sql);
        command.CommandTimeout = 60;
        command.ExecuteNonQuery();
    }
}
