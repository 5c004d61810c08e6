using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>The SQL of sets: a set is a join with its arrays, one array a column.</summary>
/// <param name="isDistributed">
/// Whether the rows are placed on several nodes (Citus). Then every statement names the values that place its rows, so
/// that only their nodes are asked; and rows of several nodes cannot be locked by reading them, so they are locked by
/// advisory locks on the node that is connected to.
/// </param>
internal sealed class PostgresText(bool isDistributed)
{
    // Shared by those who read a tenant's configuration, taken alone by who changes it. A row lock will not do: those
    // who share it come and go without a gap, and PostgreSQL lets them overtake whoever waits for the row.
    private const int ConfigurationClass = 0x4C50;

    private readonly ConcurrentDictionary<SetStatement, string> texts = [];

    public string Of(SetStatement statement) => texts.GetOrAdd(statement, Text);

    /// <summary>
    /// A statement to be run before, with the same arrays, that takes the locks; null where none is needed.
    /// </summary>
    public string? LocksBefore(SetStatement statement) => statement switch
    {
        { Lock: RowLock.Shared } =>
            $"SELECT pg_advisory_xact_lock_shared({ConfigurationClass}, k) FROM unnest($1::integer[]) AS k",
        { Lock: RowLock.Exclusive, Table: "tenants" } =>
            $"SELECT pg_advisory_xact_lock({ConfigurationClass}, k) FROM unnest($1::integer[]) AS k",
        { Lock: RowLock.Exclusive } when isDistributed && Placement.ColumnOf(statement.Table) is not null =>
            $"SELECT pg_advisory_xact_lock(hashtextextended(k.{Placement.ColumnOf(statement.Table)}::text, "
            + $"k.tenant_id)) FROM {Unnest(statement)}",
        _ => null,
    };

    private string Text(SetStatement statement)
    {
        var keys = string.Join(" AND ", statement.Key.Select(column => $"t.{column.Name} = k.{column.Name}"));
        return statement.Kind switch
        {
            SetKind.Find => $"SELECT {Names(statement.Output, "t.")} FROM {Unnest(statement)} "
                + $"JOIN {statement.Table} AS t ON {keys}{Placed(statement)}"
                + (statement.Since is { } since ? $" AND t.{since.Name} >= k.since" : "")
                + (statement.Latest is { } latest ? Latest(statement, latest.Name) : "")
                + (LocksRows(statement) ? Locked(statement) : ""),
            SetKind.Insert => $"INSERT INTO {statement.Table} ({Names(statement.Input)}) "
                + $"SELECT {Names(statement.Input)} FROM {Unnest(statement)}",
            _ => $"UPDATE {statement.Table} AS t SET {Sets(statement)} FROM {Unnest(statement)} "
                + $"WHERE {keys}{Placed(statement)}"
                + (statement.Guard is { } guard ? $" AND t.{guard.Name} = k.guard" : ""),
        };
    }

    private bool LocksRows(SetStatement statement) =>
        statement.Lock == RowLock.Exclusive && LocksBefore(statement) is null;

    // In one order everywhere, down to the accounts of one member.
    private static string Locked(SetStatement statement) =>
        $" ORDER BY {Names([.. statement.Key, .. statement.LockOrder], "t.")} FOR UPDATE OF t";

    private string Placed(SetStatement statement)
    {
        if (!isDistributed || Placement.ColumnOf(statement.Table) is not { } column) return "";
        var at = statement.Key.Index().First(key => key.Item.Name == column).Index;
        return $" AND t.{column} = ANY(${at + 1})";
    }

    // Correlated with the row, not with the set: so it can be answered wherever the row lies.
    private static string Latest(SetStatement statement, string column)
    {
        var same = string.Join(" AND ", statement.Key.Select(key => $"m.{key.Name} = t.{key.Name}"));
        return $" WHERE t.{column} = (SELECT MAX(m.{column}) FROM {statement.Table} AS m WHERE {same})";
    }

    private static string Unnest(SetStatement statement)
    {
        var arrays = statement.Input.Select((column, at) => $"${at + 1}::{TypeName(column.Kind)}[]");
        var names = statement.Input.Select((_, at) => statement.InputName(at));
        return $"unnest({string.Join(", ", arrays)}) AS k ({string.Join(", ", names)})";
    }

    private static string Sets(SetStatement statement) =>
        string.Join(", ", statement.Values.Select(column => $"{column.Name} = k.{column.Name}"));

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
}
