using System.Data.Common;
using System.Text;
using Dapper;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Migrations;

/// <summary>
/// Brings a database to this build's schema: each migration once, in order, under a lock. Migrations only add, so a
/// database may be ahead of this build: while instances are replaced one by one, old ones run beside new ones.
/// </summary>
public static class Migrator
{
    private const string SelectApplied = "SELECT name, checksum FROM schema_migrations ORDER BY name";

    private const string InsertApplied =
        "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (@Name, @Checksum, @AppliedAt)";

    /// <summary>Where nothing is missing, only reads: the login then needs no right to change the schema.</summary>
    /// <returns>The names of the migrations that were applied now; empty where the schema was current.</returns>
    /// <exception cref="SchemaMismatchException">
    /// The database has a migration whose text is not this build's, or lacks one though it has a later one; or one is
    /// missing and this login may not apply it.
    /// </exception>
    public static IReadOnlyList<string> Migrate(SqlDialect dialect, TimeProvider clock)
    {
        var missing = Missing(dialect);
        if (missing.Count == 0) return [];
        try
        {
            dialect.UnderSchemaLock((connection, transaction) =>
            {
                // Another process may have held the lock, and done it.
                missing = Missing(dialect, connection, transaction);
                Apply(dialect, connection, transaction, missing, clock);
            });
        }
        catch (DbException denied) when (dialect.IsPermissionDenied(denied))
        {
            throw new SchemaMismatchException(
                $"The database lacks the migration {missing[0].Name}, and this login may not apply it "
                + $"({denied.Message}): run `loyalty migrate` with the login that owns the schema.", denied);
        }

        return [.. missing.Select(migration => migration.Name)];
    }

    /// <summary>Changes nothing, but for an absent SQLite file, which is made, empty.</summary>
    /// <returns>The migrations that <see cref="Migrate"/> would apply, in order.</returns>
    /// <exception cref="SchemaMismatchException">As for <see cref="Migrate"/>.</exception>
    public static IReadOnlyList<Migration> Missing(SqlDialect dialect)
    {
        using var connection = dialect.OpenWriter();
        return Missing(dialect, connection, null);
    }

    /// <summary>What applies these migrations and remembers it, as one transaction that a DBA can run.</summary>
    public static string Script(SqlDialect dialect, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        var script = new StringBuilder($"{dialect.BeginScript}\n\n{dialect.CreateMigrationTable};\n\n");
        foreach (var migration in migrations)
        {
            var insert = InsertApplied.Replace("@Name", $"'{migration.Name}'")
                .Replace("@Checksum", $"'{migration.Checksum}'").Replace("@AppliedAt", $"{Now(clock)}");
            script.Append($"-- {migration.Name}\n{migration.Sql}\n{insert};\n\n");
        }

        return script.Append("COMMIT;").ToString();
    }

    private static List<Migration> Missing(SqlDialect dialect, DbConnection connection, DbTransaction? transaction)
    {
        var known = Migration.All(dialect.Name);
        var exists = connection.ExecuteScalar<long>(dialect.CountMigrationTable, transaction: transaction) > 0;
        var done = exists
            ? connection.Query<(string Name, string Checksum)>(SelectApplied, transaction: transaction).ToList() : [];
        foreach (var (name, checksum) in done)
        {
            var match = known.FirstOrDefault(migration => migration.Name == name);
            if (match is null ? string.CompareOrdinal(name, known[^1].Name) < 0 : match.Checksum != checksum)
                throw new SchemaMismatchException($"The database was made by another migration {name} than ours.");
        }

        var missing = known.Where(migration => done.TrueForAll(one => one.Name != migration.Name)).ToList();
        if (missing.Count > 0 && done.Count > 0 && string.CompareOrdinal(done[^1].Name, missing[0].Name) > 0)
        {
            throw new SchemaMismatchException(
                $"The database has the migration {done[^1].Name} but not {missing[0].Name}, which goes before it.");
        }

        return missing;
    }

    private static void Apply(
        SqlDialect dialect, DbConnection connection, DbTransaction transaction, IReadOnlyList<Migration> missing,
        TimeProvider clock)
    {
        if (missing.Count == 0) return;
        connection.Execute(dialect.CreateMigrationTable, transaction: transaction);
        foreach (var migration in missing)
        {
            // No timeout: an index on a large table takes its time.
            connection.Execute(migration.Sql, transaction: transaction, commandTimeout: 0);
            connection.Execute(
                InsertApplied, new { migration.Name, migration.Checksum, AppliedAt = Now(clock) }, transaction);
        }
    }

    private static long Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>The database and this build do not go together.</summary>
public sealed class SchemaMismatchException(string message, Exception? cause = null) : Exception(message, cause);
