using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// Straight to SQLite's own calls: a command object looks every parameter up by name at each run and makes a reader,
/// which on this path costs more than the B-trees do.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int parameter;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    public override Statement Bind(int value) => Bind((long)value);

    public override Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++parameter, value));
        return this;
    }

    public override Statement Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(bytes);
    }

    public override Statement Bind(string? value)
    {
        Check(value is null
            ? raw.sqlite3_bind_null(statement, ++parameter)
            : raw.sqlite3_bind_text(statement, ++parameter, value));
        return this;
    }

    public override Statement Bind(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, ++parameter, value));
        return this;
    }

    public override int Execute()
    {
        var result = raw.sqlite3_step(statement);
        Reset();
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(result);
        return raw.sqlite3_changes(database);
    }

    public override bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    public override int GetInt32(int column) => checked((int)GetInt64(column));

    public override long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public override Guid GetGuid(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public override string? GetText(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL
        ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    public override ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(statement, column);

    public override void Reset()
    {
        // The result repeats the error of the last step, which has been reported.
        _ = raw.sqlite3_reset(statement);
        parameter = 0;
    }

    public override void Dispose() => statement.Dispose();

    private void Check(int result)
    {
        if (result == raw.SQLITE_OK) return;
        parameter = 0;
        SqliteException.ThrowExceptionForRC(result, database);
    }
}
