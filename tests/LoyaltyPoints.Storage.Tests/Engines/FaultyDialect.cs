using System.Data;
using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A real engine that fails when it is told to, and counts what is asked of it.</summary>
internal sealed class FaultyDialect(SqlDialect inner) : SqlDialect
{
    private int begins;
    private int commits;
    private int statements;

    /// <summary>Called before each begin, commit and statement with its number, from 1; may throw.</summary>
    public Action<int> OnBegin { get; set; } = static _ => { };

    /// <summary>Where it is set, works must not use Dapper: it knows only the engine's own transactions.</summary>
    public Action<int>? OnCommit { get; set; }

    public Action<int> OnStatement { get; set; } = static _ => { };

    /// <summary>Whether an unfinished transaction fails to roll back, as one may whose connection is gone.</summary>
    public bool RollbackFails { get; set; }

    /// <summary>
    /// Whether <see cref="OnCommit"/> is called after the commit is done: its error is all that is heard.
    /// </summary>
    public bool LosesAnswers { get; set; }

    public int Begins => begins;

    public int Statements => statements;

    public override string Name => inner.Name;

    public override bool IsEmbedded => inner.IsEmbedded;

    public override int Writers => inner.Writers;

    public override string Recursive(string expression) => inner.Recursive(expression);

    public override string CreateMigrationTable => inner.CreateMigrationTable;

    public override string CountMigrationTable => inner.CountMigrationTable;

    public override DbConnection OpenReader(bool mayLag) => inner.OpenReader(mayLag);

    public override DbConnection OpenWriter() => inner.OpenWriter();

    public override DbTransaction BeginWrite(DbConnection connection)
    {
        OnBegin(Interlocked.Increment(ref begins));
        var transaction = inner.BeginWrite(connection);
        return OnCommit is null ? transaction : new Transaction(this, transaction);
    }

    public override DbTransaction BeginSnapshot(DbConnection connection) => inner.BeginSnapshot(connection);

    public override string SelectColumns => inner.SelectColumns;

    public override string Limited(string sql) => inner.Limited(sql);

    public override Statement Prepare(Session session, string sql) =>
        new CountedStatement(this, inner.Prepare(session, sql));

    public override void Run(Session session, IReadOnlyList<SetStep> steps)
    {
        foreach (var _ in steps) OnStatement(Interlocked.Increment(ref statements));
        inner.Run(session, steps);
    }

    public override bool IsConnectionLost(DbException exception) => inner.IsConnectionLost(exception);

    public override bool IsTransient(DbException exception) => inner.IsTransient(exception);

    public override bool MayHaveCommitted(Exception failure) => LosesAnswers || inner.MayHaveCommitted(failure);

    public override bool IsRowLocked(DbException exception) => inner.IsRowLocked(exception);

    public override bool IsUniqueViolation(DbException exception) => inner.IsUniqueViolation(exception);

    public override bool IsPermissionDenied(DbException exception) => inner.IsPermissionDenied(exception);

    public override void UnderSchemaLock(Action<DbConnection, DbTransaction> migrate) => inner.UnderSchemaLock(migrate);

    private sealed class Transaction(FaultyDialect dialect, DbTransaction inner) : DbTransaction
    {
        private bool done;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        protected override DbConnection? DbConnection => inner.Connection;

        public override void Commit()
        {
            if (!dialect.LosesAnswers) dialect.OnCommit!(Interlocked.Increment(ref dialect.commits));
            inner.Commit();
            done = true;
            if (dialect.LosesAnswers) dialect.OnCommit!(Interlocked.Increment(ref dialect.commits));
        }

        public override void Rollback() => inner.Rollback();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
            if (!done && dialect.RollbackFails) throw new NothingToRollBackException();
        }
    }

    private sealed class NothingToRollBackException() : DbException("cannot rollback - no transaction is active");

    private sealed class CountedStatement(FaultyDialect dialect, Statement inner) : Statement
    {
        private bool isRunning;

        public override Statement Bind(int value) => Bound(inner.Bind(value));

        public override Statement Bind(long value) => Bound(inner.Bind(value));

        public override Statement Bind(Guid value) => Bound(inner.Bind(value));

        public override Statement Bind(string? value) => Bound(inner.Bind(value));

        public override Statement Bind(ReadOnlySpan<byte> value) => Bound(inner.Bind(value));

        public override int Execute()
        {
            dialect.OnStatement(Interlocked.Increment(ref dialect.statements));
            return inner.Execute();
        }

        public override bool Read()
        {
            if (!isRunning) dialect.OnStatement(Interlocked.Increment(ref dialect.statements));
            return isRunning = inner.Read();
        }

        public override int GetInt32(int column) => inner.GetInt32(column);

        public override long GetInt64(int column) => inner.GetInt64(column);

        public override Guid GetGuid(int column) => inner.GetGuid(column);

        public override string? GetText(int column) => inner.GetText(column);

        public override ReadOnlySpan<byte> GetBytes(int column) => inner.GetBytes(column);

        public override void Reset()
        {
            isRunning = false;
            inner.Reset();
        }

        public override void Dispose() => inner.Dispose();

        private CountedStatement Bound(Statement _) => this;
    }
}
