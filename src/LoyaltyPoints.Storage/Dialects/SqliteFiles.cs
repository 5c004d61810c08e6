using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// The file of an embedded database as a whole: copying it while it is written to, and looking it over.
/// </summary>
internal static class SqliteFiles
{
    // Pages and their structure, indexes against tables: all that is not ours to judge.
    private const string Check = "PRAGMA integrity_check(1)";

    // Nobody else may have the file open for that.
    private const string LeaveLog = "PRAGMA journal_mode = DELETE";

    /// <summary>
    /// Copies the database as of one instant. Writers go on meanwhile: they append to the log, which this keeps from
    /// being taken in, so it grows by what they write.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is damaged, or no database.</exception>
    public static void Copy(string from, string to)
    {
        try
        {
            CopyPages(from, to);
        }
        catch (SqliteException damaged)
            when (damaged.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            throw new InvalidDataException($"{from} is not whole: {damaged.Message}", damaged);
        }

        Flush(to);
    }

    /// <summary>What the engine finds wrong with the file; null where it is whole.</summary>
    public static string? Fault(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadOnly);
            return Ask(connection, Check) is var said and not "ok" ? said : null;
        }
        catch (SqliteException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>
    /// Takes the log into the file and removes it, where no other process has the database open; else false.
    /// </summary>
    public static bool TryClose(string file)
    {
        try
        {
            using var connection = Open(file, SqliteOpenMode.ReadWrite);
            return Ask(connection, LeaveLog) == "delete";
        }
        catch (SqliteException held) when (held.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }
    }

    /// <summary>Returns once the file is on the disk.</summary>
    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static void CopyPages(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        // One file, without a log beside it.
        Ask(target, LeaveLog);
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 5,
        }.ToString());
        connection.Open();
        return connection;
    }
}
