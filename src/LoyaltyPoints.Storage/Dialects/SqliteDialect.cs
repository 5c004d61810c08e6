using System.Data.Common;
using LoyaltyPoints.Storage.Sets;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>The embedded engine: one file, one writer at a time, readers beside it (WAL).</summary>
public sealed class SqliteDialect : SqlDialect
{
    // A commit returns after the log is on the disk. The checkpoint interval trades throughput for the longest stall.
    private const string WriterSettings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 2000;
        """;

    private const string CommonSettings = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        """;

    private static readonly EngineSetting[] Needed =
    [
        new("journal_mode", "PRAGMA journal_mode", ["wal"],
            "Put the file on a local disk: readers beside a writer need shared memory."),
        new("synchronous", "PRAGMA synchronous", ["2", "3"], "Use the build's own driver for SQLite."),
    ];

    private readonly string writerString;
    private readonly string readerString;

    /// <param name="connectionString">As usual, <c>Data Source=...</c>; its folder is created.</param>
    public SqliteDialect(string connectionString)
    {
        // The driver, too, tries a busy statement again, for half a minute unless told otherwise.
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 5 };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
            Directory.CreateDirectory(folder);
        DataFile = Path.GetFullPath(builder.DataSource);
        writerString = builder.ToString();
        builder.Mode = SqliteOpenMode.ReadOnly;
        readerString = builder.ToString();
    }

    public override string Name => "sqlite";

    public override string Recursive(string expression) => $"WITH RECURSIVE {expression}";

    public override int Writers => 1;

    public override bool IsEmbedded => true;

    public override string? DataFile { get; }

    public override IReadOnlyList<EngineSetting> NeededSettings => Needed;

    public override string CreateMigrationTable => """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            name TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT
        """;

    public override string CountMigrationTable =>
        "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'";

    public override DbConnection OpenReader(bool mayLag) => Open(readerString, CommonSettings);

    public override DbConnection OpenWriter() => Open(writerString, CommonSettings + WriterSettings);

    public override DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override DbTransaction BeginSnapshot(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override string SelectColumns => """
        SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid
        """;

    public override string Limited(string sql) => sql + " LIMIT @limit";

    public override Statement Prepare(Session session, string sql) =>
        new SqliteStatement((SqliteConnection)session.Connection, sql);

    public override void Run(Session session, IReadOnlyList<SetStep> steps) => SqliteSets.Run(session, steps);

    public override bool IsTransient(DbException exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR
            or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_NOMEM
    };

    public override bool IsUniqueViolation(DbException exception) => exception is SqliteException
    {
        SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE
    };

    public override bool MayHaveCommitted(Exception failure) => false;

    // Inside this process there is none to lose: a commit that failed has failed.
    public override bool IsConnectionLost(DbException exception) => false;

    public override bool IsPermissionDenied(DbException exception) => exception is SqliteException
    {
        SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH
    };

    public override void UnderSchemaLock(Action<DbConnection, DbTransaction> migrate)
    {
        using var connection = OpenWriter();
        using var transaction = BeginWrite(connection);
        migrate(connection, transaction);
        transaction.Commit();
    }

    private static SqliteConnection Open(string connectionString, string settings)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
