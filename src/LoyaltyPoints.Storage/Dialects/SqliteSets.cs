using System.Collections.Concurrent;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// Sets on an engine inside the process: row by row with a prepared statement, which nothing measured was faster than.
/// </summary>
internal static class SqliteSets
{
    // One text a statement, so that a session finds its prepared form by reference.
    private static readonly ConcurrentDictionary<SetStatement, string> Texts = [];

    public static void Run(Session session, IReadOnlyList<SetStep> steps)
    {
        foreach (var step in steps)
        {
            var statement = session.Prepared(Texts.GetOrAdd(step.Rows.Statement, Text));
            for (var row = 0; row < step.Rows.Count; row++)
            {
                Bind(statement, step.Rows, row);
                if (step.Each is null) step.Affected += statement.Execute();
                else
                    while (statement.Read()) step.Each(statement);
            }
        }
    }

    internal static string Text(SetStatement statement)
    {
        var input = statement.Input.Select((column, at) => $"{column.Name} = ?{at + 1}").ToList();
        var sets = string.Join(", ", input.Skip(statement.Key.Count).Take(statement.Values.Count));
        var matches = input.Take(statement.Key.Count);
        if (statement.Guard is not null) matches = matches.Append(input[^1]);
        if (statement.Since is { } since) matches = matches.Append($"{since.Name} >= ?{input.Count}");
        var where = string.Join(" AND ", matches);
        if (statement.Latest is { } latest)
            where += $" AND {latest.Name} = (SELECT MAX({latest.Name}) FROM {statement.Table} WHERE {where})";
        return statement.Kind switch
        {
            SetKind.Find => $"SELECT {Names(statement.Output)} FROM {statement.Table} WHERE {where}",
            SetKind.Insert => $"INSERT INTO {statement.Table} ({Names(statement.Input)}) VALUES ({Numbers(statement)})",
            _ => $"UPDATE {statement.Table} SET {sets} WHERE {where}",
        };
    }

    private static string Numbers(SetStatement statement) =>
        string.Join(", ", Enumerable.Range(1, statement.Input.Count).Select(at => $"?{at}"));

    private static string Names(IReadOnlyList<Column> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

    private static void Bind(Statement statement, RowSet rows, int row)
    {
        var columns = rows.Statement.Input;
        for (var at = 0; at < columns.Count; at++)
        {
            _ = columns[at].Kind switch
            {
                ColumnKind.Int => statement.Bind(rows.Column<int>(at)[row]),
                ColumnKind.Long => statement.Bind(rows.Column<long>(at)[row]),
                ColumnKind.Id => statement.Bind(rows.Column<Guid>(at)[row]),
                ColumnKind.Text => statement.Bind(rows.Column<string?>(at)[row]),
                _ => statement.Bind(rows.Column<byte[]>(at)[row]),
            };
        }
    }
}
