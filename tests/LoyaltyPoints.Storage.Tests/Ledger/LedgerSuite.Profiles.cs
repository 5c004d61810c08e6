using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Lifetimes;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Profiles;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Vouchers_are_issued_to_members_then_each_finds_its_own()
    {
        var shop = NewShop();
        var (program, series) = await OpenSeriesAsync(shop, FiveOff, "1");
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var own = await Task.WhenAll(
            IssueToAsync(shop, series, member), IssueToAsync(shop, series, member));
        await IssueToAsync(shop, series, other);
        await IssueAsync(shop, series, "NOBODYS");

        var found = shop.Readers.Read(session => MemberVouchers.Unexpired(
            session, Shop.Tenant, member, shop.Clock.Now, 10));
        Assert.Equal(own.Order(StringComparer.Ordinal), found.Select(one => one.Voucher.Code));
        Assert.All(found, one => Assert.Equal(series.Id, one.Series.Id));
        Assert.Single(shop.Readers.Read(session => MemberVouchers.Unexpired(
            session, Shop.Tenant, member, shop.Clock.Now, 1)));
    }

    [Fact]
    public async Task A_members_recent_purchases_are_found_along_its_accounts()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        for (var i = 0; i < 3; i++) await shop.WriteAsync(shop.Purchase(member, $"p{i}", 1000 * (i + 1)));
        await shop.WriteAsync(shop.Purchase(other, "theirs", 9000));

        var past = shop.Readers.Read(session =>
            RecentPast.Read(session, MemberRows.State(session, Shop.Tenant, member)));

        Assert.Equal([3000, 2000, 1000], past.Purchases.Select(purchase => purchase.Order.Total));
        Assert.Empty(shop.Readers.Read(session =>
            RecentPast.Read(session, MemberRows.State(session, 2, member))).Entries);
    }

    [Fact]
    public async Task A_model_is_learned_again_then_the_one_that_knows_more_is_kept()
    {
        var shop = NewShop();
        await KeepAsync(shop, "EUR", 10, 1);
        await KeepAsync(shop, "EUR", 30, 2);
        await KeepAsync(shop, "EUR", 20, 3);
        await KeepAsync(shop, "USD", 5, 4);

        var (euro, dollar) = shop.Readers.Read(session => (
            LifetimeModelRows.Find(session, Shop.Tenant, "EUR")!,
            LifetimeModelRows.Find(session, Shop.Tenant, "USD")!));
        Assert.Equal((30L, (byte)2), (euro.AsOf.UnixMilliseconds, euro.Document[0]));
        Assert.Equal((5L, (byte)4), (dollar.AsOf.UnixMilliseconds, dollar.Document[0]));
        Assert.Null(shop.Readers.Read(session => LifetimeModelRows.Find(session, 2, "EUR")));
    }

    private static Task KeepAsync(Shop shop, string currency, long asOf, byte document) =>
        shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
        {
            LifetimeModelRows.Put(batch, Shop.Tenant, new StoredLifetimeModel(
                currency, new Instant(asOf), [document], batch.Now));
            return new Answer(200, ReadOnlyMemory<byte>.Empty);
        }));

    private static async Task<string> IssueToAsync(Shop shop, VoucherSeries series, Guid member)
    {
        var issued = await shop.WriteAsync(new IssueVoucherWork(
            Shop.Tenant, series.Id, new IssueVoucher(member, null, null, null), null));
        return VoucherCode.Read(Shop.Json(issued).GetProperty("code").GetString()!)!;
    }
}
