using System.Data;
using System.Data.Common;
using LoyaltyPoints.Storage.Sets;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// SQL Server 2019 and later, and Azure SQL. The database has READ_COMMITTED_SNAPSHOT on: readers do not wait for
/// writers.
/// </summary>
public sealed class SqlServerDialect : SqlDialect
{
    // An error ends the transaction whatever it is, and a lock that does not come is an error.
    private const string WriterSettings = "SET XACT_ABORT ON; SET LOCK_TIMEOUT 5000;";

    private const string SchemaLock = """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = N'LoyaltyPoints schema', @LockMode = N'Exclusive',
          @LockOwner = N'Transaction', @LockTimeout = 600000;
        IF @result < 0 THROW 50000, N'Another process has been migrating this database for ten minutes.', 1;
        """;

    private static readonly EngineSetting[] Needed =
    [
        new("READ_COMMITTED_SNAPSHOT",
            """
            SELECT CASE WHEN is_read_committed_snapshot_on = 1 THEN 'ON' ELSE 'OFF' END FROM sys.databases
            WHERE name = DB_NAME()
            """,
            ["ON"], "Run deploy/sqlserver/database.sql: readers wait for writers otherwise."),
        new("DELAYED_DURABILITY",
            "SELECT CAST(delayed_durability_desc AS nvarchar(60)) FROM sys.databases WHERE name = DB_NAME()",
            ["DISABLED", "ALLOWED"], "Set DELAYED_DURABILITY = DISABLED: what was answered may be lost otherwise."),
        new("Updateability", "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Updateability') AS nvarchar(60))",
            ["READ_WRITE"], "Name the primary in ConnectionStrings__Loyalty: this database takes no writes."),
    ];

    private readonly string connectionString;
    private readonly string replicaString;

    /// <param name="connectionString">As Microsoft.Data.SqlClient takes it.</param>
    public SqlServerDialect(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "LoyaltyPoints";
        this.connectionString = builder.ToString();
        builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        replicaString = builder.ToString();
    }

    public override string Name => "sqlserver";

    public override string SystemName => "microsoft.sql_server";

    // While one waits for the disk, the other decides.
    public override int Writers => 2;

    public override IReadOnlyList<EngineSetting> NeededSettings => Needed;

    public override string SelectTime => "SELECT DATEDIFF_BIG(millisecond, '1970-01-01', SYSUTCDATETIME())";

    public override string CreateMigrationTable => """
        IF OBJECT_ID(N'schema_migrations') IS NULL
        CREATE TABLE schema_migrations (
            name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_schema_migrations PRIMARY KEY,
            checksum nvarchar(64) NOT NULL, applied_at bigint NOT NULL)
        """;

    public override string CountMigrationTable =>
        "SELECT COUNT(*) FROM sys.tables WHERE object_id = OBJECT_ID(N'schema_migrations')";

    public override string BeginScript => "SET XACT_ABORT ON;\n" + base.BeginScript;

    // The recursion is bounded by the statement itself.
    public override string Recursive(string expression) => $"WITH {expression} OPTION (MAXRECURSION 0)";

    public override DbConnection OpenReader(bool mayLag) => Open(mayLag ? replicaString : connectionString);

    public override DbConnection OpenWriter()
    {
        var connection = Open(connectionString);
        try
        {
            using var command = new SqlCommand(WriterSettings, connection);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqlException)
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginWrite(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    // The database must allow it: see deploy/sqlserver/database.sql.
    public override DbTransaction BeginSnapshot(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.Snapshot);

    public override string SelectColumns => """
        SELECT t.name AS table_name, c.name AS column_name
        FROM sys.tables t JOIN sys.columns c ON c.object_id = t.object_id
        WHERE t.schema_id = SCHEMA_ID() ORDER BY t.name, c.column_id
        """;

    public override string Limited(string sql)
    {
        var select = sql.StartsWith("SELECT DISTINCT ", StringComparison.Ordinal) ? "SELECT DISTINCT " : "SELECT ";
        return $"{select}TOP (@limit) {sql[select.Length..]}";
    }

    public override Statement Prepare(Session session, string sql) => new SqlServerStatement(
        (SqlConnection)session.Connection, sql, () => (SqlTransaction?)session.CurrentTransaction);

    public override void Run(Session session, IReadOnlyList<SetStep> steps) => SqlServerSets.Run(session, steps);

    public override bool IsTransient(DbException exception) => SqlServerErrors.IsTransient(exception);

    public override bool MayHaveCommitted(Exception failure) => failure is not SqlException { Number: 1205 };

    public override bool IsRowLocked(DbException exception) => exception is SqlException { Number: 1222 };

    public override bool IsUniqueViolation(DbException exception) => SqlServerErrors.IsUniqueViolation(exception);

    public override bool IsConnectionLost(DbException exception) => SqlServerErrors.IsConnectionLost(exception);

    public override bool IsPermissionDenied(DbException exception) => SqlServerErrors.IsPermissionDenied(exception);

    public override void UnderSchemaLock(Action<DbConnection, DbTransaction> migrate)
    {
        using var connection = (SqlConnection)OpenWriter();
        using var transaction = connection.BeginTransaction();
        using var command = new SqlCommand(SchemaLock, connection, transaction) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
        migrate(connection, transaction);
        transaction.Commit();
    }

    private static SqlConnection Open(string connectionString)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqlException)
        {
            connection.Dispose();
            throw;
        }
    }
}
