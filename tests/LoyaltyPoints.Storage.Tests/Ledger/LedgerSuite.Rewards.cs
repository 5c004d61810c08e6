using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const int Tills = 8;
    private const int Pieces = 25;

    /// <summary>
    /// Two processes reserve, capture, void and reverse one reward of which there are few, while minutes go by in
    /// which reservations lapse: at no instant are more of it had or reserved than there are, and in the end the rest
    /// can still be had.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_processes_give_out_one_reward_while_reservations_lapse_then_its_stock_is_exact(int seed)
    {
        var clock = new ManualClock();
        var options = new LedgerWriterOptions { Connections = 2, BatchSize = 5 };
        Shop[] shops = [NewShop(options: options, clock: clock), NewShop(options: options, clock: clock)];
        var program = await shops[0].OpenAsync(Plain);
        var reward = await shops[0].OfferAsync(program, RewardDesk.Item(Pieces));
        var members = new List<Guid>();
        while (members.Count < 5) members.Add(await shops[0].EnrolWithAsync(program, 1000));

        var taken = await Task.WhenAll(Enumerable.Range(0, Tills).Select(till => Task.Run(
            () => TakeAndEndAsync(shops, members, reward, new Random((seed * Tills) + till)))));

        clock.Now = clock.Now.Plus(TimeSpan.FromHours(1));
        var all = taken.SelectMany(one => one).Select(one => shops[0].Redemption(one.Member, one.Id)).ToList();
        foreach (var at in all.Select(one => one.RecordedAt).Distinct())
            Assert.InRange(all.Count(one => one.RecordedAt <= at && at < GoneAt(one)), 0, Pieces);
        Assert.True(all.Count > 2 * Pieces);
        Assert.Contains(all, one => one.StatusAt(clock.Now) == "lapsed");
        var had = all.Count(one => one.IsHad);
        Assert.Equal(new StockRecord(had, 0), shops[1].Stock(reward));
        foreach (var member in members)
        {
            var spent = all.Where(one => one.MemberId == member).Sum(one => one.KeptUnits);
            Assert.Equal(1000 - spent, shops[0].Available(member));
        }

        var last = await shops[1].EnrolWithAsync(program, 1000);
        for (var left = Pieces - had; left > 0; left--)
            Assert.NotNull((await shops[1].WriteAsync(RewardDesk.Take(last, reward))).Answer);
        Failed(await shops[0].WriteAsync(RewardDesk.Take(last, reward)), "sold_out");
        Assert.Empty(shops[0].Findings());
    }

    /// <summary>
    /// Whatever the pieces in which a purchase comes back, after each of them as much has come back as the policy says
    /// of all that has, and in the end all: of the units, of what they paid, and of the money.
    /// </summary>
    [Theory]
    [InlineData("proportional")]
    [InlineData("unitsFirst")]
    [InlineData("moneyFirst")]
    public async Task A_purchase_paid_with_units_comes_back_in_any_pieces_then_the_units_add_up(string policy)
    {
        Shop[] shops = [NewShop(), NewShop()];
        var program = await shops[0].OpenAsync(Plain.Replace(
            "\"returns\":{", $"\"returns\":{{\"paidWithUnits\":\"{policy}\",", StringComparison.Ordinal));
        foreach (var seed in History.Seeds(12))
        {
            var random = new Random(seed);
            var (each, units) = (random.Next(1, 8), random.Next(1, 400));
            var (paid, total) = ((long)each * units, (long)(each * units) + random.Next(0, 3000));
            var reward = await shops[0].OfferAsync(program, RewardDesk.Payment(each));
            var member = await shops[0].EnrolWithAsync(program, units + 5);
            var redemption = RewardDesk.IdOf(await shops[0].WriteAsync(
                RewardDesk.Take(member, reward, random.Next(2) == 0 ? 15 : null, units, total)));
            var bought = Shop.IdOf(
                await shops[1].WriteAsync(shops[1].Paid(member, redemption, total, paid, $"{seed}")),
                PublicId.Purchase);
            await shops[0].WriteAsync(shops[0].End(member, redemption, RedemptionState.Captured));

            var (back, given, money) = (0L, 0L, 0L);
            while (back < total)
            {
                var piece = Math.Min(total - back, random.NextInt64(1, 1 + (total / random.Next(1, 6))));
                var shop = shops[random.Next(2)];
                PostReturnWork Work() => shop.PaidBack(member, bought, redemption, piece, $"{seed} {back}");
                var refund = Shop.Json(await shop.WriteAsync(Work())).GetProperty("refund");
                if (random.Next(3) == 0) Assert.True((await shop.WriteAsync(Work())).Answer!.Replayed);
                back += piece;
                given += refund.GetProperty("units").GetInt64();
                money += refund.GetProperty("money").GetInt64();
                // Of the money's worth that was paid with units, what the policy lets come back before the rest.
                var (worth, of) = policy switch
                {
                    "unitsFirst" => (Math.Min(paid, back), 1),
                    "moneyFirst" => (Math.Max(0, paid - (total - back)), 1),
                    _ => (paid * back, total),
                };
                Assert.Equal(
                    (seed, units * worth / (paid * of), back - (worth / of)), (seed, given, money));
            }

            Assert.Equal((seed, (long)units, total - paid), (seed, given, money));
            Assert.Equal(units + 5, shops[1].Available(member));
            Assert.Equal("reversed", shops[0].Redemption(member, redemption).StatusAt(shops[0].Clock.Now));
        }

        Assert.Empty(shops[0].Findings());
    }

    /// <summary>Each statement of the batch fails in its turn: once, or until nobody tries any more.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Any_statement_of_a_batch_that_spends_fails_then_all_of_it_is_done_once_or_nothing(
        bool isTransient)
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var program = await shop.OpenAsync(Plain);
        var (item, payment) = (
            await shop.OfferAsync(program, RewardDesk.Item(10_000)),
            await shop.OfferAsync(program, RewardDesk.Payment(10)));
        // The very first also reads the programs.
        await SpendAsync(failing: null);
        var count = await SpendAsync(failing: null);
        Assert.InRange(count, 10, 150);

        for (var failing = 1; failing <= count; failing++) await SpendAsync(failing);

        Assert.Empty(shop.Findings());

        async Task<int> SpendAsync(int? failing)
        {
            var member = await shop.EnrolWithAsync(program, 1000);
            var works = await EverythingAsync(shop, member, item, payment);
            var (before, first) = (Seen(shop, member, item), 0);
            var tasks = await HeldAsync(shop, works(), () =>
            {
                first = dialect.Statements;
                if (failing is null) return;
                dialect.OnStatement = number =>
                {
                    if (isTransient) Throw(number == first + failing);
                    else if (number >= first + failing) throw new InvalidOperationException("The statement broke.");
                };
            });
            if (failing is not null && !isTransient)
            {
                foreach (var task in tasks) await Assert.ThrowsAsync<InvalidOperationException>(() => task);
                dialect.OnStatement = static _ => { };
                Assert.Equal(before, Seen(shop, member, item));
                tasks = [.. works().Select(shop.WriteAsync)];
            }

            Assert.All(await Task.WhenAll(tasks), result => Assert.Null(result.Refusal));
            var statements = dialect.Statements - first;
            dialect.OnStatement = static _ => { };
            Assert.True(statements >= (failing ?? 0));
            var after = Seen(shop, member, item);
            Assert.Equal(
                // One at once and one captured, less one reversed; one more reserved, less one captured and one void.
                (before.Captured + 1, before.Reserved - 1, before.Redemptions + 2),
                (after.Captured, after.Reserved, after.Redemptions));
            // 10 at once, 10 reserved, 10 and 10 back. A purchase earned 9, half of another gives 5 back and takes 5.
            Assert.Equal(before.Units - 10 - 10 + 10 + 10 + 9 + 5 - 5, after.Units);
            return statements;
        }
    }

    [Theory]
    [InlineData("UPDATE reward_stock SET taken = taken + 1", "3 are taken; 1 are reserved and 1 captured.")]
    [InlineData("UPDATE reward_holds SET state = 3", "2 are taken; 0 are reserved and 1 captured.")]
    [InlineData(
        "UPDATE redemptions SET reversed_units = 10 WHERE state = 2", "have spent 0 units",
        "2 are taken; 1 are reserved and 0 captured.")]
    [InlineData("UPDATE redemptions SET state = 3 WHERE state = 1", "which is not reserved.")]
    [InlineData("UPDATE redemptions SET lapses_at = lapses_at + 1 WHERE state = 1", "is not what it says.")]
    [InlineData("DELETE FROM redemptions", "have spent 0 units", "2 are taken; 1 are reserved and 0 captured.")]
    public async Task Someone_tampers_with_redemptions_then_verifying_finds_it(
        string sql, params string[] findings)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var reward = await shop.OfferAsync(program, RewardDesk.Item(5));
        var member = await shop.EnrolWithAsync(program, 100);
        await shop.WriteAsync(RewardDesk.Take(member, reward));
        await shop.WriteAsync(RewardDesk.Take(member, reward, minutes: 5));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromMinutes(6));
        Assert.Empty(shop.Findings());

        await shop.TamperAsync(sql);

        var found = shop.Findings();
        Assert.Equal(findings.Length, found.Count);
        Assert.All(findings.Zip(found), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    // Each way in which a redemption is made or goes on, and purchases paid with one.
    private static async Task<Func<Work[]>> EverythingAsync(Shop shop, Guid member, Guid item, Guid payment)
    {
        async Task<Guid> RedeemAsync(Work work) => RewardDesk.IdOf(await shop.WriteAsync(work));
        var captured = await RedeemAsync(RewardDesk.Take(member, item, minutes: 9));
        var voided = await RedeemAsync(RewardDesk.Take(member, item, minutes: 9));
        var reversed = await RedeemAsync(RewardDesk.Take(member, item));
        var paying = await RedeemAsync(RewardDesk.Take(member, payment, minutes: 9, units: 10, total: 1000));
        var paid = await RedeemAsync(RewardDesk.Take(member, payment, units: 10, total: 1000));
        var bought = Shop.IdOf(
            await shop.WriteAsync(shop.Paid(member, paid, 1000, 100, $"paid {paid}")), PublicId.Purchase);
        return () =>
        [
            RewardDesk.Take(member, item),
            RewardDesk.Take(member, item, minutes: 9),
            shop.End(member, captured, RedemptionState.Captured),
            shop.End(member, voided, RedemptionState.Voided),
            shop.Reverse(member, reversed),
            shop.Paid(member, paying, 1000, 100, $"paying {paying}"),
            shop.PaidBack(member, bought, paid, 500, $"back {paid}"),
        ];
    }

    private static (long Captured, long Reserved, long Redemptions, long Units) Seen(
        Shop shop, Guid member, Guid item) => (
        shop.Stock(item).Captured, shop.Stock(item).Reserved, shop.Count("redemptions"), shop.Available(member));

    // Some of what a till ever does with a reward; what is reserved is ended at once, later, or never.
    private static async Task<List<(Guid Member, Guid Id)>> TakeAndEndAsync(
        Shop[] shops, List<Guid> members, Guid reward, Random random)
    {
        var taken = new List<(Guid Member, Guid Id)>();
        for (var step = 0; step < 50; step++)
        {
            var shop = shops[random.Next(2)];
            var (member, id) = taken.Count == 0 ? default
                : taken[random.Next(Math.Max(0, taken.Count - 5), taken.Count)];
            Work? work = random.Next(10) switch
            {
                0 => null,
                1 or 2 when id != default => shop.End(member, id, RedemptionState.Captured),
                3 or 4 when id != default => shop.End(member, id, RedemptionState.Voided),
                5 when id != default => shop.Reverse(member, id, random.Next(2) == 0 ? null : 4),
                _ => RewardDesk.Take(
                    members[random.Next(members.Count)], reward, random.Next(4) == 0 ? null : random.Next(1, 12)),
            };
            if (work is null)
            {
                lock (shops) shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromMinutes(random.Next(1, 4)));
                continue;
            }

            var result = await shop.WriteAsync(work);
            if (result.Refusal is { } refusal)
            {
                Assert.Contains(refusal.Code, (string[])["sold_out", "redemption_captured", "redemption_voided",
                    "redemption_lapsed", "redemption_not_captured", "already_reversed", "too_many_reservations"]);
            }
            else if (work is RedeemRewardWork)
            {
                taken.Add((work.MemberId!.Value, RewardDesk.IdOf(result)));
            }
        }

        return taken;
    }

    // From when on its piece is there for others. When all of it was reversed is not known: some time after that.
    private static Instant GoneAt(Redemption redemption) => redemption.State switch
    {
        RedemptionState.Reserved => redemption.LapsesAt,
        RedemptionState.Captured when redemption.IsHad => Instant.Never,
        _ => redemption.EndedAt,
    };
}
