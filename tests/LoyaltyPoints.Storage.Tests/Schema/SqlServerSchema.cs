using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>The schema that SQL Server would have, read from its migrations: no server is needed.</summary>
internal sealed class SqlServerSchema : TSqlFragmentVisitor
{
    private readonly Dictionary<string, SchemaTable> tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All migrations and their own table, as <c>loyalty migrate --script</c> prints them.</summary>
    public static string Script { get; } = Migrator.Script(
        SqlDialects.Open("SqlServer", "Server=nowhere"), Migration.All("sqlserver"), TimeProvider.System);

    public static IReadOnlyList<SchemaTable> Read() => Read(Script);

    public static IReadOnlyList<SchemaTable> Read(string sql)
    {
        var schema = new SqlServerSchema();
        TSql.Parse(sql).Accept(schema);
        return [.. schema.tables.Values];
    }

    public override void Visit(CreateTableStatement node)
    {
        var table = new SchemaTable(node.SchemaObjectName.BaseIdentifier.Value);
        tables.Add(table.Name, table);
        Add(table, node.Definition);
    }

    public override void Visit(AlterTableAddTableElementStatement node) =>
        Add(tables[node.SchemaObjectName.BaseIdentifier.Value], node.Definition);

    public override void Visit(CreateIndexStatement node) =>
        tables[node.OnName.BaseIdentifier.Value].Indexes.Add(
            new SchemaIndex(node.Name.Value, node.Unique, Names(node.Columns)));

    private static void Add(SchemaTable table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var name = column.ColumnIdentifier.Value;
            var isNullable = column.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable;
            table.Columns.Add(new SchemaColumn(name, Type(column), isNullable)
            {
                IsIdentity = column.IdentityOptions is not null,
            });
            if (column.Constraints.OfType<UniqueConstraintDefinition>().Any(one => one.IsPrimaryKey))
                table.PrimaryKey.Add(name);
        }

        foreach (var key in definition.TableConstraints.OfType<UniqueConstraintDefinition>())
            table.PrimaryKey.AddRange(Names(key.Columns));
        foreach (var index in definition.Indexes)
            table.Indexes.Add(new SchemaIndex(index.Name.Value, index.Unique, Names(index.Columns)));
    }

    private static string Type(ColumnDefinition column)
    {
        var type = (SqlDataTypeReference)column.DataType;
        var size = type.Parameters.Count == 0 ? "" : $"({string.Join(',', type.Parameters.Select(one => one.Value))})";
        return type.Name.BaseIdentifier.Value + size.ToLowerInvariant()
            + (column.Collation is { } collation ? $" COLLATE {collation.Value}" : "");
    }

    private static List<string> Names(IEnumerable<ColumnWithSortOrder> columns) =>
        [.. columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)];
}
