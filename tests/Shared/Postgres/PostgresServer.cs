using System.Security.Cryptography;
using Npgsql;

namespace LoyaltyPoints.Tests.Postgres;

/// <summary>
/// The PostgreSQL server of all tests of this process: the one that <c>LOYALTY_TEST_POSTGRES</c> names, else a cluster
/// that lives as long as this process.
/// </summary>
internal static class PostgresServer
{
    private const string Setting = "LOYALTY_TEST_POSTGRES";
    private const string Prefix = "loyalty_test_";

    private static readonly string? Given = Environment.GetEnvironmentVariable(Setting);

    private static readonly Lazy<PostgresCluster> Cluster = new(() => new PostgresCluster());

    /// <summary>Why there is no server; null where there is.</summary>
    public static string? Missing => Given is null && PostgresInstallation.Missing is { } reason
        ? $"No PostgreSQL: {Setting} is not set, and {reason}" : null;

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database to copy, to which nobody may be connected; null makes an empty one.</param>
    /// <returns>Its connection string.</returns>
    public static string CreateDatabase(string? template = null)
    {
        var name = Prefix + $"{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        Execute($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {NameOf(template)}"));
        // Each database has a pool of its own, and the server has one limit for all of them.
        return new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Database = name, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 5,
        }.ToString();
    }

    /// <summary>Drops a database made here, whoever uses it; but a cluster of this process goes as a whole.</summary>
    public static void DropDatabase(string connectionString)
    {
        // Each drop is a checkpoint, for which everybody waits.
        if (Given is not null && NameOf(connectionString).StartsWith(Prefix, StringComparison.Ordinal))
            Execute($"DROP DATABASE {NameOf(connectionString)} WITH (FORCE)");
    }

    private static string ConnectionString => Given ?? Cluster.Value.ConnectionString;

    private static string NameOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
