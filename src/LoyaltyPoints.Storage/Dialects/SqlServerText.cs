using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// The T-SQL of sets: a set is a JSON document, an array of rows, each an array of values; bytes are Base64, as
/// <c>OPENJSON</c> takes them. One parameter a set, so that the text, and with it the plan, is the same for any number
/// of rows.
/// </summary>
public static class SqlServerText
{
    private const string Collation = "Latin1_General_100_BIN2";

    private static readonly ConcurrentDictionary<SetStatement, string> Texts = [];

    /// <summary>
    /// The statement, with its set as the parameter <c>@rows</c>; one that writes answers how many rows it wrote.
    /// </summary>
    public static string Of(SetStatement statement) => Texts.GetOrAdd(statement, Text);

    private static string Text(SetStatement statement)
    {
        var keys = string.Join(" AND ", statement.Key.Select(Match));
        return statement.Kind switch
        {
            // A loop mostly goes through the set in its order, so that instances lock alike. Nothing promises it: where
            // two do not, the server ends one of them, and it is tried again.
            SetKind.Find => $"SELECT {Names(statement.Output, "t.")} FROM {Rows(statement)} "
                + $"INNER LOOP JOIN {statement.Table} AS t{Hints(statement)} ON {keys}"
                + (statement.Since is { } since ? $" AND t.{since.Name} >= k.since" : "")
                + (statement.Latest is { } latest ? Latest(statement, latest.Name) : "") + ";",
            SetKind.Insert => $"INSERT INTO {statement.Table} ({Names(statement.Input)}) "
                + $"SELECT {Names(statement.Input, "k.")} FROM {Rows(statement)}; SELECT @@ROWCOUNT;",
            _ => $"UPDATE t SET {Sets(statement)} FROM {Rows(statement)} "
                + $"INNER LOOP JOIN {statement.Table} AS t ON {keys}"
                + (statement.Guard is { } guard ? $" WHERE t.{guard.Name} = k.guard" : "") + "; SELECT @@ROWCOUNT;",
        };
    }

    private static string Hints(SetStatement statement) => statement switch
    {
        { Lock: RowLock.Shared } => " WITH (REPEATABLEREAD, ROWLOCK, FORCESEEK)",
        // Against those who only share it, too.
        { Lock: RowLock.Exclusive, Table: "tenants" } => " WITH (XLOCK, ROWLOCK, FORCESEEK)",
        { Lock: RowLock.Exclusive } => " WITH (UPDLOCK, ROWLOCK, FORCESEEK)",
        _ => "",
    };

    // Named, because the collation of what OPENJSON yields is not that of the column.
    private static string Match(Column column) =>
        $"t.{column.Name} = k.{column.Name}" + (column.Kind == ColumnKind.Text ? $" COLLATE {Collation}" : "");

    private static string Latest(SetStatement statement, string column)
    {
        var same = string.Join(" AND ", statement.Key.Select(key => $"m.{key.Name} = t.{key.Name}"));
        return $" WHERE t.{column} = (SELECT MAX(m.{column}) FROM {statement.Table} AS m WHERE {same})";
    }

    private static string Rows(SetStatement statement)
    {
        var columns = statement.Input.Select((column, at) =>
        {
            var name = statement.InputName(at);
            return $"{name} {TypeName(column.Kind, at < statement.Key.Count)} '$[{at}]'";
        });
        return $"OPENJSON(@rows) WITH ({string.Join(", ", columns)}) AS k";
    }

    private static string Sets(SetStatement statement) =>
        string.Join(", ", statement.Values.Select(column => $"t.{column.Name} = k.{column.Name}"));

    private static string Names(IReadOnlyList<Column> columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => prefix + column.Name));

    private static string TypeName(ColumnKind kind, bool isKey) => kind switch
    {
        ColumnKind.Int => "int",
        ColumnKind.Long => "bigint",
        ColumnKind.Id => "binary(16)",
        // A column is not sought by a text without a limit; and what does not fit its limit would come out as NULL.
        ColumnKind.Text => isKey ? "nvarchar(4000)" : "nvarchar(max)",
        _ => "varbinary(max)",
    };
}
