using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Sets;
using Npgsql;
using NpgsqlTypes;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>Sets as arrays, one a column, and all statements of a round trip in one batch of the protocol.</summary>
internal static class PostgresSets
{
    // Shared by those who read a row of configuration, taken alone by who changes it. A row lock will not do: those who
    // share it come and go without a gap, and PostgreSQL lets them overtake whoever waits for the row.
    private const int AdvisoryClass = 0x4C50;

    private static readonly ConcurrentDictionary<SetStatement, string> Texts = [];

    public static void Run(Session session, IReadOnlyList<SetStep> steps)
    {
        using var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection);
        foreach (var step in steps)
        {
            if (LocksConfiguration(step) is { } sql) batch.BatchCommands.Add(Advisory(sql, step.Rows));
            batch.BatchCommands.Add(Command(step.Rows));
        }

        using var reader = batch.ExecuteReader();
        var row = new PostgresRow(reader);
        foreach (var step in steps.Where(step => step.Each is not null))
        {
            if (LocksConfiguration(step) is not null) reader.NextResult();
            while (reader.Read()) step.Each!(row);
            reader.NextResult();
        }

        reader.Close();
        var at = 0;
        foreach (var step in steps)
        {
            if (LocksConfiguration(step) is not null) at++;
            step.Affected = batch.BatchCommands[at++].RecordsAffected;
        }
    }

    internal static string Text(SetStatement statement)
    {
        var keys = string.Join(" AND ", statement.Key.Select(column => $"t.{column.Name} = k.{column.Name}"));
        return statement.Kind switch
        {
            SetKind.Find => $"SELECT {Names(statement.Output, "t.")} FROM {Unnest(statement)} "
                + $"JOIN {statement.Table} AS t ON {keys}"
                + (statement.Latest is { } latest ? Latest(statement, latest.Name) : "")
                + (statement.Lock == RowLock.None ? "" : $" ORDER BY {Names(statement.Key, "t.")} FOR UPDATE OF t"),
            SetKind.Insert => Insert(statement),
            SetKind.Update => $"UPDATE {statement.Table} AS t SET {Sets(statement, "k")} "
                + $"FROM {Unnest(statement)} WHERE {keys}"
                + (statement.Guard is { } guard ? $" AND t.{guard.Name} = k.guard" : ""),
            _ => $"{Insert(statement)} ON CONFLICT ({Names(statement.Key)}) DO UPDATE SET {Sets(statement, "excluded")}",
        };
    }

    // Correlated with the row, not with the set: so it can be answered wherever the row lies.
    private static string Latest(SetStatement statement, string column)
    {
        var same = string.Join(" AND ", statement.Key.Select(key => $"m.{key.Name} = t.{key.Name}"));
        return $" WHERE t.{column} = (SELECT MAX(m.{column}) FROM {statement.Table} AS m WHERE {same})";
    }

    private static string Insert(SetStatement statement) =>
        $"INSERT INTO {statement.Table} ({Names(statement.Input)}) SELECT {Names(statement.Input)} FROM {Unnest(statement)}";

    private static string Unnest(SetStatement statement)
    {
        var arrays = statement.Input.Select((column, at) => $"${at + 1}::{TypeName(column.Kind)}[]");
        var names = statement.Input.Select(
            (column, at) => statement.Guard is not null && at == statement.Input.Count - 1 ? "guard" : column.Name);
        return $"unnest({string.Join(", ", arrays)}) AS k ({string.Join(", ", names)})";
    }

    private static string Sets(SetStatement statement, string from) =>
        string.Join(", ", statement.Values.Select(column => $"{column.Name} = {from}.{column.Name}"));

    private static string Names(IReadOnlyList<Column> columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => prefix + column.Name));

    private static string TypeName(ColumnKind kind) => kind switch
    {
        ColumnKind.Int => "integer",
        ColumnKind.Long => "bigint",
        ColumnKind.Id => "uuid",
        ColumnKind.Text => "text",
        _ => "bytea",
    };

    private static NpgsqlBatchCommand Command(RowSet rows)
    {
        var command = new NpgsqlBatchCommand(Texts.GetOrAdd(rows.Statement, Text));
        for (var at = 0; at < rows.Statement.Input.Count; at++) command.Parameters.Add(Parameter(rows, at));
        return command;
    }

    private static string? LocksConfiguration(SetStep step) => step.Rows.Statement switch
    {
        { Table: "tenants", Lock: RowLock.Shared } =>
            $"SELECT pg_advisory_xact_lock_shared({AdvisoryClass}, k) FROM unnest($1::integer[]) AS k",
        { Table: "tenants", Lock: RowLock.Exclusive } =>
            $"SELECT pg_advisory_xact_lock({AdvisoryClass}, k) FROM unnest($1::integer[]) AS k",
        _ => null,
    };

    private static NpgsqlBatchCommand Advisory(string sql, RowSet rows) =>
        new(sql) { Parameters = { Parameter(rows, 0) } };

    private static NpgsqlParameter Parameter(RowSet rows, int column) => new()
    {
        Value = rows.Column(column),
        NpgsqlDbType = NpgsqlDbType.Array | PostgresStatement.TypeOf(rows.Statement.Input[column].Kind),
    };
}
