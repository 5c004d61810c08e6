using LoyaltyPoints.Storage.Tests.Schema;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>Walks a statement and finds every table and column in it that the schema has not.</summary>
internal sealed class TSqlNames : TSqlFragmentVisitor
{
    private readonly List<string> faults = [];
    private readonly TSqlSources sources;
    private TSqlScope? scope;

    private TSqlNames(IReadOnlyList<SchemaTable> schema) => sources = new TSqlSources(schema, faults.Add);

    /// <exception cref="FormatException">It is no T-SQL.</exception>
    public static IReadOnlyList<string> Faults(IReadOnlyList<SchemaTable> schema, string sql)
    {
        var names = new TSqlNames(schema);
        TSql.Parse(sql).Accept(names);
        return names.faults;
    }

    // Before the query that uses it is visited; a recursive one uses itself.
    public override void ExplicitVisit(WithCtesAndXmlNamespaces node)
    {
        foreach (var expression in node.CommonTableExpressions) sources.Remember(expression);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(SelectStatement node) =>
        Visit(node.WithCtesAndXmlNamespaces, node.QueryExpression);

    public override void ExplicitVisit(QuerySpecification node) => Within(node.FromClause, () =>
    {
        if (node.OffsetClause is not null || node.ForClause is not null)
            faults.Add("a clause that this check does not know");
        Visit([node.TopRowFilter, .. node.SelectElements, node.FromClause, node.WhereClause]);
        Visit(node.GroupByClause, node.HavingClause);
        // Only here a name that the query itself gives may stand for a column.
        scope!.Add("", node.SelectElements.OfType<SelectScalarExpression>().Select(TSqlSources.Output));
        Visit(node.OrderByClause);
    });

    public override void ExplicitVisit(UpdateSpecification node) => Changing(node, () =>
    {
        foreach (var set in node.SetClauses.OfType<AssignmentSetClause>())
            if (TargetOf(node) is { } table) Check(table, set.Column);
        base.ExplicitVisit(node);
    });

    public override void ExplicitVisit(DeleteSpecification node) => Changing(node, () => base.ExplicitVisit(node));

    public override void ExplicitVisit(InsertSpecification node)
    {
        if (sources.Table(((NamedTableReference)node.Target).SchemaObject) is { } table)
        {
            foreach (var column in node.Columns) Check(table, column);
            var named = node.Columns.Select(Last).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var column in table.Columns.Where(
                one => !one.IsNullable && !one.IsIdentity && !named.Contains(one.Name)))
                faults.Add($"an INSERT into {table.Name} without {column.Name}");
        }

        node.InsertSource.Accept(this);
    }

    public override void ExplicitVisit(MergeSpecification node) => faults.Add("a MERGE, unknown to this check");

    public override void ExplicitVisit(CreateTableStatement node) => Of(node.SchemaObjectName, node.Definition);

    public override void ExplicitVisit(AlterTableAddTableElementStatement node) =>
        Of(node.SchemaObjectName, node.Definition);

    public override void ExplicitVisit(AlterTableSetStatement node) => sources.Table(node.SchemaObjectName);

    public override void ExplicitVisit(CreateIndexStatement node) =>
        Of(node.OnName, [.. node.Columns, .. node.IncludeColumns]);

    public override void Visit(ColumnReferenceExpression node)
    {
        // The parser takes the part of a date that is asked for, which no table has, for a column.
        if (node.ColumnType == ColumnType.Wildcard || Last(node) == "millisecond") return;
        var alias = node.MultiPartIdentifier.Identifiers is [.., var source, _] ? source.Value : null;
        if (scope?.Has(alias, Last(node)) == true) return;
        faults.Add(alias is null ? $"no column {Last(node)}" : $"no column {alias}.{Last(node)}");
    }

    private static string Last(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers[^1].Value;

    private void Check(SchemaTable table, ColumnReferenceExpression column)
    {
        if (table.Column(Last(column)) is null) faults.Add($"no column {table.Name}.{Last(column)}");
    }

    private void Of(SchemaObjectName name, params IEnumerable<TSqlFragment> parts)
    {
        if (sources.Table(name) is not { } table) return;
        scope = new TSqlScope(scope);
        scope.Add(table.Name, table.Columns.Select(column => column.Name));
        Visit([.. parts]);
        scope = null;
    }

    // The target is a table, or the alias of one among the sources.
    private SchemaTable? TargetOf(UpdateDeleteSpecificationBase node)
    {
        var target = ((NamedTableReference)node.Target).SchemaObject;
        var named = Named(node.FromClause?.TableReferences ?? []).FirstOrDefault(
            source => source.Alias?.Value == target.BaseIdentifier.Value);
        return sources.Table(named?.SchemaObject ?? target);
    }

    private static IEnumerable<NamedTableReference> Named(IEnumerable<TableReference> references) =>
        references.SelectMany(reference => reference switch
        {
            JoinTableReference join => Named([join.FirstTableReference, join.SecondTableReference]),
            NamedTableReference named => [named],
            _ => [],
        });

    private void Changing(UpdateDeleteSpecificationBase node, Action visit) => Within(node.FromClause, () =>
    {
        if (TargetOf(node) is { } table && node.FromClause is null)
            scope!.Add(table.Name, table.Columns.Select(column => column.Name));
        visit();
    });

    private void Visit(params IEnumerable<TSqlFragment?> parts)
    {
        foreach (var part in parts) part?.Accept(this);
    }

    private void Within(FromClause? from, Action visit)
    {
        var outer = scope;
        scope = new TSqlScope(outer);
        foreach (var source in from?.TableReferences ?? []) sources.AddTo(scope, source);
        visit();
        scope = outer;
    }
}
