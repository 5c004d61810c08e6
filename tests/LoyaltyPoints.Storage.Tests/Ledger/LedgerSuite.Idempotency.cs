using System.Text;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_purchase_comes_many_times_then_it_is_recorded_once_and_answered_alike(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        Work[] works = [.. Enumerable.Range(0, 32).Select(_ => shop.Purchase(member, "same"))];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Single(results, result => !result.Answer!.Replayed);
        Assert.Single(results.Select(result => Encoding.UTF8.GetString(result.Answer!.Body.Span)).Distinct());
        Assert.Equal((1, 10), (shop.Count("purchases"), shop.Available(member)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_purchase_under_the_same_natural_key_then_it_conflicts(bool inOneBatch)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        Work[] works =
        [
            shop.Purchase(member, "same"), shop.Purchase(member, "same", 1001), shop.Purchase(other, "same"),
            shop.Purchase(member, "same", ago: TimeSpan.FromSeconds(1)),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, "purchase_conflict", "purchase_conflict", "purchase_conflict"],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal((10, 0), (shop.Available(member), shop.Available(other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_idempotency_key_then_the_same_answer_or_a_refusal(bool inOneBatch)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        Work Adjustment(long units, byte hash) => new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, units, "r", "a"), new RequestKey("k", [hash]));
        Work[] works = [Adjustment(5, 1), Adjustment(5, 1), Adjustment(6, 2)];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal([false, true], results[..2].Select(result => result.Answer!.Replayed));
        Assert.Equal(results[0].Answer!.Body.ToArray(), results[1].Answer!.Body.ToArray());
        Failed(results[2], "idempotency_key_reused");
        Assert.Equal((1, 5), (shop.Count("adjustments"), shop.Available(member)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_that_came_with_a_known_purchase_then_it_stands_for_no_other_request(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        Work[] works =
        [
            shop.Purchase(member, "1"),
            shop.Purchase(member, "1", key: new RequestKey("k", [1])),
            shop.Purchase(member, "2", key: new RequestKey("k", [2])),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.True(results[1].Answer!.Replayed);
        Failed(results[2], "idempotency_key_reused");
        Assert.Equal(1, shop.Count("purchases"));
    }

    [Fact]
    public async Task A_key_of_a_refused_write_then_it_may_be_used_again()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        Work Revoke() => new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, -5, "r", "a"), new RequestKey("k", [1]));

        Failed(await shop.WriteAsync(Revoke()), "insufficient_units");
        await shop.WriteAsync(shop.Purchase(member, "1"));

        Assert.False((await shop.WriteAsync(Revoke())).Answer!.Replayed);
    }

    [Fact]
    public async Task An_answer_without_a_body_then_it_is_replayed_as_it_was()
    {
        var shop = NewShop();
        Work Empty() => new FunctionWork(
            Shop.Tenant, new RequestKey("k", [1]), _ => new Answer(204, default, "/l", "e"));

        var first = await shop.WriteAsync(Empty());
        var second = await shop.WriteAsync(Empty());

        Assert.Null(first.Refusal);
        Assert.Equal((204, "/l", "e", true, 0), Shown(second.Answer!));

        static (int, string?, string?, bool, int) Shown(Answer answer) =>
            (answer.Status, answer.Location, answer.ETag, answer.Replayed, answer.Body.Length);
    }

    [Fact]
    public async Task Old_answers_are_forgotten_then_only_those()
    {
        var shop = NewShop();
        Work Keyed(string key) => new FunctionWork(
            Shop.Tenant, new RequestKey(key, [1]), _ => new Answer(200, default));
        await shop.WriteAsync(Keyed("old"));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromHours(25));
        await shop.WriteAsync(Keyed("new"));

        Assert.Equal(1, await shop.DoAsync(batch => IdempotencyRows.ForgetSome(batch, TimeSpan.FromHours(24))));

        Assert.False((await shop.WriteAsync(Keyed("old"))).Answer!.Replayed);
        Assert.True((await shop.WriteAsync(Keyed("new"))).Answer!.Replayed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_return_comes_twice_and_then_with_other_content_then_it_counts_once(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var purchases = new List<PurchaseRow>();
        foreach (var number in new[] { "1", "2" })
        {
            var id = Shop.IdOf(await shop.WriteAsync(shop.Purchase(member, number)), PublicId.Purchase);
            purchases.Add(shop.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, member, id))!);
        }

        Work Return(int purchase, long amount) => new PostReturnWork(
            Shop.Tenant, purchases[purchase],
            new ReturnRequest("till", "r", shop.Clock.Now, new ReturnPiece(null, amount)), null);
        Work[] works = [Return(0, 300), Return(0, 300), Return(0, 301), Return(1, 300)];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal([false, true], results[..2].Select(result => result.Answer!.Replayed));
        Assert.Equal(results[0].Answer!.Body.ToArray(), results[1].Answer!.Body.ToArray());
        Failed(results[2], "return_conflict");
        Failed(results[3], "return_conflict");
        Assert.Equal((1, 17), (shop.Count("purchase_returns"), shop.Available(member)));
    }

    private static async Task<WorkResult[]> OneByOneAsync(Shop shop, Work[] works)
    {
        var results = new List<WorkResult>();
        foreach (var work in works) results.Add(await shop.WriteAsync(work));
        return [.. results];
    }
}
