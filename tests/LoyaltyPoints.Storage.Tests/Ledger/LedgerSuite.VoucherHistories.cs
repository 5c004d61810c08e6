using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string LastsThreeDays = """ "validity": { "period": "P3D" }, """;

    /// <summary>
    /// Random histories: uses new, doubled, changed and late, given back in parts, made void, in batches of any size
    /// over two processes, while days go by. After each batch the answers, and at the end the rows, are what a model
    /// says that knows nothing of how it is done.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Vouchers_live_through_a_random_history_then_uses_and_balances_add_up(int seed)
    {
        var (random, clock) = (new Random(seed), new LoyaltyPoints.Tests.ManualClock());
        Shop[] shops = [NewShop(clock: clock), NewShop(clock: clock)];
        var program = await shops[0].OpenAsync(Plain);
        Guid[] members = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => shops[0].EnrolAsync(program)))];
        var vouchers = await IssueAllAsync(shops[0], program);

        for (var step = 0; step < 60; step++)
        {
            if (random.Next(4) == 0) clock.Now = clock.Now.Plus(TimeSpan.FromHours(random.Next(1, 20)));
            var asked = Enumerable.Range(0, random.Next(1, 8))
                .Select(_ => Next(vouchers[random.Next(vouchers.Count)], random, members, clock.Now)).ToList();
            var results = await shops[random.Next(2)].InOneBatchAsync([.. asked.Select(one => one.Work)]);
            // The model goes along only now, one after the other, as the batch did.
            foreach (var (one, result) in asked.Zip(results))
            {
                Assert.Equal((step, one.Expected()), (step, result.Refusal?.Code));
                one.Told(result);
            }
        }

        foreach (var one in vouchers)
        {
            var row = Find(shops[0], one.Code);
            Assert.Equal((one.Model.Uses, one.IsCard ? one.Model.Balance : 0), (row.Uses, row.Balance));
        }

        for (var member = 0; member < members.Length; member++)
        {
            Assert.Equal(
                vouchers.Where(one => one.GivesUnits).Sum(one => one.Model.TakenBy(member)),
                shops[0].Available(members[member]));
            Assert.Null(shops[0].Verify(members[member]));
        }

        Assert.True(vouchers.Sum(one => one.Model.Names.Count()) > 20);
        AssertSound(shops[1]);
    }

    private static async Task<List<ModelledVoucher>> IssueAllAsync(Shop shop, Guid program)
    {
        var coupons = await AddSeriesAsync(shop, FiveOff, "3", LastsThreeDays);
        var shared = await AddSeriesAsync(shop, FiveOff, "null", """ "usesPerMember": 2, """);
        var cards = await AddSeriesAsync(shop, Card, uses: null);
        var units = await AddSeriesAsync(shop, Units(program), "4", """ "usesPerMember": 2, """);
        var all = new List<ModelledVoucher>();
        foreach (var series in (VoucherSeries[])[coupons, shared, cards, cards, units, units])
        {
            var code = await IssueAsync(shop, series, null);
            var (definition, row) = (series.Definition, Find(shop, code));
            all.Add(new ModelledVoucher(code, series, new ModelVoucher(
                definition.Uses, definition.UsesPerMember, definition.Value is GiftCard, row.Balance,
                definition.Value is GivenUnits given ? given.Units : 500, row.ExpiresAt)));
        }

        return all;
    }

    private static (Work Work, Func<string?> Expected, Action<WorkResult> Told) Next(
        ModelledVoucher one, Random random, Guid[] members, Instant now)
    {
        var names = one.Model.Names.ToList();
        switch (random.Next(20))
        {
            case 0 when random.Next(6) == 0:
                return (
                    new VoidVoucherWork(Shop.Tenant, one.Series, one.Code, new VoidVoucher("r"), null),
                    one.Model.Void, static _ => { });
            case < 7 when names.Count > 0:
                var name = names[random.Next(names.Count)];
                long? part = random.Next(2) == 0 ? null : random.Next(1, 200);
                return (
                    new ReleaseVoucherWork(
                        Shop.Tenant, one.Series, one.Code, one.Ids[name], members[one.Model.MemberOf(name)],
                        new ReleaseVoucher(part), null),
                    () => one.Model.Release(name, part), static _ => { });
            default:
                var use = one.Next(random, now, members.Length);
                return (
                    new RedeemVoucherWork(
                        Shop.Tenant, one.Series, one.Code,
                        new VoucherAttempt(
                            "till", use.Name, members[use.Member], use.At, new VoucherOrder("CNY", use.Total, 0, []),
                            use.Amount), null),
                    () => one.Model.Use(use, now),
                    result =>
                    {
                        if (result.Answer is not null) one.Ids[use.Name] = UseIdOf(result);
                    });
        }
    }

    /// <summary>A voucher beside its model.</summary>
    private sealed record ModelledVoucher(string Code, VoucherSeries Series, ModelVoucher Model)
    {
        private readonly List<ModelUse> asked = [];

        /// <summary>Of its uses, by their names.</summary>
        public Dictionary<string, Guid> Ids { get; } = [];

        public bool IsCard => Series.Definition.Value is GiftCard;

        public bool GivesUnits => Series.Definition.Value is GivenUnits;

        /// <summary>A new use, one that was sent before, or one of its name with other content.</summary>
        public ModelUse Next(Random random, Instant now, int members)
        {
            var sent = asked.Count > 0 && random.Next(3) == 0 ? asked[random.Next(asked.Count)] : null;
            if (sent is not null && random.Next(3) > 0) return sent;
            Instant? at = random.Next(3) == 0 ? now.Plus(-TimeSpan.FromHours(random.Next(72))) : null;
            var use = new ModelUse(
                sent?.Name ?? $"{asked.Count}", random.Next(members), random.Next(50, 900),
                IsCard && random.Next(2) == 0 ? random.Next(1, 300) : null, at);
            asked.Add(use);
            return use;
        }
    }
}
