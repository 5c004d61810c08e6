using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests.Deploy;

/// <summary>The database and the logins that a DBA's scripts make, under names of their own.</summary>
internal sealed partial class PostgresLogins : IDisposable
{
    private readonly string suffix = RandomNumberGenerator.GetHexString(12, lowercase: true);
    private readonly string password = RandomNumberGenerator.GetHexString(20);

    // Of the server that the tests may use; only its address and its login matter.
    private readonly string admin = PostgresServer.CreateDatabase();

    public PostgresLogins()
    {
        foreach (var statement in Statements("database.sql")) Execute(admin, statement);
        foreach (var role in (string[])["owner", "service"])
            Execute(admin, $"ALTER ROLE loyalty_{role}_{suffix} PASSWORD '{password}'");
    }

    public SqlDialect Owner => SqlDialects.Open("Postgres", As("owner"));

    public SqlDialect Service => SqlDialects.Open("Postgres", As("service"));

    /// <summary>As the owner, as its own comment says.</summary>
    public void GiveRights() => Execute(As("owner"), string.Join(';', Statements("rights.sql")));

    public void Dispose()
    {
        Execute(admin, $"DROP DATABASE loyalty_{suffix} WITH (FORCE)");
        Execute(admin, $"DROP ROLE loyalty_owner_{suffix}");
        Execute(admin, $"DROP ROLE loyalty_service_{suffix}");
        PostgresServer.DropDatabase(admin);
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(admin)
    {
        Database = $"loyalty_{suffix}", Username = $"loyalty_{role}_{suffix}", Password = password,
    }.ToString();

    // One by one, for a database is made outside of any transaction.
    private IEnumerable<string> Statements(string script) =>
        Comment().Replace(DeployScript.Read("postgres", script), "")
            .Replace("loyalty_owner", $"loyalty_owner_{suffix}").Replace("loyalty_service", $"loyalty_service_{suffix}")
            .Replace("DATABASE loyalty ", $"DATABASE loyalty_{suffix} ").Split(';', StringSplitOptions.TrimEntries)
            .Where(statement => statement.Length > 0);

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        // A database is dropped after a checkpoint, which takes as long as the disk does.
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();
}
