using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_records_become_one_then_what_is_posted_for_the_old_one_arrives_at_the_other(bool inOneBatch)
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 100, 50);
        var (into, from) = (members[0], members[1]);
        await shop.WriteAsync(shop.Purchase(from, "before"));
        Work[] works =
        [
            Merging(into, from), shop.Purchase(from, "after"), shop.Purchase(into, "own"),
            new RedeemUnitsWork(Shop.Tenant, from, new RedeemUnits(program, 5), null),
            shop.Purchase(from, "after"), Merging(into, from), Merging(from, into), Merging(into, into),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, null, null, null, null, "member_merged", "member_merged", "merge_with_self"],
            results.Select(result => result.Refusal?.Code));
        Assert.True(results[4].Answer!.Replayed);
        Assert.Equal((175, 0), (shop.Available(into), shop.Available(from)));
        Assert.Equal(175, Assert.Single(shop.Balances(from, shop.Clock.Now)!).Balance.Available);
        // Both purchases since lie with who stays, and a retry under either id finds the first one.
        var again = await shop.WriteAsync(shop.Purchase(into, "before"));
        Assert.True(again.Answer!.Replayed);
        Assert.Equal(3, shop.Count("purchases"));
        Sound(shop);
    }

    [Fact]
    public async Task A_merge_is_undone_then_what_is_left_of_the_units_goes_back()
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 100, 50);
        var (into, from) = (members[0], members[1]);
        var merge = await MergeAsync(shop, into, from);
        await shop.WriteAsync(new RedeemUnitsWork(Shop.Tenant, from, new RedeemUnits(program, 120), null));

        var undone = await shop.WriteAsync(Undoing(merge));

        Assert.Equal(200, undone.Answer!.Status);
        // They share a lot: of 150 were 120 spent, and of the 50 that came 30 are left.
        Assert.Equal((0, 30), (shop.Available(into), shop.Available(from)));
        Failed(await shop.WriteAsync(Undoing(merge)), "merge_undone");
        await shop.WriteAsync(shop.Purchase(from, "own again"));
        Assert.Equal((0, 40), (shop.Available(into), shop.Available(from)));
        var second = await MergeAsync(shop, into, from);
        shop.Clock.Now = shop.Clock.Now.Plus(UndoFor);
        Failed(await shop.WriteAsync(Undoing(second)), "merge_undo_too_late");
        Sound(shop);
    }

    [Fact]
    public async Task A_merge_that_cannot_be_then_it_says_why_and_changes_nothing()
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 10, 20, 30);
        await MergeAsync(shop, members[0], members[1]);
        var reserved = await shop.WriteAsync(new RedeemUnitsWork(
            Shop.Tenant, members[2], new RedeemUnits(program, 5) { ReserveFor = new ClockStep(0, 0, 60) }, null));
        Assert.NotNull(reserved.Answer);
        var nobody = new Guid(9, 0, 0, new byte[8]);
        var (rows, entries) = (shop.Count("member_merges"), shop.Count("ledger_entries"));

        Failed(await shop.WriteAsync(Merging(members[2], members[0])), "merge_chain");
        Failed(await shop.WriteAsync(Merging(members[1], members[2])), "member_merged");
        Failed(await shop.WriteAsync(Merging(members[0], members[2])), "reservations_open");
        Failed(await shop.WriteAsync(Merging(members[0], nobody)), "member_not_found");
        Failed(await shop.WriteAsync(Merging(nobody, members[2])), "member_not_found");

        Assert.Equal((rows, entries), (shop.Count("member_merges"), shop.Count("ledger_entries")));
        Sound(shop);
    }

    [Fact]
    public async Task A_member_was_never_merged_then_a_purchase_costs_no_statement_more()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var (_, members) = await MembersAsync(shop, Plain, 10, 20, 30);
        var before = await CostAsync(members[2], "before");
        await MergeAsync(shop, members[0], members[1]);

        Assert.Equal(before, await CostAsync(members[2], "another"));
        Assert.Equal(before, await CostAsync(members[0], "who stays"));

        async Task<int> CostAsync(Guid member, string name)
        {
            await shop.WriteAsync(shop.Purchase(member, "warm " + name));
            var statements = dialect.Statements;
            await shop.WriteAsync(shop.Purchase(member, name));
            return dialect.Statements - statements;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_history_of_merges_among_purchases_returns_and_redemptions_then_the_book_is_sound(int seed)
    {
        var shop = NewShop();
        var random = new Random(seed);
        var (program, members) = await MembersAsync(shop, Plain, 100, 200, 0, 50, 300);
        var (merges, purchases, redemptions) = (new List<Merge>(), new List<PurchaseRow>(), new List<Redemption>());
        for (var step = 0; step < 120; step++)
        {
            var (member, other) = (members[random.Next(members.Length)], members[random.Next(members.Length)]);
            var units = TotalOf(shop, members);
            switch (random.Next(10))
            {
                case 0 or 1 when (await shop.WriteAsync(Merging(member, other))).Answer is { } done:
                    merges.Add(Found(shop, member, done));
                    Assert.Equal(units, TotalOf(shop, members));
                    break;
                case 2 when merges.Count > 0:
                    await shop.WriteAsync(Undoing(merges[random.Next(merges.Count)]));
                    Assert.Equal(units, TotalOf(shop, members));
                    break;
                case 3 or 4 or 5:
                    var posted = await shop.WriteAsync(shop.Purchase(
                        member, $"p{step}", random.Next(100, 5000), TimeSpan.FromDays(random.Next(20))));
                    Assert.True(MemberOwnedId.TryParse(
                        PublicId.Purchase, Shop.Json(posted).GetProperty("id").GetString(), out var id));
                    purchases.Add(shop.Readers.Read(
                        session => PurchaseRow.Find(session, Shop.Tenant, id.MemberId, id.Id)!));
                    break;
                case 6 when purchases.Count > 0:
                    var piece = new ReturnPiece(null, random.Next(1, 99));
                    await shop.WriteAsync(new PostReturnWork(
                        Shop.Tenant, purchases[random.Next(purchases.Count)],
                        new ReturnRequest("till", $"r{step}", shop.Clock.Now, piece),
                        null));
                    break;
                case 7 when (await shop.WriteAsync(new RedeemUnitsWork(
                    Shop.Tenant, member, new RedeemUnits(program, random.Next(1, 40)), null))).Answer is { } spent:
                    var redeemed = Shop.Json(spent).GetProperty("id").GetString();
                    Assert.True(MemberOwnedId.TryParse(PublicId.Redemption, redeemed, out var owned));
                    redemptions.Add(shop.Redemption(owned.MemberId, owned.Id));
                    break;
                case 8 when redemptions.Count > 0:
                    await shop.WriteAsync(new ReverseRedemptionWork(
                        Shop.Tenant, redemptions[random.Next(redemptions.Count)],
                        new ReverseRedemption(random.Next(1, 10)), null));
                    break;
                default:
                    shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(random.Next(5)));
                    break;
            }
        }

        Assert.True(shop.Count("member_merges") > 2, "The history has too few merges to show anything.");
        Sound(shop);
    }

    private static MergeMembersWork Merging(Guid into, Guid from) => new(Shop.Tenant, into, from, UndoFor, null);

    private static UndoMergeWork Undoing(Merge merge) => new(Shop.Tenant, merge.Id, merge.Into, merge.From, null);

    private static async Task<Merge> MergeAsync(Shop shop, Guid into, Guid from)
    {
        var result = await shop.WriteAsync(Merging(into, from));
        Assert.True(result.Refusal is null, result.Refusal?.ToString());
        return Found(shop, into, result.Answer!);
    }

    private static Merge Found(Shop shop, Guid into, Answer answer) => shop.Readers.Read(session =>
        MergeRows.Find(session, Shop.Tenant, into, Shop.IdOf(answer, PublicId.Merge))!);

    private static long TotalOf(Shop shop, Guid[] members) => members.Sum(
        member => shop.State(member).Accounts.Sum(account => account.BalanceAt(shop.Clock.Now).Available));
}
