using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.WinBacks;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.WinBacks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task A_list_of_members_is_kept_then_it_is_found_as_it_was_made()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var lists = new List<WinBackList>();
        foreach (var count in (int[])[0, 5, 10_000]) lists.Add(await shop.DoAsync(batch => Kept(batch, count)));

        foreach (var list in lists)
        {
            var found = shop.Readers.Read(session => WinBackRow.Find(session, Shop.Tenant, list.Id))!;
            Assert.Equal(list with { Members = [] }, found with { Members = [] });
            Assert.Equal(list.Members, found.Members);
            Assert.Equal(list.Members.Count * 30 / 100, list.Members.Count(member => member.IsControl));
            Assert.Null(shop.Readers.Read(session => WinBackRow.Find(session, Shop.Tenant + 1, list.Id)));
        }

        var after = shop.Readers.Read(session => WinBackRow.Page(session, Shop.Tenant, lists[0].Id, 5));
        Assert.Equal([lists[1].Id, lists[2].Id], after.Select(list => list.Id));
        Assert.Single(shop.Readers.Read(session => WinBackRow.Page(session, Shop.Tenant, Guid.Empty, 1)));
    }

    [Fact]
    public async Task A_list_of_members_is_changed_then_verification_names_it()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var list = await shop.DoAsync(batch => Kept(batch, 10));
        Assert.Empty(Findings(shop));

        WinBackMember[] other = [.. list.Members.Select(member => member with { IsControl = !member.IsControl })];
        await shop.TamperAsync(
            "UPDATE win_back_lists SET members = @members WHERE list_id = @id",
            ("members", WinBackCodec.Encode(other)), ("id", engine.Id(list.Id)));
        Assert.Contains("another control", Assert.Single(Findings(shop)).Finding.Detail);

        await shop.TamperAsync(
            "UPDATE win_back_lists SET members = @members WHERE list_id = @id",
            ("members", WinBackCodec.Encode(other)[..^1]), ("id", engine.Id(list.Id)));
        Assert.Contains("cannot be read", Assert.Single(Findings(shop)).Finding.Detail);
    }

    [Fact]
    public async Task A_membership_is_paid_and_cancelled_then_each_instant_knows_what_was_known_then()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Club);
        var (one, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var (start, day) = (shop.Clock.Now, TimeSpan.FromDays(1));
        var joined = await shop.WriteAsync(Join(program, one, "pay-1"));
        await shop.WriteAsync(Join(program, other, null, "yearly"));
        var id = new MemberOwnedId(Shop.IdOf(joined, PublicId.Membership), one);
        Task<WorkResult> ChangeAsync(MembershipCommand command) =>
            shop.WriteAsync(new ChangeMembershipWork(Shop.Tenant, id, command, null));
        var atFirst = Known(shop, shop.Clock.Now.Plus(day));
        Assert.Equal([one, other], atFirst.Select(known => known.MemberId));
        Assert.All(
            atFirst,
            known => Assert.Equal((program, start, false), (known.ProgramId, known.From, known.IsCancelled)));
        Assert.Equal(start.Plus(14 * day), atFirst[1].Until);

        shop.Clock.Now = start.Plus(10 * day);
        Assert.Null((await ChangeAsync(new RenewMembership(new Payment("pay-2", 900, "CNY")))).Refusal);
        var renewed = Known(shop, shop.Clock.Now.Plus(day))[0];
        Assert.True(renewed.Until > atFirst[0].Until);
        shop.Clock.Now = start.Plus(20 * day);
        Assert.Null((await ChangeAsync(new CancelMembership(false))).Refusal);

        var cancelled = Known(shop, shop.Clock.Now.Plus(day))[0];
        Assert.Equal((true, shop.Clock.Now), (cancelled.IsCancelled, cancelled.Until));
        Assert.Equal(renewed, Known(shop, start.Plus(15 * day))[0]);
        Assert.Equal(atFirst, Known(shop, start.Plus(5 * day)));
        Assert.Empty(Known(shop, start));
        Assert.Empty(shop.Readers.Read(session => SubscriptionReader
            .Scan(session, Shop.Tenant, new Guid(7, 0, 0, new byte[8]), shop.Clock.Now.Plus(day)).ToList()));
    }

    [Fact]
    public async Task Affiliates_bring_sales_then_a_period_has_what_occurred_in_it()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var (anna, bo) = (await AffiliateAsync(shop, "ANNA"), await AffiliateAsync(shop, "BO"));
        var (now, day) = (shop.Clock.Now, TimeSpan.FromDays(1));
        await OneByOneAsync(shop,
        [
            Click(member, anna, now.Plus(-20 * day)), Click(member, anna, now.Plus(-4 * day)),
            shop.Purchase(member, "1", 1000, 19 * day), shop.Purchase(member, "2", 2000, 3 * day),
            Click(other, anna, now.Plus(-3 * day)), shop.Purchase(other, "3", 4000, 2 * day),
        ]);

        var week = Sold(shop, now.Plus(-7 * day), now);
        // 7.5 % of 2000 and 4000.
        Assert.Equal((anna, 2, 2, 2, 1, 2, 6000, 0, 450), Figures(week[0]));
        Assert.Equal((bo, 0, 0, 0, 0, 0, 0, 0, 0), Figures(week[1]));
        var before = Sold(shop, now.Plus(-20 * day), now.Plus(-7 * day));
        Assert.Equal((anna, 1, 1, 1, 1, 1, 1000, 0, 75), Figures(before[0]));
        Assert.Empty(shop.Readers.Read(session => AffiliateSales.All(session, Shop.Tenant, "EUR", now, now)));
    }

    private static (Guid, long, long, long, long, long, long, long, long) Figures(AffiliateSales one) => (
        one.Affiliate.Id, one.Clicks, one.ClickingMembers, one.Buyers, one.NewBuyers, one.Purchases, one.Sales,
        one.Returned, one.Commission);

    private static IReadOnlyList<AffiliateSales> Sold(Shop shop, Instant from, Instant to) =>
        shop.Readers.Read(session => AffiliateSales.All(session, Shop.Tenant, "CNY", from, to));

    private static List<Subscription> Known(Shop shop, Instant asOf) =>
        shop.Readers.Read(session => SubscriptionReader.Scan(session, Shop.Tenant, null, asOf).ToList());

    private static IReadOnlyList<BookFinding> Findings(Shop shop) =>
        shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, _ => { })).Findings;

    private static WinBackList Kept(Batch batch, int count)
    {
        var list = new WinBackList
        {
            Id = batch.Ids.Next(), Name = "Spring letter", AsOf = batch.Now,
            From = batch.Now.Plus(-TimeSpan.FromDays(90)), To = batch.Now,
            Currency = "CNY", SilentAfterDays = 60, MinimumRevenue = 1_000, ControlPercent = 30,
            Members =
            [
                .. Enumerable.Range(1, count).Select(number => new WinBackMember(
                    batch.Ids.Next(), batch.Now.Plus(-TimeSpan.FromDays(100)), long.MaxValue - number, false)),
            ],
            CreatedAt = batch.Now,
        }.WithControl();
        WinBackRow.Create(batch, Shop.Tenant, list);
        return list;
    }
}
