using System.Data.Common;
using System.Diagnostics;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LoyaltyPoints.Storage.Tests;

/// <summary>How this one engine fails.</summary>
public sealed class SqliteWriterTests : IDisposable
{
    private readonly SqliteEngine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task The_engine_rolls_back_a_commit_by_itself_then_the_writer_lives_and_tries_again()
    {
        var dialect = engine.Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        using var shop = new Shop(dialect);
        var refusals = 0;
        var member = await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));
        await shop.DoAsync(batch =>
        {
            // As for a disk that is full at the commit: it fails, and the transaction is gone.
            var handle = ((SqliteConnection)batch.Session.Connection).Handle!;
            raw.sqlite3_commit_hook(handle, _ => Interlocked.Increment(ref refusals) == 2 ? 1 : 0, new object());
            return 0;
        });

        var results = await shop.InOneBatchAsync(
            shop.Purchase(member, "1"), shop.Purchase(member, "2"));

        Assert.Equal(2, refusals);
        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(20, shop.Available(member));
    }

    [Fact]
    public async Task Another_process_holds_the_lock_then_callers_are_told_in_bounded_time()
    {
        var dialect = engine.Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        using var shop = new Shop(dialect, options: new LedgerWriterOptions { Retries = 0 });
        var member = await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));
        var watch = Stopwatch.StartNew();
        using (var other = engine.Open().OpenWriter())
        using (engine.Open().BeginWrite(other))
        {
            var refused = await shop.WriteAsync(shop.Purchase(member, "1"));
            Assert.Equal("database_unavailable", refused.Refusal?.Code);
        }

        // Five seconds in the batch and five alone.
        Assert.InRange(watch.Elapsed.TotalSeconds, 5, 20);
        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "1"))).Answer!.Status);
    }

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", "2")]
    public void What_was_answered_survives_a_power_cut_then_the_writer_is_set_so(string sql, string expected)
    {
        using var connection = engine.Open().OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        Assert.Equal(expected, $"{command.ExecuteScalar()}");
    }

    [Fact]
    public void A_reader_then_it_cannot_write()
    {
        var dialect = engine.Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        using var connection = dialect.OpenReader(mayLag: false);
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM tenants";

        var refused = Assert.ThrowsAny<DbException>(() => command.ExecuteNonQuery());
        Assert.False(dialect.IsUniqueViolation(refused));
    }
}
