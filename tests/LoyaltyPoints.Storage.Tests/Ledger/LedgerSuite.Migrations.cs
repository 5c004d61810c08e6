using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public virtual void Migrated_again_then_nothing_is_applied_twice()
    {
        var dialect = engine.Open();
        var names = Migrator.All(dialect).Select(migration => migration.Name).ToArray();

        Assert.Equal(names, Migrator.Migrate(dialect, TimeProvider.System));

        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Empty(Migrator.Migrate(engine.Open(), TimeProvider.System));
    }

    [Fact]
    public virtual async Task Migrated_by_many_at_once_then_one_does_it()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Migrator.Migrate(engine.Open(), TimeProvider.System)))).WaitAsync(Shop.Patience);

        Assert.Single(applied, names => names.Count > 0);
    }

    [Theory]
    [InlineData("UPDATE schema_migrations SET checksum = 'other'", "differs")]
    [InlineData("INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ('9999_later', 'x', 1)", "unknown")]
    public async Task The_database_was_made_by_another_build_then_it_is_refused_and_left_alone(string sql, string said)
    {
        var shop = NewShop();
        await shop.TamperAsync(sql);
        var before = shop.Count("schema_migrations");

        var refused = Assert.Throws<SchemaMismatchException>(
            () => Migrator.Migrate(engine.Open(), TimeProvider.System));

        Assert.Contains(said, refused.Message);
        Assert.Equal(before, shop.Count("schema_migrations"));
    }

    [Fact]
    public async Task A_second_row_of_the_same_key_then_every_table_refuses_it()
    {
        var (shop, member, _) = await BookAsync();
        await shop.DoAsync(batch => Shop.Enrol(batch, shop.Account(member).ProgramId, "m-2"));
        foreach (var table in (string[])["members", "accounts", "ledger_entries", "purchases", "natural_keys",
            "redemptions", "member_identifiers", "programs", "program_versions", "tenants"])
        {
            Assert.True(shop.Count(table) > 0, table);
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => shop.DoAsync<int>(batch =>
            {
                using var command = batch.Session.Connection.CreateCommand();
                command.CommandText = $"INSERT INTO {table} SELECT * FROM {table}";
                var refused = Assert.ThrowsAny<System.Data.Common.DbException>(() => command.ExecuteNonQuery());
                Assert.True(batch.Session.Dialect.IsUniqueViolation(refused), $"{table}: {refused.Message}");
                throw new InvalidOperationException("Refused as it should be.");
            }));
        }
    }
}
