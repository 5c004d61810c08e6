using LoyaltyPoints.Storage.Tests.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.Deploy;

/// <summary>Which rights on which tables statements need, read from their syntax.</summary>
internal sealed class NeededRights : TSqlFragmentVisitor
{
    private readonly HashSet<(string Table, string Right)> needed = [];
    private readonly HashSet<string> expressions = [];

    /// <summary>As <c>INSERT ON ledger_entries</c>, in order.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> statements)
    {
        var rights = new NeededRights();
        foreach (var sql in statements) TSql.Parse(sql).Accept(rights);
        return rights.needed.Where(one => !rights.expressions.Contains(one.Table))
            .Select(one => $"{one.Right} ON {one.Table}").Order(StringComparer.Ordinal);
    }

    public override void Visit(FromClause node)
    {
        foreach (var table in Tables(node).Where(table => table.SchemaObject.SchemaIdentifier?.Value != "sys"))
            needed.Add((table.SchemaObject.BaseIdentifier.Value, "SELECT"));
    }

    public override void Visit(CommonTableExpression node) => expressions.Add(node.ExpressionName.Value);

    public override void Visit(InsertSpecification node) => needed.Add((Target(node), "INSERT"));

    public override void Visit(UpdateSpecification node) => Change(node, "UPDATE");

    public override void Visit(DeleteSpecification node) => Change(node, "DELETE");

    private static string Target(DataModificationSpecification node) =>
        ((NamedTableReference)node.Target).SchemaObject.BaseIdentifier.Value;

    private static List<NamedTableReference> Tables(TSqlFragment? from)
    {
        var tables = new TableVisitor();
        from?.Accept(tables);
        return tables.Found;
    }

    // To look for a row is to read it.
    private void Change(UpdateDeleteSpecificationBase node, string right)
    {
        var target = Target(node);
        var table = Tables(node.FromClause).Find(one => one.Alias?.Value == target);
        target = table?.SchemaObject.BaseIdentifier.Value ?? target;
        needed.Add((target, right));
        needed.Add((target, "SELECT"));
    }

    private sealed class TableVisitor : TSqlFragmentVisitor
    {
        public List<NamedTableReference> Found { get; } = [];

        public override void Visit(NamedTableReference node) => Found.Add(node);
    }
}
