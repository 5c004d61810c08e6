using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Two_processes_get_the_same_purchases_then_each_is_recorded_once()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        Guid[] members = [await one.EnrolAsync(program), await one.EnrolAsync(program)];

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
        {
            var shop = number % 2 == 0 ? one : other;
            var purchase = number / 8;
            return Task.Run(() => shop.WriteAsync(shop.Purchase(members[purchase % 2], $"{purchase}")));
        }));

        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(25, results.Count(result => !result.Answer!.Replayed));
        Assert.Equal(25, one.Count("purchases"));
        Assert.Equal([130, 120], members.Select(one.Available));
        Assert.All(members, member => Assert.Null(other.Verify(member)));
    }

    [Fact]
    public async Task Two_processes_spend_one_balance_then_it_is_never_overspent()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        var member = await one.EnrolAsync(program);
        await one.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 100, "r", "a"), null));

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(number =>
        {
            var shop = number % 2 == 0 ? one : other;
            Work work = new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 7), new($"k{number}", [1]));
            return Task.Run(() => shop.WriteAsync(work));
        }));

        Assert.Equal(14, results.Count(result => result.Answer is not null));
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "insufficient_units"));
        Assert.Equal((2, 14), (one.Available(member), one.Count("redemptions")));
        Assert.Null(one.Verify(member));
    }
}
