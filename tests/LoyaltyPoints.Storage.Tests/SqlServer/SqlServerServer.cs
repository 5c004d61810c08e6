using System.Security.Cryptography;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>
/// The SQL Server of these tests: the one that <c>LOYALTY_TEST_SQLSERVER</c> names; or, where the tests were built with
/// <c>-p:UseTestcontainers=true</c>, one in a container.
/// </summary>
internal static partial class SqlServerServer
{
    private const string Setting = "LOYALTY_TEST_SQLSERVER";

    private static readonly string? ConnectionString = Find();

    /// <summary>Why there is no server; null where there is.</summary>
    public static string? Missing => ConnectionString is null
        ? $"No SQL Server: {Setting} is not set, and the tests were not built with -p:UseTestcontainers=true." : null;

    /// <summary>Makes an empty database as <c>deploy/README.md</c> asks for it.</summary>
    /// <returns>Its connection string.</returns>
    public static string CreateDatabase()
    {
        var name = $"loyalty_test_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        Execute($"CREATE DATABASE {name}");
        Execute($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        return new SqlConnectionStringBuilder(ConnectionString) { InitialCatalog = name }.ToString();
    }

    /// <summary>Drops a database whoever is connected to it.</summary>
    public static void DropDatabase(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        Execute($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
    }

    private static string? Find()
    {
        var connectionString = Environment.GetEnvironmentVariable(Setting);
        if (connectionString is null) StartContainer(ref connectionString);
        return connectionString;
    }

    static partial void StartContainer(ref string? connectionString);

    private static void Execute(string sql)
    {
        using var connection = new SqlConnection(ConnectionString);
        connection.Open();
        using var command = new SqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
