using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Tests.Schema;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>What would be sent to SQL Server is T-SQL, and names nothing that is not there.</summary>
public sealed class TSqlTests
{
    private static readonly IReadOnlyList<SchemaTable> Schema = SqlServerSchema.Read();

    [Fact]
    public void Every_statement_parses_and_names_only_what_the_migrations_make()
    {
        var statements = SqlServerStatements.All().ToList();

        Assert.All(statements, statement => Assert.Empty(
            TSqlNames.Faults(Schema, statement.Text).Select(fault => $"{statement.Place}: {fault}\n{statement.Text}")));
        // As many as there are, roughly: else the collecting has stopped to work.
        Assert.InRange(statements.Count, 75, 1000);
        Assert.Contains(statements, one => one.Text.Contains("WITH chain", StringComparison.Ordinal));
        Assert.Contains(statements, one => one.Text.Contains("sp_getapplock", StringComparison.Ordinal));
        Assert.Contains(statements, one => one.Text.Contains("OPENJSON", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_of_a_set_has_the_kind_that_the_migrations_give_it() =>
        Assert.Empty(
            from set in SqlServerStatements.Sets
            from column in set.Statement.Input.Concat(set.Statement.Output)
            let table = Schema.Single(one => one.Name == set.Statement.Table)
            let type = table.Column(column.Name)?.Type
            where type is null || !IsOf(column.Kind, type)
            select $"{set.Place}: {table.Name}.{column.Name} is {type}, not {column.Kind}");

    [Fact]
    public void A_text_is_in_a_static_field_then_it_is_collected() =>
        Assert.Contains("CREATE TABLE shops", Assert.Single(
            SqlLiterals.In(typeof(TSqlTests).Assembly), literal => literal.Place == "TSqlNamesTests..cctor").Text,
            StringComparison.Ordinal);

    private static bool IsOf(ColumnKind kind, string type) => kind switch
    {
        ColumnKind.Int => type == "int",
        ColumnKind.Long => type == "bigint",
        ColumnKind.Id => type == "binary(16)",
        ColumnKind.Text => type.StartsWith("nvarchar", StringComparison.Ordinal),
        _ => type.StartsWith("varbinary", StringComparison.Ordinal),
    };
}
