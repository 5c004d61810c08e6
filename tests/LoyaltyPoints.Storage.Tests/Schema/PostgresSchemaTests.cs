using LoyaltyPoints.Tests.Postgres;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>PostgreSQL tells its schema itself: no other than it reads its SQL for certain.</summary>
[NeedsPostgres]
public sealed class PostgresSchemaTests
{
    [Fact]
    public void On_sqlite_and_postgres_then_it_is_the_same() =>
        Assert.Empty(SchemaComparison.WithPostgres(SqliteSchema.Read(), PostgresSchema.Read()));
}
