using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Storage.Backups;

/// <summary>A copy cannot be made, or must not be put in place; the message is for the operator.</summary>
public sealed class BackupException(string message) : Exception(message);

/// <summary>Saves the embedded database while the service runs, and puts a copy in its place.</summary>
public static class DatabaseFile
{
    /// <summary>Copies the database as it is at one instant, and proves the copy before it has its name.</summary>
    /// <returns>The bytes of the copy.</returns>
    /// <exception cref="BackupException">
    /// A server has the database; there is a file already; or the copy is not whole.
    /// </exception>
    public static long Save(SqlDialect dialect, string to)
    {
        var from = FileOf(dialect);
        if (!File.Exists(from)) throw new BackupException($"There is no {from}.");
        if (File.Exists(to)) throw new BackupException($"There is a {to} already.");
        var unfinished = to + ".unfinished";
        File.Delete(unfinished);
        try
        {
            SqliteFiles.Copy(from, unfinished);
            if (SqliteFiles.Fault(unfinished) is { } fault)
                throw new BackupException($"The copy is not whole: {fault}");
            File.Move(unfinished, to);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return new FileInfo(to).Length;
    }

    /// <summary>
    /// Proves a copy (its pages, its schema, its whole book), and puts it in the database's place in one step. The
    /// database that was there is kept beside it.
    /// </summary>
    /// <param name="isForced">Whether a database that holds a tenant is replaced.</param>
    /// <returns>Where the database that was there is now; null where there was none.</returns>
    /// <exception cref="BackupException">
    /// The copy is not whole or not of this build; or a process has the database open; or it is not empty.
    /// </exception>
    public static string? Restore(SqlDialect dialect, string from, bool isForced, TimeProvider clock)
    {
        var to = FileOf(dialect);
        if (!File.Exists(from)) throw new BackupException($"There is no {from}.");
        var copy = to + ".restoring";
        Remove(copy);
        try
        {
            SqliteFiles.Copy(from, copy);
            Prove(copy);
            var aside = MakeWay(dialect, to, isForced, clock);
            SqliteFiles.TryClose(copy);
            File.Move(copy, to);
            return aside;
        }
        finally
        {
            Remove(copy);
        }
    }

    private static string FileOf(SqlDialect dialect) => dialect.DataFile
        ?? throw new BackupException(
            $"A server has the database: use {dialect.Name}'s own backups (deploy/README.md).");

    private static void Prove(string file)
    {
        if (SqliteFiles.Fault(file) is { } fault) throw new BackupException($"The backup is not whole: {fault}");
        var dialect = new SqliteDialect($"Data Source={file}");
        Migrator.Missing(dialect);
        using var readers = new ReadPool(dialect);
        foreach (var tenant in readers.Read(TenantList.All))
        {
            if (!readers.Read(session => BookVerifier.Verify(session, tenant.Id, static _ => { })).IsSound)
            {
                throw new BackupException(
                    $"The book of tenant {tenant.Id} in the backup does not fit: see `loyalty verify` over it.");
            }
        }
    }

    private static string? MakeWay(SqlDialect dialect, string to, bool isForced, TimeProvider clock)
    {
        if (!File.Exists(to)) return null;
        if (!SqliteFiles.TryClose(to))
            throw new BackupException($"A process has {to} open: stop the service first.");
        if (!isForced && !IsEmpty(dialect))
            throw new BackupException($"{to} holds a tenant; with --force it is moved aside.");
        // Looking into it has opened its log again.
        SqliteFiles.TryClose(to);
        var aside = $"{to}.{clock.GetUtcNow():yyyyMMdd-HHmmss}";
        File.Move(to, aside);
        return aside;
    }

    private static bool IsEmpty(SqlDialect dialect)
    {
        if (Migrator.Missing(dialect).Count == Migration.All(dialect.Name).Count) return true;
        using var readers = new ReadPool(dialect);
        return !readers.Read(TenantRows.Any);
    }

    private static void Remove(string file)
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(file + ending);
    }
}
