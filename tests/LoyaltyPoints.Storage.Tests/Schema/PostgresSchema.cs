using Dapper;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>The schema that PostgreSQL has after all migrations, from its own catalog.</summary>
internal static class PostgresSchema
{
    private const string SelectColumns = """
        SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod)
          || CASE WHEN c.collname IS NULL OR c.collname = 'default' THEN '' ELSE ' COLLATE "' || c.collname || '"' END,
          NOT a.attnotnull
        FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_collation c ON c.oid = a.attcollation
        WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
        ORDER BY t.relname, a.attnum
        """;

    private const string SelectIndexes = """
        SELECT t.relname, i.relname, x.indisprimary, x.indisunique,
          (SELECT string_agg(a.attname, ',' ORDER BY k.at) FROM unnest(x.indkey::int[]) WITH ORDINALITY k (attnum, at)
           JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum)
        FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE t.relnamespace = 'public'::regnamespace
        """;

    public static IReadOnlyList<SchemaTable> Read()
    {
        using var engine = new PostgresEngine();
        Migrator.Migrate(engine.Open(), TimeProvider.System);
        using var connection = engine.Open().OpenReader(mayLag: false);
        var tables = connection.Query<(string Table, string Name, string Type, bool IsNullable)>(SelectColumns)
            .GroupBy(column => column.Table).ToDictionary(columns => columns.Key, columns =>
            {
                var table = new SchemaTable(columns.Key);
                table.Columns.AddRange(columns.Select(one => new SchemaColumn(one.Name, one.Type, one.IsNullable)));
                return table;
            });
        foreach (var (table, name, isPrimary, isUnique, columns) in
            connection.Query<(string Table, string Name, bool IsPrimary, bool IsUnique, string Columns)>(SelectIndexes))
        {
            if (isPrimary) tables[table].PrimaryKey.AddRange(columns.Split(','));
            else tables[table].Indexes.Add(new SchemaIndex(name, isUnique, columns.Split(',')));
        }

        return [.. tables.Values];
    }
}
