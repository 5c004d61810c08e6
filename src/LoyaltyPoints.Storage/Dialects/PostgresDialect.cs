using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using LoyaltyPoints.Storage.Sets;
using Npgsql;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>PostgreSQL 15 and later, alone or behind a pooler that knows prepared statements.</summary>
public sealed class PostgresDialect : SqlDialect
{
    // Any number will do that nothing else in this database uses.
    private const long SchemaLock = 0x4C6F79616C7479;

    // What is answered is on the disk, whatever the server's default; and an instance that was paused in the middle of
    // a transaction does not keep the others waiting for its locks.
    private const string WriterSettings = """
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SET lock_timeout = '5s';
        SET idle_in_transaction_session_timeout = '10s';
        """;

    private const string SelectIsDistributed = "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')";

    // Every statement here finds its rows by a key. So it is planned once, not at each run, which costs more than the
    // run itself; and not by what the table looked like while it was nearly empty. (Distributed plans need the values.)
    // Where no key helps, what is off makes the plan so dear that it would be compiled at each run: 100 ms and more.
    private const string PlanSettings = """
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off;
        SET enable_hashjoin = off;
        SET enable_mergejoin = off;
        SET jit = off;
        """;

    // One connection to each node a transaction, and no locks on whole shards: members are locked before (see
    // PostgresSets), so that transactions which share a shard need not wait for each other.
    private const string DistributedSettings = """
        SET citus.multi_shard_modify_mode = 'sequential';
        SET citus.enable_deadlock_prevention = off;
        """;

    private static readonly EngineSetting[] Needed =
    [
        new("fsync", "SELECT current_setting('fsync')", ["on"], "Set fsync = on: a power cut may ruin the database."),
        new("full_page_writes", "SELECT current_setting('full_page_writes')", ["on"],
            "Set full_page_writes = on: a power cut may ruin the database."),
        new("transaction_read_only", "SELECT current_setting('transaction_read_only')", ["off"],
            "Name the primary in ConnectionStrings__Loyalty: this server takes no writes."),
        new("server_version",
            """
            SELECT CASE WHEN CAST(current_setting('server_version_num') AS integer) >= 150000 THEN '15 or later'
              ELSE current_setting('server_version') END
            """,
            ["15 or later"], "Use PostgreSQL 15 or later."),
    ];

    private readonly string connectionString;
    private readonly string replicaString;
    private volatile bool isDistributed;

    /// <param name="connectionString">
    /// As Npgsql takes it. What it says itself is kept: with <c>Max Auto Prepare=0</c> nothing is prepared, as a pooler
    /// without support for prepared statements needs it. Of several hosts, the primary is written to.
    /// </param>
    public PostgresDialect(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // The typed builder has an answer for every keyword; only the plain one knows which were given.
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).ToHashSet();
        if (!given.Contains("MAXAUTOPREPARE")) builder.MaxAutoPrepare = 100;
        if (!given.Contains("AUTOPREPAREMINUSAGES")) builder.AutoPrepareMinUsages = 2;
        if (!given.Contains("APPLICATIONNAME")) builder.ApplicationName = "LoyaltyPoints";
        var hasStandby = builder.Host?.Contains(',') == true;
        if (hasStandby) builder.TargetSessionAttributes = "primary";
        this.connectionString = builder.ToString();
        if (hasStandby) builder.TargetSessionAttributes = "prefer-standby";
        replicaString = builder.ToString();
        // Says now what it would say at the first connection.
        new NpgsqlConnection(this.connectionString).Dispose();
    }

    public override string Name => "postgres";

    public override string SystemName => "postgresql";

    public override string Recursive(string expression) => $"WITH RECURSIVE {expression}";

    // While one waits for the disk, the other decides.
    public override int Writers => 2;

    public override IReadOnlyList<EngineSetting> NeededSettings => Needed;

    public override string SelectTime =>
        "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)";

    public override string CreateMigrationTable => """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            name text COLLATE "C" NOT NULL CONSTRAINT pk_schema_migrations PRIMARY KEY,
            checksum text NOT NULL, applied_at bigint NOT NULL)
        """;

    public override string CountMigrationTable =>
        "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('schema_migrations')";

    public override DbConnection OpenReader(bool mayLag) => Open(mayLag ? replicaString : connectionString);

    public override DbConnection OpenWriter()
    {
        var connection = Open(connectionString);
        try
        {
            Execute(connection, WriterSettings);
            if (isDistributed) Execute(connection, DistributedSettings);
            return connection;
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction();

    public override DbTransaction BeginSnapshot(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override string SelectColumns => """
        SELECT CAST(table_name AS text), CAST(column_name AS text) FROM information_schema.columns
        WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
        """;

    public override string Limited(string sql) => sql + " LIMIT @limit";

    public override Statement Prepare(Session session, string sql) =>
        new PostgresStatement((NpgsqlConnection)session.Connection, sql);

    public override void Run(Session session, IReadOnlyList<SetStep> steps) =>
        PostgresSets.Run(session, steps, isDistributed);

    public override bool IsTransient(DbException exception) => PostgresErrors.IsTransient(exception);

    public override bool MayHaveCommitted(Exception failure) => !PostgresErrors.IsRolledBack(failure);

    public override bool IsRowLocked(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    public override bool IsUniqueViolation(DbException exception) => PostgresErrors.IsUniqueViolation(exception);

    public override bool IsConnectionLost(DbException exception) => PostgresErrors.IsConnectionLost(exception);

    public override bool IsPermissionDenied(DbException exception) => PostgresErrors.IsPermissionDenied(exception);

    public override void UnderSchemaLock(Action<DbConnection, DbTransaction> migrate)
    {
        using var connection = OpenWriter();
        using var transaction = BeginWrite(connection);
        using var command = connection.CreateCommand();
        // Whoever waits for another instance's migration waits longer than for a row.
        command.CommandTimeout = 0;
        command.CommandText = $"""
            SET LOCAL lock_timeout = '10min'; SELECT pg_advisory_xact_lock({SchemaLock}); SET LOCAL lock_timeout = '5s';
            """;
        command.ExecuteNonQuery();
        migrate(connection, transaction);
        transaction.Commit();
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand(SelectIsDistributed, connection);
            isDistributed = (bool)command.ExecuteScalar()!;
            if (!isDistributed) Execute(connection, PlanSettings);
            return connection;
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }
        catch (SocketException unknown)
        {
            // The driver tells of a server whose name nobody knows just now as of no database's failure.
            connection.Dispose();
            throw new NpgsqlException($"The server's name: {unknown.Message}", unknown);
        }
    }
}
