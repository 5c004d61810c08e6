using System.Text;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly string Visits = new HistoryProgram("visits", Visit: 5, VisitPerDay: 5).Json();

    [Fact]
    public async Task Versions_by_instant_then_a_purchase_is_judged_by_the_one_in_effect_when_it_occurred()
    {
        var shop = NewShop();
        var start = shop.Clock.Now;
        var program = await shop.OpenAsync(Plain, start.Plus(-TimeSpan.FromDays(20)));
        var member = await shop.EnrolAsync(program);
        await ReviseAsync(shop, program, Visits, start.Plus(-TimeSpan.FromDays(10)));
        await ReviseAsync(shop, program, Plain, start.Plus(TimeSpan.FromDays(1)));

        (TimeSpan Ago, int? Version, string Status)[] expected =
        [
            (TimeSpan.FromDays(20.01), null, "not_in_effect_then"), (TimeSpan.FromDays(20), 1, "available"),
            (TimeSpan.FromDays(10.01), 1, "available"), (TimeSpan.FromDays(10), 2, "available"),
            (TimeSpan.Zero, 2, "available"), (TimeSpan.FromDays(301), null, "not_enrolled_then"),
        ];
        foreach (var (ago, version, status) in expected)
        {
            var result = Shop.Result(await shop.WriteAsync(shop.Purchase(member, $"{ago}", ago: ago)));
            Assert.Equal(status, result.GetProperty("status").GetString());
            Assert.Equal(version, result.TryGetProperty("programVersion", out var number) ? number.GetInt32() : null);
        }

        shop.Clock.Now = start.Plus(TimeSpan.FromDays(1));
        Assert.Equal(3, VersionOf(await shop.WriteAsync(shop.Purchase(member, "later"))));
    }

    [Fact]
    public async Task Published_by_one_process_then_the_very_next_purchase_through_another_sees_it()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        var member = await one.EnrolAsync(program);
        for (var version = 1; version <= 4; version++)
        {
            var (writes, reads) = version % 2 == 0 ? (one, other) : (other, one);
            // A version that began with the very instant of a recorded purchase would change it.
            one.Clock.Now = other.Clock.Now = one.Clock.Now.Plus(TimeSpan.FromMilliseconds(1));
            if (version > 1) await ReviseAsync(writes, program, version % 2 == 0 ? Visits : Plain, one.Clock.Now);

            Assert.Equal(version, VersionOf(await reads.WriteAsync(reads.Purchase(member, $"{version}"))));
            Assert.Equal(version, reads.Readers.Read(session =>
                reads.Catalogs.Current(session, Shop.Tenant)).Find(program)!.At(one.Clock.Now)!.Version);
        }
    }

    [Fact]
    public async Task A_publication_that_is_rolled_back_then_no_purchase_sees_it()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);

        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.DoAsync<int>(batch =>
        {
            Revise(batch, program, Visits, batch.Now);
            Assert.Equal(2, batch.Catalog(Shop.Tenant).Find(program)!.At(batch.Now)!.Version);
            throw new InvalidOperationException("Rolled back.");
        }));

        Assert.Equal(1, VersionOf(await shop.WriteAsync(shop.Purchase(member, "1"))));
    }

    [Fact]
    public async Task A_past_instant_then_it_is_taken_only_while_no_purchase_would_change()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1", ago: TimeSpan.FromHours(5)));

        Assert.Equal("effective_at_too_early", await shop.DoAsync(batch => Revise(
            batch, program, Visits, batch.Now.Plus(-TimeSpan.FromHours(5)))?.Code));
        Assert.Null(await shop.DoAsync(batch => Publish(
            batch, program, 2, batch.Now.Plus(-TimeSpan.FromHours(4.99)))));
        Assert.Equal("already_published", await shop.DoAsync(batch => Publish(batch, program, 2, batch.Now)?.Code));
        Assert.Equal("program_not_found", await shop.DoAsync(batch => Publish(batch, program, 9, batch.Now)?.Code));
    }

    [Fact]
    public async Task A_cap_comes_back_in_the_batch_of_a_purchase_then_what_was_used_of_it_still_counts()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Visits);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1"));
        Assert.Equal(15, shop.Available(member));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromMilliseconds(1));
        await ReviseAsync(shop, program, Plain, shop.Clock.Now);

        var results = await shop.InOneBatchAsync(
            new FunctionWork(Shop.Tenant, null, batch =>
                Revise(batch, program, Visits, batch.Now) is { } refusal ? refusal : new Answer(200, default)),
            shop.Purchase(member, "2"));

        Assert.Equal(3, VersionOf(results[1]));
        Assert.Equal(10, Shop.Result(results[1]).GetProperty("units").GetInt64());
    }

    [Fact]
    public async Task Caps_and_purchases_of_one_batch_then_each_counts_what_came_before_it()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(
            new HistoryProgram("capped", PerDay: 25, PerMonth: 40).Json()));

        var results = await shop.InOneBatchAsync(Purchases(shop, member, 4));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(1));
        var later = await shop.InOneBatchAsync(Purchases(shop, member, 3, prefix: "later-"));

        Assert.Equal([10, 10, 5, 0], results.Select(result => Shop.Result(result).GetProperty("units").GetInt64()));
        Assert.Equal([10, 5, 0], later.Select(result => Shop.Result(result).GetProperty("units").GetInt64()));
    }

    private static int VersionOf(WorkResult result) =>
        Shop.Result(result).GetProperty("programVersion").GetInt32();

    private static async Task ReviseAsync(Shop shop, Guid program, string definition, Instant effectiveAt) =>
        Assert.Null(await shop.DoAsync(batch => Revise(batch, program, definition, effectiveAt)));

    private static Refusal? Revise(Batch batch, Guid program, string definition, Instant effectiveAt)
    {
        var (revised, refusal) = ProgramWrites.Revise(
            batch, Shop.Tenant, program, null, "P", "points", Encoding.UTF8.GetBytes(definition));
        return refusal ?? Publish(batch, program, revised!.Latest.Version, effectiveAt);
    }

    private static Refusal? Publish(Batch batch, Guid program, int version, Instant effectiveAt) =>
        ProgramWrites.Publish(batch, Shop.Tenant, program, version, effectiveAt).Refusal;
}
