using Dapper;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>The schema that SQLite has after all migrations, as it tells it itself.</summary>
internal static class SqliteSchema
{
    public static IReadOnlyList<SchemaTable> Read()
    {
        using var engine = new SqliteEngine();
        Migrator.Migrate(engine.Open(), TimeProvider.System);
        using var connection = engine.Open().OpenReader(mayLag: false);
        List<SchemaTable> tables = [];
        foreach (var name in connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table'").ToList())
        {
            var table = new SchemaTable(name);
            var columns = connection.Query<(string Name, string Type, long NotNull, long Key)>(
                "SELECT name, type, \"notnull\", pk FROM pragma_table_info(@name)", new { name }).ToList();
            table.Columns.AddRange(
                columns.Select(column => new SchemaColumn(column.Name, column.Type, column.NotNull == 0)));
            table.PrimaryKey.AddRange(columns.Where(column => column.Key > 0).OrderBy(column => column.Key)
                .Select(column => column.Name));
            // The others belong to a primary key.
            foreach (var (index, isUnique) in connection.Query<(string Name, long IsUnique)>(
                "SELECT name, \"unique\" FROM pragma_index_list(@name) WHERE origin = 'c'", new { name }).ToList())
            {
                table.Indexes.Add(new SchemaIndex(index, isUnique != 0, [.. connection.Query<string>(
                    "SELECT name FROM pragma_index_info(@index) ORDER BY seqno", new { index })]));
            }

            tables.Add(table);
        }

        return tables;
    }
}
