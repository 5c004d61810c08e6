using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const int HistoriesPerProgram = 8;

    public static readonly TheoryData<string> Programs = [.. HistoryProgram.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Whatever_happens_then_what_is_stored_is_what_a_naive_model_says(string name)
    {
        var program = HistoryProgram.All.Single(program => program.Name == name);
        var opening = NewShop();
        var programId = await opening.OpenAsync(program.Json());
        foreach (var seed in History.Seeds(HistoriesPerProgram))
        {
            var clock = new ManualClock();
            using var shop = new Shop(engine.Open(), clock);
            var member = await shop.EnrolAsync(programId, enrolledAt: History.EnrolledAt(clock));
            var target = new StorageTarget(shop, programId, member, seed);

            await new History(seed, program, clock).RunAsync(target, steps: 25);

            CheckReaders(shop, member, target, seed);
        }
    }

    private static void CheckReaders(Shop shop, Guid member, StorageTarget target, int seed)
    {
        Assert.Null(shop.Verify(member));
        foreach (var (asOf, balance) in target.Known)
        {
            var then = Assert.Single(shop.Balances(member, asOf)!);
            Assert.True(balance == then.Balance, $"seed {seed}: the balance as of {asOf}");
        }

        var paged = new List<Guid>();
        IReadOnlyList<Guid> heads = [shop.Account(member).HeadId];
        while (heads.Count > 0)
        {
            var (page, next) = shop.Readers.Read(session =>
                LedgerReader.Merged(session, Shop.Tenant, member, heads, limit: 7));
            paged.AddRange(page.Select(entry => entry.Id));
            heads = next;
        }

        Assert.Equal(shop.Entries(member).Select(entry => entry.Id).Reverse(), paged);
    }
}
