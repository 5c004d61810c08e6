using LoyaltyPoints.Storage.Tests.Schema;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>Where a piece of a statement can take columns from, by alias.</summary>
internal sealed class TSqlScope(TSqlScope? outer)
{
    private readonly Dictionary<string, HashSet<string>?> sources = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="columns">Null: any, as of a system view.</param>
    public void Add(string alias, IEnumerable<string>? columns) =>
        sources[alias] = columns?.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the source, or where it is not named any source, has this column.</summary>
    public bool Has(string? alias, string column) =>
        (alias is null ? sources.Values.Any(columns => columns?.Contains(column) != false)
            : sources.TryGetValue(alias, out var found) && found?.Contains(column) != false)
        || outer?.Has(alias, column) == true;
}

/// <summary>Finds out which columns the sources of a statement have.</summary>
internal sealed class TSqlSources(IReadOnlyList<SchemaTable> schema, Action<string> fault)
{
    private readonly Dictionary<string, List<string>> expressions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A common table expression: its columns are those it names, or those of its first query.</summary>
    public void Remember(CommonTableExpression expression) => expressions[expression.ExpressionName.Value] =
        expression.Columns.Count > 0 ? [.. expression.Columns.Select(column => column.Value)]
            : Outputs(expression.QueryExpression);

    public SchemaTable? Table(SchemaObjectName name)
    {
        var table = schema.FirstOrDefault(
            one => one.Name.Equals(name.BaseIdentifier.Value, StringComparison.OrdinalIgnoreCase));
        if (table is null) fault($"no table {name.BaseIdentifier.Value}");
        return table;
    }

    public void AddTo(TSqlScope scope, TableReference source)
    {
        switch (source)
        {
            case JoinTableReference join:
                AddTo(scope, join.FirstTableReference);
                AddTo(scope, join.SecondTableReference);
                break;
            case NamedTableReference { SchemaObject: var name } named:
                var alias = named.Alias?.Value ?? name.BaseIdentifier.Value;
                if (name.SchemaIdentifier?.Value == "sys") scope.Add(alias, null);
                else if (expressions.TryGetValue(name.BaseIdentifier.Value, out var columns)) scope.Add(alias, columns);
                else scope.Add(alias, Table(name)?.Columns.Select(column => column.Name));
                break;
            case OpenJsonTableReference json:
                scope.Add(json.Alias.Value, json.SchemaDeclarationItems.Select(
                    item => item.ColumnDefinition.ColumnIdentifier.Value));
                break;
            case QueryDerivedTable query:
                scope.Add(query.Alias.Value, Outputs(query.QueryExpression));
                break;
            default:
                fault($"a source that this check does not know, {source.GetType().Name}");
                break;
        }
    }

    private static List<string> Outputs(QueryExpression query) => query switch
    {
        BinaryQueryExpression both => Outputs(both.FirstQueryExpression),
        QuerySpecification one => [.. one.SelectElements.OfType<SelectScalarExpression>().Select(Output)],
        _ => [],
    };

    public static string Output(SelectScalarExpression element) => element.ColumnName?.Value
        ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "";
}
