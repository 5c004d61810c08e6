using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyCommand = LoyaltyPoints.Cli.Program;

namespace LoyaltyPoints.Api.Tests.Commands;

/// <summary>A small book, written by the service, which each test spoils in its own copy.</summary>
public sealed class WrittenBook : IAsyncLifetime
{
    private Database? book;

    public async Task InitializeAsync()
    {
        await using var server = await ServerProcess.StartAsync();
        var program = await server.Api.CreateProgramAsync(Definitions.Spend(per: 100, units: 1));
        foreach (var purchases in new[] { 1, 5, 600 })
        {
            var member = await server.Api.CreateMemberAsync(program);
            for (var i = 0; i < purchases; i++) await server.Api.PostPurchaseAsync(member, 1000 + (100 * i));
            (await server.Api.RedeemAsync(member, program, 7)).Expect(201);
        }

        await server.StopAsync();
        book = server.Database.Copy();
    }

    public Task DisposeAsync()
    {
        book?.Dispose();
        return Task.CompletedTask;
    }

    public Database Copy() => book!.Copy();
}

public sealed class VerifyCommandTests(WrittenBook book) : IClassFixture<WrittenBook>
{
    private const string Nothing = "SELECT 1";
    private const string Longest = "(SELECT member_id FROM accounts ORDER BY entry_count DESC LIMIT 1)";

    [Fact]
    public async Task A_book_that_nobody_touched_is_sound() => Assert.Equal(0, await VerifyAsync(Nothing));

    [Theory]
    [InlineData("units of an entry", "UPDATE ledger_entries SET units = units + 1 WHERE sequence = 3")]
    [InlineData("units of the first entry", "UPDATE ledger_entries SET units = units - 1 WHERE sequence = 1")]
    [InlineData("a bucket", "UPDATE ledger_entries SET to_bucket = 6 WHERE sequence = 2")]
    [InlineData("an expiry", "UPDATE ledger_entries SET expires_at = expires_at - 1 WHERE sequence = 4")]
    [InlineData("a hash", "UPDATE ledger_entries SET hash = @hash WHERE sequence = 2")]
    [InlineData("an entry is gone", "DELETE FROM ledger_entries WHERE sequence = 3")]
    [InlineData("the last entry is gone", "DELETE FROM ledger_entries WHERE sequence = 601")]
    [InlineData("the lots", "UPDATE accounts SET lots = @noLots")]
    [InlineData("lots that nobody can read", "UPDATE accounts SET lots = @badLots")]
    [InlineData("what was earned", "UPDATE accounts SET lifetime_earned = lifetime_earned + 1")]
    [InlineData("the count", "UPDATE accounts SET entry_count = entry_count + 1")]
    [InlineData("the head",
        "UPDATE accounts SET head_id = (SELECT entry_id FROM ledger_entries WHERE sequence = 5 LIMIT 1)")]
    [InlineData("no entries at all", "UPDATE accounts SET head_id = @nobody")]
    [InlineData("an account is gone", "DELETE FROM accounts WHERE member_id = " + Longest)]
    [InlineData("a chain bent into a ring",
        "UPDATE ledger_entries SET previous_id = (SELECT head_id FROM accounts WHERE member_id = " + Longest
        + ") WHERE sequence = 1 AND member_id = " + Longest)]
    public async Task A_book_that_somebody_touched_is_not_sound(string what, string spoil)
    {
        var exitCode = await VerifyAsync(spoil);
        Assert.True(exitCode == 1, what);
    }

    private async Task<int> VerifyAsync(string spoil)
    {
        using var copy = book.Copy();
        var changed = await copy.ExecuteAsync(spoil, new
        {
            hash = new byte[32], noLots = (byte[])[1], badLots = (byte[])[9, 3], nobody = copy.Id(Guid.Empty),
        });
        Assert.Equal(spoil != Nothing, changed > 0);
        return await LoyaltyCommand.Main(["verify", .. copy.Options]);
    }
}
