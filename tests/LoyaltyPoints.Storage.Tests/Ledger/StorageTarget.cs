using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>Drives the writer and the readers; now and then it sends a write twice, as tills do.</summary>
internal sealed class StorageTarget(Shop shop, Guid program, Guid member, int seed) : IHistoryTarget
{
    private readonly Random random = new(seed);
    private readonly List<Guid> sales = [];
    private readonly List<Guid> redemptions = [];
    private readonly Dictionary<Guid, long> reversed = [];
    private int written;

    /// <summary>What the balance was when the clock showed this.</summary>
    public Dictionary<Instant, Balance> Known { get; } = [];

    public async Task<Outcome> DoAsync(Step step)
    {
        var key = new RequestKey($"{member:N}-{++written}", [1]);
        return step switch
        {
            Buy buy => await DoAsync(buy, key),
            Return back => await DoAsync(back, key),
            Spend spend => await DoAsync(
                () => new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, spend.Units), key), result =>
                {
                    redemptions.Add(Shop.IdOf(result, PublicId.Redemption));
                    return Shop.Json(result).GetProperty("units").GetInt64();
                }),
            Reserve reserve => await DoAsync(
                () => new RedeemUnitsWork(
                    Shop.Tenant, member,
                    new RedeemUnits(program, reserve.Units) { ReserveFor = new ClockStep(0, 0, reserve.Minutes) }, key),
                result =>
                {
                    redemptions.Add(Shop.IdOf(result, PublicId.Redemption));
                    return Shop.Json(result).GetProperty("units").GetInt64();
                }),
            End end => await DoAsync(
                () => new EndReservationWork(
                    Shop.Tenant, shop.Redemption(member, redemptions[end.Redemption]),
                    new EndReservation(
                        end.Captures ? RedemptionState.Captured : RedemptionState.Voided, end.Units),
                    key),
                result => Shop.Json(result).GetProperty("capturedUnits").GetInt64()),
            Reverse reverse => await DoAsync(reverse, key),
            Adjust adjust => await DoAsync(
                () => new PostAdjustmentWork(
                    Shop.Tenant, member, new PostAdjustment(program, adjust.Units, "test", "test"), key),
                result => Shop.Json(result).GetProperty("units").GetInt64()),
            _ => throw new InvalidOperationException($"No step for a target: {step}"),
        };
    }

    public Account Account()
    {
        var account = shop.Account(member);
        Known[shop.Clock.Now] = account.BalanceAt(shop.Clock.Now);
        return account;
    }

    public IReadOnlyList<LedgerEntry> Entries() => shop.Entries(member);

    public long Used(CapKey key) => shop.Readers.Read(session =>
    {
        var now = shop.Clock.Now;
        var context = new MemberReader(new CatalogCache()).Find(
            session, Shop.Tenant, member, now, now, (_, _) => [(program, key)]);
        return context!.Member.CapUsageOf(program, [key])[key];
    });

    private async Task<Outcome> DoAsync(Buy buy, RequestKey key)
    {
        var order = buy.Order(shop.Clock.Now);
        var outcome = await DoAsync(
            () => new PostPurchaseWork(Shop.Tenant, member, key.Key, order, random.Next(2) == 0 ? key : null), result =>
            {
                sales.Add(Shop.IdOf(result, PublicId.Purchase));
                return Shop.Result(result).GetProperty("units").GetInt64();
            });
        return outcome with { Net = outcome.Units };
    }

    private async Task<Outcome> DoAsync(Return back, RequestKey key)
    {
        var row = shop.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, member, sales[back.Sale]))!;
        var request = new ReturnRequest("till", key.Key, shop.Clock.Now, back.Piece);
        var (shortfall, net) = (0L, 0L);
        var outcome = await DoAsync(() => new PostReturnWork(Shop.Tenant, row, request, null), answer =>
        {
            if (Shop.Json(answer).GetProperty("results").GetArrayLength() == 0) return 0;
            var result = Shop.Result(answer);
            shortfall = result.GetProperty("shortfall").GetInt64();
            net = result.GetProperty("remainingUnits").GetInt64();
            return result.GetProperty("units").GetInt64();
        });
        return outcome with { Shortfall = shortfall, Net = net };
    }

    private Task<Outcome> DoAsync(Reverse reverse, RequestKey key)
    {
        var id = redemptions[reverse.Redemption];
        return DoAsync(
            () => new ReverseRedemptionWork(
                Shop.Tenant, shop.Redemption(member, id), new ReverseRedemption(reverse.Units), key),
            result =>
            {
                var before = reversed.GetValueOrDefault(id);
                reversed[id] = Shop.Json(result).GetProperty("reversedUnits").GetInt64();
                return reversed[id] - before;
            });
    }

    private async Task<Outcome> DoAsync(Func<Work> work, Func<WorkResult, long> keep)
    {
        var results = random.Next(3) == 0
            ? await shop.InOneBatchAsync(work(), work()) : [await shop.WriteAsync(work())];
        if (results[0].Refusal is { } refusal)
        {
            Assert.All(results, result => Assert.Equal(refusal.Code, result.Refusal?.Code));
            return Outcome.Refused(refusal.Code);
        }

        Assert.False(results[0].Answer!.Replayed);
        Assert.All(results.Skip(1), result =>
        {
            Assert.True(result.Answer!.Replayed);
            Assert.Equal(results[0].Answer!.Body.ToArray(), result.Answer.Body.ToArray());
        });
        return new Outcome(null, keep(results[0]), 0, 0, shop.Available(member));
    }
}
