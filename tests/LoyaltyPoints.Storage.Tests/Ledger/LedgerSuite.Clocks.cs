namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task The_clock_is_set_back_an_hour_then_the_book_goes_on_and_ids_keep_their_order()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "before"))).Answer!.Status);
        var made = await shop.DoAsync(batch => batch.Ids.Next());

        shop.Clock.Now = shop.Clock.Now.Plus(-TimeSpan.FromHours(1));
        Assert.Equal(201, (await shop.WriteAsync(shop.Purchase(member, "after"))).Answer!.Status);
        var again = await shop.WriteAsync(shop.Purchase(member, "before", ago: -TimeSpan.FromHours(1)));
        Assert.True(again.Answer!.Replayed);
        Assert.True(await shop.DoAsync(batch => batch.Ids.Next()) > made);

        Assert.Equal(20, shop.Available(member));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task The_clock_is_set_back_an_hour_then_nobody_waits_for_a_lease_from_before()
    {
        var (before, after) = (NewShop(), NewShop());
        var ended = (await Worker(before).TryTakeAsync())!;

        after.Clock.Now = after.Clock.Now.Plus(-TimeSpan.FromHours(1));
        var taken = await Worker(after).TryTakeAsync();

        Assert.True(taken?.Token > ended.Token);
        Assert.False(await Worker(before).TryDoAsync(ended, static _ => { }));
    }

    [Fact]
    public async Task Another_clock_is_ahead_by_less_than_a_lease_lasts_then_its_lease_is_respected()
    {
        var (ahead, other) = (NewShop(), NewShop());
        ahead.Clock.Now = ahead.Clock.Now.Plus(Minute / 2);

        Assert.NotNull(await Worker(ahead).TryTakeAsync());
        Assert.Null(await Worker(other).TryTakeAsync());
    }
}
