using LoyaltyPoints.Storage.Tests.Schema;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>The check of statements can fail.</summary>
public sealed class TSqlNamesTests
{
    private static readonly IReadOnlyList<SchemaTable> Schema = SqlServerSchema.Read("""
        CREATE TABLE shops (shop_id int NOT NULL, name nvarchar(10) NULL, CONSTRAINT pk_shops PRIMARY KEY (shop_id));
        CREATE TABLE tills (shop_id int NOT NULL, till_id int NOT NULL, CONSTRAINT pk_tills PRIMARY KEY (till_id));
        """);

    [Theory]
    [InlineData("SELECT shop_id, name FROM shops WHERE name = @name ORDER BY shop_id")]
    [InlineData("SELECT s.name, COUNT(*) FROM shops AS s JOIN tills t ON t.shop_id = s.shop_id WHERE till_id > 1")]
    [InlineData("SELECT shop_id AS shop FROM shops ORDER BY shop")]
    [InlineData("SELECT name FROM shops s WHERE EXISTS (SELECT 1 FROM tills WHERE shop_id = s.shop_id AND name = 'a')")]
    [InlineData("INSERT INTO shops (shop_id) VALUES (@id)")]
    [InlineData("INSERT INTO shops (shop_id) SELECT k.id FROM OPENJSON(@rows) WITH (id int '$[0]') AS k")]
    [InlineData("UPDATE s SET s.name = k.name FROM OPENJSON(@r) WITH (name nchar(9)) AS k JOIN shops s ON 1 = 1")]
    [InlineData("UPDATE shops SET name = NULL WHERE shop_id = @id; SELECT @@ROWCOUNT")]
    [InlineData("DELETE FROM tills WHERE till_id = 1")]
    [InlineData("WITH c AS (SELECT 1 AS depth FROM shops UNION ALL SELECT depth + 1 FROM c) SELECT depth FROM c")]
    [InlineData("CREATE INDEX ix_shops_name ON shops (name)")]
    [InlineData("SELECT COUNT(*) FROM sys.tables WHERE object_id = 1")]
    public void What_is_there_is_no_fault(string sql) => Assert.Empty(TSqlNames.Faults(Schema, sql));

    [Theory]
    [InlineData("SELECT label FROM shops", "no column label")]
    [InlineData("SELECT till_id FROM shops", "no column till_id")]
    [InlineData("SELECT s.till_id FROM shops s JOIN tills t ON t.shop_id = s.shop_id", "no column s.till_id")]
    [InlineData("SELECT x.name FROM shops s", "no column x.name")]
    [InlineData("SELECT name FROM stores", "no table stores")]
    [InlineData("SELECT name FROM shops WHERE town = @town", "no column town")]
    [InlineData("SELECT shop_id AS shop FROM shops WHERE shop = 1", "no column shop")]
    [InlineData("SELECT name FROM shops ORDER BY town", "no column town")]
    [InlineData("SELECT 1 WHERE EXISTS (SELECT 1 FROM shops WHERE till_id = 1)", "no column till_id")]
    [InlineData("INSERT INTO shops (shop_id, town) VALUES (@id, @town)", "no column shops.town")]
    [InlineData("INSERT INTO shops (name) VALUES (@name)", "an INSERT into shops without shop_id")]
    [InlineData("INSERT INTO shops (shop_id) SELECT k.no FROM OPENJSON(@r) WITH (id int '$[0]') k", "no column k.no")]
    [InlineData("UPDATE shops SET name = town", "no column town")]
    [InlineData("UPDATE tills SET till_id = 1 WHERE name = 'a'", "no column name")]
    [InlineData("UPDATE s SET s.name = t.name FROM shops s JOIN tills t ON t.shop_id = s.shop_id", "no column t.name")]
    [InlineData("DELETE FROM tills WHERE name = 'a'", "no column name")]
    [InlineData("WITH c AS (SELECT shop_id FROM shops) SELECT name FROM c", "no column name")]
    [InlineData("CREATE INDEX ix_shops_town ON shops (town)", "no column town")]
    [InlineData("MERGE tills USING shops ON 1 = 1 WHEN MATCHED THEN DELETE;", "a MERGE, unknown to this check")]
    [InlineData("SELECT a FROM fn(1)", "a source that this check does not know, SchemaObjectFunctionTableReference",
        "no column a")]
    public void What_is_not_there_is_found(string sql, params string[] faults) =>
        Assert.Equal(faults, TSqlNames.Faults(Schema, sql).Distinct());

    [Fact]
    public void A_target_that_has_not_the_column_is_found_though_another_source_has_it() =>
        Assert.Contains("no column tills.name", TSqlNames.Faults(
            Schema, "UPDATE t SET name = s.name FROM shops s JOIN tills t ON t.shop_id = s.shop_id"));

    [Theory]
    [InlineData("SELECT name FROM shops LIMIT 5")]
    [InlineData("SELECT name FROM shops WHERE")]
    [InlineData("INSERT INTO shops (shop_id) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("SELECT shop_id FROM shops WHERE (shop_id, name) > (@a, @b)")]
    public void What_is_no_t_sql_is_found(string sql)
    {
        var refused = Assert.Throws<FormatException>(() => TSqlNames.Faults(Schema, sql));

        Assert.StartsWith("Line 1, column ", refused.Message, StringComparison.Ordinal);
    }
}
