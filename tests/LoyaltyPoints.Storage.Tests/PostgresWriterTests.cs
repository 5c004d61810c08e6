using System.Data.Common;
using System.Diagnostics;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.Ledger;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests;

/// <summary>How this one engine fails.</summary>
[NeedsPostgres]
public sealed class PostgresWriterTests : IDisposable
{
    private readonly string connectionString = PostgresServer.CreateDatabase();

    public void Dispose() => PostgresServer.DropDatabase(connectionString);

    [Fact]
    public void The_server_does_not_wait_for_its_disk_then_the_writer_does()
    {
        Execute($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} "
            + "SET synchronous_commit = off");
        using var connection = Open().OpenWriter();
        using var command = connection.CreateCommand();
        command.CommandText = "SHOW synchronous_commit";

        Assert.Equal("on", command.ExecuteScalar());
    }

    [Fact]
    public async Task All_connections_are_cut_then_the_next_write_and_the_next_read_notice_nothing()
    {
        using var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));
        Assert.Equal(0, shop.Available(member));

        Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "1"))).Answer!.Status);
        Assert.Equal(10, shop.Available(member));
    }

    [Fact]
    public async Task Another_process_keeps_a_members_row_then_callers_are_told_in_bounded_time()
    {
        using var shop = NewShop(new LedgerWriterOptions { Retries = 0, Connections = 1 });
        var program = await shop.OpenAsync(HistoryProgram.All[0].Json());
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var watch = Stopwatch.StartNew();
        using (var holder = new NpgsqlConnection(connectionString + ";Pooling=false"))
        {
            holder.Open();
            using var transaction = holder.BeginTransaction();
            using var command = new NpgsqlCommand("SELECT 1 FROM accounts WHERE member_id = $1 FOR UPDATE", holder);
            command.Parameters.Add(new() { Value = member });
            command.ExecuteNonQuery();

            var refused = await shop.WriteAsync(shop.Purchase(member, "1"));

            Assert.Equal("database_unavailable", refused.Refusal?.Code);
            // Other members are not concerned.
            Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(other, "2"))).Answer!.Status);
        }

        // Five seconds in the batch and five alone.
        Assert.InRange(watch.Elapsed.TotalSeconds, 5, 25);
        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "1"))).Answer!.Status);
    }

    [Fact]
    public async Task Another_instance_stands_still_inside_a_transaction_then_it_loses_its_locks_and_the_others_go_on()
    {
        using var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(HistoryProgram.All[0].Json()));
        using var paused = Open().OpenWriter();
        using var transaction = Open().BeginWrite(paused);
        using var command = paused.CreateCommand();
        command.CommandText = "UPDATE accounts SET entry_count = entry_count";
        Assert.Equal(1, command.ExecuteNonQuery());

        var written = await shop.WriteAsync(shop.Purchase(member, "1"));

        Assert.Equal(201, written.Answer?.Status);
        Assert.ThrowsAny<NpgsqlException>(transaction.Commit);
    }

    [Fact]
    public void Whoever_connects_then_no_plan_is_compiled_at_each_run()
    {
        foreach (var opened in (DbConnection[])[Open().OpenWriter(), Open().OpenReader(mayLag: false)])
        {
            using var connection = opened;
            using var command = connection.CreateCommand();
            command.CommandText = "SHOW jit";
            Assert.Equal("off", command.ExecuteScalar());
        }
    }

    private SqlDialect Open() => SqlDialects.Open("Postgres", connectionString);

    private Shop NewShop(LedgerWriterOptions? options = null)
    {
        var dialect = Open();
        Migrator.Migrate(dialect, TimeProvider.System);
        return new Shop(dialect, options: options);
    }

    private void Execute(string sql)
    {
        using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
