using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Migrations;

/// <summary>One embedded migration of one dialect.</summary>
/// <param name="Name">For example <c>0001_ledger</c>; the same in every dialect.</param>
/// <param name="Checksum">SHA-256 of the text, in hex.</param>
public sealed record Migration(string Name, string Sql, string Checksum);

/// <summary>Brings a database to this build's schema: each migration once, in order, under a lock.</summary>
public static class Migrator
{
    /// <returns>The names of the migrations that were applied now; empty where the schema was current.</returns>
    /// <exception cref="SchemaMismatchException">
    /// The database holds a migration that this build does not know, or one whose text has changed since.
    /// </exception>
    public static IReadOnlyList<string> Migrate(SqlDialect dialect, TimeProvider clock)
    {
        var applied = new List<string>();
        dialect.UnderSchemaLock((connection, transaction) =>
        {
            connection.Execute(dialect.CreateMigrationTable, transaction: transaction);
            var known = All(dialect);
            var done = Applied(connection, transaction);
            Compare(known, done);
            foreach (var migration in known.Where(migration => !done.ContainsKey(migration.Name)))
            {
                connection.Execute(migration.Sql, transaction: transaction);
                Remember(connection, transaction, migration, clock);
                applied.Add(migration.Name);
            }
        });
        return applied;
    }

    /// <summary>All migrations of a dialect, in order.</summary>
    public static IReadOnlyList<Migration> All(SqlDialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var suffix = $".{dialect.Name}.sql";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name, suffix))];
    }

    private static Migration Load(Assembly assembly, string resource, string suffix)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd();
        var name = resource[..^suffix.Length];
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Migration(name[(name.LastIndexOf('.') + 1)..], sql, checksum);
    }

    private static Dictionary<string, string> Applied(DbConnection connection, DbTransaction transaction) =>
        connection.Query<(string Name, string Checksum)>(
                "SELECT name, checksum FROM schema_migrations ORDER BY name", transaction: transaction)
            .ToDictionary(row => row.Name, row => row.Checksum);

    private static void Compare(IReadOnlyList<Migration> known, Dictionary<string, string> done)
    {
        foreach (var (name, checksum) in done)
        {
            var match = known.FirstOrDefault(migration => migration.Name == name);
            if (match is null) throw new SchemaMismatchException($"The database has migration {name}, unknown here.");
            if (match.Checksum != checksum)
                throw new SchemaMismatchException($"Migration {name} differs from the one the database was made by.");
        }
    }

    private static void Remember(
        DbConnection connection, DbTransaction transaction, Migration migration, TimeProvider clock)
    {
        const string Insert =
            "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (@Name, @Checksum, @AppliedAt)";
        var appliedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        connection.Execute(Insert, new { migration.Name, migration.Checksum, AppliedAt = appliedAt }, transaction);
    }
}

/// <summary>The database was made by another build than this one.</summary>
public sealed class SchemaMismatchException(string message) : Exception(message);
