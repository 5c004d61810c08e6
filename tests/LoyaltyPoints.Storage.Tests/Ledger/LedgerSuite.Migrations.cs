using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public virtual void Migrated_again_then_nothing_is_applied_twice()
    {
        var dialect = engine.Open();
        var names = Migration.All(dialect.Name).Select(migration => migration.Name).ToArray();

        Assert.Equal(names, Migrator.Migrate(dialect, TimeProvider.System));

        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Empty(Migrator.Migrate(engine.Open(), TimeProvider.System));
    }

    [Fact]
    public virtual async Task Migrated_by_ten_at_once_then_one_does_it()
    {
        using var together = new Barrier(10);
        var applied = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var dialect = engine.Open();
                together.SignalAndWait();
                return Migrator.Migrate(dialect, TimeProvider.System);
            },
            TaskCreationOptions.LongRunning))).WaitAsync(Shop.Patience);

        Assert.Single(applied, names => names.Count > 0);
        Assert.Equal(Migration.All(engine.Open().Name).Count, NewShop().Count("schema_migrations"));
    }

    [Fact]
    public virtual void Asked_what_is_missing_then_all_or_nothing_and_nothing_is_applied()
    {
        var all = Migration.All(engine.Open().Name);

        Assert.Equal(all, Migrator.Missing(engine.Open()));
        Assert.Equal(all, Migrator.Missing(engine.Open()));

        Migrator.Migrate(engine.Open(), TimeProvider.System);
        Assert.Empty(Migrator.Missing(engine.Open()));
    }

    [Fact]
    public virtual void The_script_is_run_by_hand_then_the_schema_is_current()
    {
        var dialect = engine.Open();
        using (var connection = dialect.OpenWriter())
        {
            using var command = connection.CreateCommand();
            command.CommandText = Migrator.Script(dialect, Migrator.Missing(dialect), TimeProvider.System);
            command.ExecuteNonQuery();
        }

        Assert.Empty(Migrator.Migrate(engine.Open(), TimeProvider.System));
        Assert.Equal(0, NewShop().Count("ledger_entries"));
    }

    [Fact]
    public async Task A_newer_build_was_there_then_this_one_runs_on()
    {
        await NewShop().TamperAsync(
            "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ('9999_later', 'x', 1)");

        Assert.Empty(Migrator.Migrate(engine.Open(), TimeProvider.System));
    }

    [Theory]
    [InlineData("UPDATE schema_migrations SET checksum = 'other'", "another migration 0001_ledger")]
    [InlineData("INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ('0001_before', 'x', 1)",
        "another migration 0001_before")]
    [InlineData("DELETE FROM schema_migrations WHERE name = '0001_ledger'", "not 0001_ledger")]
    public async Task The_database_was_made_by_another_build_then_it_is_refused_and_left_alone(string sql, string said)
    {
        var shop = NewShop();
        await shop.TamperAsync(sql);
        var before = shop.Count("schema_migrations");

        var refused = Assert.Throws<SchemaMismatchException>(
            () => Migrator.Migrate(engine.Open(), TimeProvider.System));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
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
