using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(1003)]
    [InlineData(5)]
    [InlineData(4000)]
    public async Task Two_processes_give_out_one_budget_then_the_exact_number_is_given(long budget)
    {
        var options = new LedgerWriterOptions { Connections = 2, BatchSize = 7 };
        var (one, other) = (NewShop(options: options), NewShop(options: options));
        var program = await one.OpenAsync(Plain);
        Guid[] members = [.. await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => one.EnrolAsync(program)))];
        var campaign = await one.OpenCampaignAsync(program, CampaignDesk.Ten(budget));

        var results = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Task.Run(() =>
        {
            var shop = number % 2 == 0 ? one : other;
            return shop.WriteAsync(shop.Purchase(members[number % members.Length], $"{number}"));
        })));

        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        var given = results.Select(CampaignDesk.ByCampaigns).ToList();
        Assert.Equal(Math.Min(budget, 3000), given.Sum());
        // Whole tens, but for the one purchase that got the rest.
        Assert.InRange(given.Count(units => units is > 0 and < 10), 0, 1);
        Assert.Equal(budget - given.Sum(), one.Held(campaign));
        Assert.Equal((given.Sum(), given.Count(units => units > 0)), Totals(one, campaign));
        Assert.Empty(one.Findings());
    }

    [Fact]
    public async Task Two_processes_sell_and_take_back_out_of_one_budget_then_nothing_is_lost()
    {
        var options = new LedgerWriterOptions { Connections = 2, BatchSize = 5 };
        var (one, other) = (NewShop(options: options), NewShop(options: options));
        var program = await one.OpenAsync(Plain);
        Guid[] members = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => one.EnrolAsync(program)))];
        var campaign = await one.OpenCampaignAsync(program, CampaignDesk.Ten(500));

        // Each till takes every second purchase back at once, so that what comes back is sold again.
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(till => Task.Run(async () =>
        {
            var (shop, member, units) = (till % 2 == 0 ? one : other, members[till], 0L);
            for (var number = 0; number < 40; number++)
            {
                var sold = await shop.WriteAsync(shop.Purchase(member, $"{till}-{number}"));
                if (number % 2 == 0) units += CampaignDesk.ByCampaigns(sold);
                else Shop.Json(await shop.WriteAsync(shop.Return(member, sold, 1000, $"{till}-{number}")));
            }

            return units;
        })));

        var given = kept.Sum();
        Assert.InRange(given, 0, 500);
        Assert.Equal(500 - given, one.Held(campaign));
        Assert.Empty(one.Findings());
        var rest = await one.WriteAsync(one.Purchase(members[0], "rest"));
        Assert.Equal(Math.Min(10, 500 - given), CampaignDesk.ByCampaigns(rest));
    }

    [Fact]
    public async Task Units_lie_in_the_slice_of_a_process_that_is_gone_then_the_others_give_them_all()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(960));
        // It takes a 32nd, 30, and gives 10 of them. The rest is moved to a slice that nobody here writes to.
        await shop.WriteAsync(shop.Purchase(member, "first"));
        var slice = shop.Scalar<int>("SELECT slice FROM campaign_budgets WHERE slice < 16 AND held = 20");
        await shop.TamperAsync($"UPDATE campaign_budgets SET held = 0 WHERE slice = {slice}");
        await shop.TamperAsync($"UPDATE campaign_budgets SET held = 20 WHERE slice = {(slice + 5) % 16}");

        var results = await Task.WhenAll(Enumerable.Range(0, 97)
            .Select(number => shop.WriteAsync(shop.Purchase(member, $"{number}"))));

        Assert.Equal(
            [.. Enumerable.Repeat(10L, 95), 0, 0], results.Select(CampaignDesk.ByCampaigns));
        Assert.Equal((0, 960), (shop.Held(campaign), shop.Campaign(campaign).Totals.Units));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task A_budget_is_spent_and_something_comes_back_then_it_is_given_again()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(25));
        var results = new List<WorkResult>();
        for (var number = 0; number < 6; number++)
            results.Add(await shop.WriteAsync(shop.Purchase(member, $"{number}")));

        Assert.Equal([10, 10, 5, 0, 0, 0], results.Select(CampaignDesk.ByCampaigns));
        Assert.Equal(0, shop.Held(campaign));

        // In one batch: what comes back can be given by the next work.
        var mixed = await shop.InOneBatchAsync(
            shop.Purchase(member, "before"), shop.Return(member, results[1], 1000, "back"),
            shop.Purchase(member, "after"));

        Assert.Equal([0, 10], new[] { mixed[0], mixed[2] }.Select(CampaignDesk.ByCampaigns));
        Assert.Equal((25, 3), Totals(shop, campaign));
        Assert.Equal((0, 25), (shop.Held(campaign), shop.Campaign(campaign).Totals.Units));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task A_part_of_a_purchase_comes_back_then_the_budget_gets_the_difference()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        // A unit for every 1.00, as the program gives it.
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(1000).Replace(
            """{ "kind": "add", "units": 10 }""", """{ "kind": "spend", "per": 100, "units": 1 }""",
            StringComparison.Ordinal));
        var sold = await shop.WriteAsync(shop.Purchase(member, "sold", total: 5000));
        Assert.Equal((50, 950), (CampaignDesk.ByCampaigns(sold), shop.Held(campaign)));

        var first = Shop.Result(await shop.WriteAsync(shop.Return(member, sold, 1200, "first")));
        Assert.Equal(38, first.GetProperty("campaigns")[0].GetProperty("units").GetInt64());
        Assert.Equal((962, 38 + 38), (shop.Held(campaign), shop.Available(member)));
        Assert.Equal((1, 38, 3800), Full(shop, campaign));

        await shop.WriteAsync(shop.Return(member, sold, 3800, "second"));
        Assert.Equal((1000, 0), (shop.Held(campaign), shop.Available(member)));
        Assert.Equal((0, 0, 0), Full(shop, campaign));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task Units_mature_later_then_they_are_pending_as_of_any_instant_until_then()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain.TrimEnd()[..^1]
            + """, "maturity": { "kind": "afterDays", "days": 3 } }""");
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(100));
        var sold = await shop.WriteAsync(shop.Purchase(member, "sold"));
        await shop.WriteAsync(shop.Purchase(member, "again"));
        Assert.Equal((20, 20), Pending(shop.Clock.Now));
        await shop.WriteAsync(shop.Return(member, sold, 1000, "back"));

        Assert.Equal((10, 10), Pending(shop.Clock.Now));
        Assert.Equal((10, 0), Pending(shop.Clock.Now.Plus(TimeSpan.FromDays(3))));
        Assert.Empty(shop.Findings());

        (long Units, long Pending) Pending(Instant at) =>
            (shop.Campaign(campaign, at).Totals.Units, shop.Campaign(campaign, at).Totals.Pending);
    }

    [Fact]
    public async Task A_campaign_is_changed_then_what_it_gave_counts_against_the_new_budget()
    {
        var (shop, other) = (NewShop(), NewShop());
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(null));
        var sold = await shop.WriteAsync(shop.Purchase(member, "1"));
        await other.WriteAsync(other.Purchase(member, "2"));

        Failed(await shop.CampaignAsync(program, CampaignDesk.Ten(19), campaign), "budget_below_given");
        Assert.Null((await shop.CampaignAsync(program, CampaignDesk.Ten(25), campaign)).Refusal);
        Assert.Equal(5, other.Held(campaign));
        Assert.Equal(5, CampaignDesk.ByCampaigns(await other.WriteAsync(other.Purchase(member, "3"))));
        Assert.Equal(0, CampaignDesk.ByCampaigns(await shop.WriteAsync(shop.Purchase(member, "4"))));

        // Given while there was no budget, it comes back to the one that there is now.
        await other.WriteAsync(other.Return(member, sold, 1000, "back"));
        Assert.Equal((10, 15), (shop.Held(campaign), shop.Campaign(campaign).Totals.Units));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task A_campaign_is_stopped_then_nothing_recorded_later_gets_anything_and_returns_still_do()
    {
        var (shop, other) = (NewShop(), NewShop());
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(100));
        var sold = await other.WriteAsync(other.Purchase(member, "1"));

        Assert.Null((await shop.StopAsync(campaign)).Refusal);
        Failed(await shop.StopAsync(campaign), "campaign_stopped");
        Failed(await shop.CampaignAsync(program, CampaignDesk.Ten(200), campaign), "campaign_stopped");
        // It occurred before, and is recorded after.
        var late = await other.WriteAsync(other.Purchase(member, "2", ago: TimeSpan.FromDays(1)));
        Assert.Equal(0, CampaignDesk.ByCampaigns(late));
        await other.WriteAsync(other.Return(member, sold, 1000, "back"));

        Assert.Equal((100, 0), (shop.Held(campaign), shop.Campaign(campaign).Totals.Units));
        Assert.Equal(10, shop.Available(member));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task A_campaign_is_changed_in_the_batch_of_purchases_then_each_is_judged_by_what_was_before_it()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var campaign = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(30));
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);
        Task<WorkResult>[] works =
        [
            shop.WriteAsync(shop.Purchase(member, "1")), shop.CampaignAsync(program, CampaignDesk.Ten(12), campaign),
            shop.WriteAsync(shop.Purchase(member, "2")), shop.StopAsync(campaign),
            shop.WriteAsync(shop.Purchase(member, "3")),
        ];
        gate.Set();
        await held;

        var results = await Task.WhenAll(works);
        Assert.Equal([10, 2, 0], new[] { results[0], results[2], results[4] }.Select(CampaignDesk.ByCampaigns));
        Assert.Equal((0, 12), (shop.Held(campaign), shop.Campaign(campaign).Totals.Units));
        Assert.Empty(shop.Findings());
    }

    [Fact]
    public async Task A_program_has_no_campaign_or_a_spent_one_then_its_purchases_pay_next_to_nothing_for_it()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var program = await shop.OpenAsync(Plain);
        var other = await shop.DoAsync(batch => Shop.Publish(batch, Plain, batch.Now.Plus(-TimeSpan.FromDays(365))));
        var member = await shop.EnrolAsync(program);
        await CostAsync("reads the programs");
        var plain = await CostAsync("plain");

        await shop.OpenCampaignAsync(other, CampaignDesk.Ten(10));
        await CostAsync("reads the programs and campaigns");
        Assert.Equal(plain, await CostAsync("beside"));

        var large = await shop.OpenCampaignAsync(program, CampaignDesk.Ten(5000));
        await CostAsync("reads them again, and fills the slice");
        // The slice and what is pending of it, the pot without a lock; and the slice is written. SQLite runs a set of
        // one row as a statement of its own.
        var step = shop.DialectName == "sqlite" ? 2 : 1;
        Assert.Equal(plain + (4 * step), await CostAsync("gives"));

        await shop.StopAsync(large);
        await shop.OpenCampaignAsync(program, CampaignDesk.Ten(10));
        foreach (var name in (string[])["gives all", "gathers what is left", "sees that it is spent"])
            await CostAsync(name);
        Assert.Equal(plain + step, await CostAsync("looks at the pot, without a lock"));

        async Task<int> CostAsync(string name)
        {
            var statements = dialect.Statements;
            Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, name))).Answer!.Status);
            return dialect.Statements - statements;
        }
    }

    [Theory]
    [InlineData("UPDATE campaign_budgets SET held = held + 1 WHERE slice = 16", "of a budget of 100")]
    [InlineData("UPDATE campaign_budgets SET held = held - 1, units = units + 1 WHERE slice = 16", "totals say")]
    [InlineData("UPDATE campaign_budgets SET purchases = purchases + 1 WHERE slice = 16", "totals say")]
    [InlineData("UPDATE campaigns SET budget = 99", "of a budget of 99")]
    [InlineData("UPDATE campaigns SET budget = NULL", "It has no budget")]
    [InlineData("DELETE FROM purchases", "totals say")]
    public async Task Someone_tampers_with_a_budget_then_verifying_finds_it(string sql, string finding)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.OpenCampaignAsync(program, CampaignDesk.Ten(100));
        await shop.WriteAsync(shop.Purchase(member, "1"));
        Assert.Empty(shop.Findings());

        await shop.TamperAsync(sql);

        Assert.Contains(finding, Assert.Single(shop.Findings()), StringComparison.Ordinal);
    }

    private static (long Units, int Purchases) Totals(Shop shop, Guid campaign) =>
        (shop.Campaign(campaign).Totals.Units, (int)shop.Campaign(campaign).Totals.Purchases);

    private static (long Purchases, long Units, long Money) Full(Shop shop, Guid campaign) =>
        (shop.Campaign(campaign).Totals.Purchases, shop.Campaign(campaign).Totals.Units,
            shop.Campaign(campaign).Totals.Money);
}
