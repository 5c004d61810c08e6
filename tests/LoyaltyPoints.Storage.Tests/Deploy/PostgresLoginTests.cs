using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;
using LoyaltyPoints.Tests.Postgres;

namespace LoyaltyPoints.Storage.Tests.Deploy;

/// <summary>The service does its work with the login that the scripts make for it, and can do no more.</summary>
[NeedsPostgres]
public sealed class PostgresLoginTests : IDisposable
{
    private readonly PostgresLogins logins = new();

    public void Dispose() => logins.Dispose();

    [Fact]
    public async Task It_has_the_least_rights_then_it_works_all_the_same()
    {
        Migrator.Migrate(logins.Owner, TimeProvider.System);
        logins.GiveRights();
        logins.GiveRights();
        Assert.Empty(Migrator.Migrate(logins.Service, TimeProvider.System));
        var clock = new ManualClock();
        using var shop = new Shop(logins.Service, clock);
        var program = await shop.OpenAsync(HistoryProgram.All[0].Json());
        var member = await shop.EnrolAsync(program, "m-1", History.EnrolledAt(clock));

        await new History(1, HistoryProgram.All[0], clock).RunAsync(
            new StorageTarget(shop, program, member, 1), steps: 40);

        Assert.True(shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { })).IsSound);
        Assert.True(shop.Count("ledger_entries") > 0);
    }

    [Theory]
    [InlineData("UPDATE ledger_entries SET units = 1")]
    [InlineData("DELETE FROM ledger_entries")]
    [InlineData("TRUNCATE purchases")]
    [InlineData("DELETE FROM accounts")]
    [InlineData("DELETE FROM schema_migrations")]
    [InlineData("CREATE TABLE mine (id integer)")]
    [InlineData("ALTER TABLE ledger_entries ADD COLUMN more integer")]
    public void It_wants_more_then_it_is_refused(string sql)
    {
        Migrator.Migrate(logins.Owner, TimeProvider.System);
        logins.GiveRights();
        using var connection = logins.Service.OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        var refused = Assert.ThrowsAny<DbException>(() => command.ExecuteNonQuery());

        Assert.True(logins.Service.IsPermissionDenied(refused), refused.Message);
    }

    [Fact]
    public void The_schema_is_missing_then_it_says_who_can_make_it()
    {
        var refused = Assert.Throws<SchemaMismatchException>(
            () => Migrator.Migrate(logins.Service, TimeProvider.System));

        Assert.Contains("0001_ledger", refused.Message, StringComparison.Ordinal);
        Assert.Contains("`loyalty migrate`", refused.Message, StringComparison.Ordinal);
    }
}
