using System.Data.Common;
using LoyaltyPoints.Storage.PersonalData;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>What engines do differently; everything else is one set of portable statements.</summary>
public abstract class SqlDialect
{
    /// <summary>The middle of a migration's file name: <c>sqlite</c>, <c>sqlserver</c>, <c>postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How what says who members are lies in this database.</summary>
    public PersonalDataCipher Personal { get; init; } = PersonalDataCipher.None;

    /// <summary>What OpenTelemetry calls the engine (<c>db.system.name</c>).</summary>
    public virtual string SystemName => Name;

    /// <summary>A statement that begins with a recursive common table expression, given from its name on.</summary>
    public abstract string Recursive(string expression);

    /// <summary>Batches of one process that may be in transactions at the same time.</summary>
    public abstract int Writers { get; }

    /// <summary>
    /// Whether the engine runs in this process: asking it costs no round trip, and no thread waits for it.
    /// </summary>
    public virtual bool IsEmbedded => false;

    /// <summary>An open connection that reads; reads see only what is committed.</summary>
    /// <param name="mayLag">Whether a replica will do, which may not know yet what was committed just now.</param>
    public abstract DbConnection OpenReader(bool mayLag);

    /// <summary>An open connection for the writing path, set so that what is committed survives a power cut.</summary>
    public abstract DbConnection OpenWriter();

    /// <summary>Begins a transaction that will write.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>The statement, cut to the rows that <c>@limit</c> allows.</summary>
    public abstract string Limited(string sql);

    /// <summary>Prepares a statement that will run many times on this connection.</summary>
    public abstract Statement Prepare(Session session, string sql);

    /// <summary>Runs statements over sets of rows, in their order, and says how many rows each has written.</summary>
    public abstract void Run(Session session, IReadOnlyList<SetStep> steps);

    /// <summary>Whether trying again may help: busy, deadlock, connection lost, disk full.</summary>
    public abstract bool IsTransient(DbException exception);

    /// <summary>Whether a row with this key was there already.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>
    /// Whether the connection broke over it, or nobody answered: a commit that ended so may have been done all the
    /// same.
    /// </summary>
    public abstract bool IsConnectionLost(DbException exception);

    /// <summary>Whether this login lacks the right to do it.</summary>
    public abstract bool IsPermissionDenied(DbException exception);

    /// <summary>
    /// Whether a commit that ended so may have been done all the same. Only what the server itself has refused for
    /// certain is not in doubt.
    /// </summary>
    public abstract bool MayHaveCommitted(Exception failure);

    /// <summary>Whether another transaction kept a row for longer than this one was ready to wait.</summary>
    public virtual bool IsRowLocked(DbException exception) => false;

    /// <summary>Runs migrations one process at a time.</summary>
    /// <param name="migrate">Receives a connection with a transaction that holds the lock.</param>
    public abstract void UnderSchemaLock(Action<DbConnection, DbTransaction> migrate);

    /// <summary>SQL that makes the table which remembers applied migrations, where it is absent.</summary>
    public abstract string CreateMigrationTable { get; }

    /// <summary>SQL that answers 1 where this table exists and this login may see it, else 0.</summary>
    public abstract string CountMigrationTable { get; }

    /// <summary>
    /// Begins a transaction whose reads all see the database as it is at the first of them, and keep nobody waiting.
    /// </summary>
    public abstract DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>SQL that answers the names of all tables and their columns, in order.</summary>
    public abstract string SelectColumns { get; }

    /// <summary>The file that holds the database; null where a server has it.</summary>
    public virtual string? DataFile => null;

    /// <summary>How the engine must be set for what was answered to last.</summary>
    public virtual IReadOnlyList<EngineSetting> NeededSettings => [];

    /// <summary>SQL that answers the database's own time, in milliseconds; null: it is this machine's.</summary>
    public virtual string? SelectTime => null;

    /// <summary>How a script begins whose statements all take effect, or none; it ends with <c>COMMIT</c>.</summary>
    public virtual string BeginScript => "BEGIN TRANSACTION;";
}
