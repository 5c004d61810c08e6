using LoyaltyPoints.Core;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Ten_thousand_purchases_of_one_member_then_the_next_costs_what_the_first_did()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var program = new HistoryProgram("a year", CoffeeBy: 2, PerDay: 1_000_000, Months: 12, EndOfMonth: true);
        var member = await shop.EnrolAsync(await shop.OpenAsync(program.Json()));
        // The very first also reads the programs and makes the row of its cap.
        await CostAsync("first");
        var second = await CostAsync("second");

        for (var round = 0; round < 20; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => shop.WriteAsync(
                shop.Purchase(member, $"{round}-{number}", ago: TimeSpan.FromDays((round * 500 + number) % 290)))));
            Assert.All(results, result => Assert.False(result.Answer!.Replayed));
        }

        Assert.Equal(second, await CostAsync("last"));
        Assert.InRange(shop.Account(member).Lots.Count, 10, 12);
        Assert.Equal(1, shop.Count("accounts"));
        Assert.InRange(shop.Scalar<byte[]>("SELECT lots FROM accounts").Length, 1, 12 * 20);
        Assert.Equal(10_003, shop.Count("ledger_entries"));
        Assert.Equal(10_003 * 10, shop.Account(member).LifetimeEarned);
        Assert.Null(shop.Verify(member));

        async Task<int> CostAsync(string name)
        {
            string[] tables =
                ["purchases", "ledger_entries", "natural_keys", "members", "accounts", "idempotency_keys"];
            var rows = tables.Select(shop.Count).ToArray();
            var statements = dialect.Statements;
            await shop.WriteAsync(shop.Purchase(member, name));
            var cost = dialect.Statements - statements;
            Assert.Equal([1, 1, 1, 0, 0, 0], tables.Select((table, at) => shop.Count(table) - rows[at]));
            return cost;
        }
    }

    [Fact]
    public async Task A_balance_as_of_the_past_then_it_is_what_was_known_then_and_not_what_came_late()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await shop.WriteAsync(shop.Purchase(member, "1"));
        var then = shop.Clock.Now;
        shop.Clock.Now = then.Plus(TimeSpan.FromDays(3));
        await shop.WriteAsync(shop.Purchase(member, "late", ago: TimeSpan.FromDays(9)));

        Assert.Equal(0, AsOf(then.Plus(-TimeSpan.FromDays(1))));
        Assert.Equal(10, AsOf(then));
        Assert.Equal(20, AsOf(shop.Clock.Now));
        Assert.Null(shop.Balances(member, then, Shop.Tenant + 1));

        long AsOf(Instant asOf) => Assert.Single(shop.Balances(member, asOf)!).Balance.Available;
    }
}
