using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Members_buy_and_return_then_the_digest_knows_it_in_the_order_of_time()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await shop.WriteAsync(shop.Purchase(member, "later", 3000, TimeSpan.FromDays(1)));
        var bought = await shop.WriteAsync(shop.Purchase(member, "before", 2000, TimeSpan.FromDays(400)));
        await shop.WriteAsync(Return(shop, member, bought, 500));

        Assert.Equal(3, shop.Count("journal"));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));

        Assert.Equal(
            [(FactKind.Purchase, 2000), (FactKind.Return, 500), (FactKind.Purchase, 3000)],
            FactsOf(shop, member).Select(fact => (fact.Kind, fact.Amount)));
        Assert.Equal(0, shop.Count("journal"));
    }

    [Fact]
    public async Task A_purchase_is_refused_then_nobody_is_told()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await shop.InOneBatchAsync(
            shop.Purchase(member, "same"), shop.Purchase(member, "same"), shop.Purchase(member, "same", 2000));

        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));

        Assert.Single(FactsOf(shop, member));
    }

    [Fact]
    public async Task Everything_is_told_again_then_nothing_changes_and_without_facts_all_come_back()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        for (var number = 1; number < 20; number++)
            await shop.WriteAsync(shop.Purchase(member, $"p{number}", 1000 + number, TimeSpan.FromDays(number * 40)));
        var bought = await shop.WriteAsync(shop.Purchase(member, "before", 1000, TimeSpan.FromDays(100)));
        await shop.WriteAsync(Return(shop, member, bought, 500));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));
        var known = FactsOf(shop, member);

        Assert.Equal(21, await TellAgainAsync(shop));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));
        Assert.Equal(known, FactsOf(shop, member));

        await shop.TamperAsync("DELETE FROM member_facts");
        Assert.Empty(FactsOf(shop, member));
        Assert.Equal(21, await TellAgainAsync(shop));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));
        Assert.Equal(known, FactsOf(shop, member));
    }

    [Fact]
    public async Task Many_members_are_read_page_by_page_then_each_comes_once_with_its_own_facts()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var members = new List<Guid>();
        for (var number = 0; number < 50; number++) members.Add(await shop.EnrolAsync(program));
        await shop.InOneBatchAsync(
        [
            .. members.Where((_, at) => at % 2 == 0).Select((member, at) => shop.Purchase(member, $"p{at}", 100 + at)),
        ]);
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));

        var read = new List<MemberFacts>();
        Assert.Null(shop.Readers.Read(session => FactReader.Page(
            session, Shop.Tenant, FactReader.Words(session, Shop.Tenant), EveryFact(shop), Guid.Empty, read.Add)));

        Assert.Equal(members.Order(), read.Select(member => member.MemberId));
        Assert.Equal(25, read.Sum(member => member.Purchases.Count()));
        Assert.All(members.Select((member, at) => (member, at)), pair => Assert.Equal(
            pair.at % 2 == 0 ? [100L + (pair.at / 2)] : [],
            read.Single(one => one.MemberId == pair.member).Facts.Select(fact => fact.Amount)));
    }

    [Fact]
    public async Task Two_instances_digest_at_the_same_time_then_each_fact_is_taken_once()
    {
        var (one, two) = (NewShop(), NewShop());
        var member = await one.EnrolAsync(await one.OpenAsync(Plain));
        for (var number = 0; number < 40; number++) await one.WriteAsync(one.Purchase(member, $"p{number}"));

        await Task.WhenAll(Digests(one).RunAsync(Shop.Tenant, Long), Digests(two).RunAsync(Shop.Tenant, Long));

        Assert.Equal(40, FactsOf(one, member).Count);
    }

    private static FactDigests Digests(Shop shop) => new(shop.Writer, shop.Readers, TimeProvider.System);

    private Task<long?> TellAgainAsync(Shop shop) =>
        new FactRebuild(shop.Writer, engine.Open()).RunAsync(Shop.Tenant, new AnalyticsSettings());

    private static FactFilter EveryFact(Shop shop) =>
        new() { AsOf = shop.Clock.Now.Plus(TimeSpan.FromDays(1)), Currency = "CNY" };

    private static IReadOnlyList<MemberFact> FactsOf(Shop shop, Guid member) => shop.Readers.Read(session =>
        FactReader.Find(session, Shop.Tenant, FactReader.Words(session, Shop.Tenant), EveryFact(shop), member))!.Facts;

    private static PostReturnWork Return(Shop shop, Guid member, WorkResult bought, long amount)
    {
        var row = shop.Readers.Read(session => PurchaseRow.Find(
            session, Shop.Tenant, member, Shop.IdOf(bought, PublicId.Purchase)))!;
        var piece = new ReturnPiece(null, amount);
        return new PostReturnWork(
            Shop.Tenant, row, new ReturnRequest("till", "return", shop.Clock.Now.Plus(-TimeSpan.FromDays(10)), piece),
            null);
    }
}
