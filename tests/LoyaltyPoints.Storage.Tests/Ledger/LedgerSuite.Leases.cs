using LoyaltyPoints.Storage.Leases;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Many_instances_want_a_lease_then_one_has_it_and_the_work_is_done_once()
    {
        var instances = Enumerable.Range(0, 5).Select(_ => Worker(NewShop())).ToArray();

        var leases = await Task.WhenAll(instances.Select(instance => instance.TryTakeAsync()));

        var winner = Array.FindIndex(leases, lease => lease is not null);
        Assert.Single(leases, lease => lease is not null);
        Assert.Equal(leases[winner]!.Token + 1, (await instances[winner].TryTakeAsync())!.Token);
        Assert.All(
            await Task.WhenAll(instances.Where((_, at) => at != winner).Select(instance => instance.TryTakeAsync())),
            Assert.Null);
    }

    [Fact]
    public async Task The_holder_was_paused_and_replaced_then_it_can_do_nothing_more()
    {
        var (oldShop, newShop) = (NewShop(), NewShop());
        var (oldHolder, newHolder) = (Worker(oldShop), Worker(newShop));
        var done = new List<string>();
        var oldLease = (await oldHolder.TryTakeAsync())!;
        Assert.True(await oldHolder.TryDoAsync(oldLease, _ => done.Add("old")));
        Assert.Null(await newHolder.TryTakeAsync());

        // Only the new holder's clock has gone on: the old one does not know that it slept.
        newShop.Clock.Now = newShop.Clock.Now.Plus(Minute);
        var newLease = (await newHolder.TryTakeAsync())!;

        Assert.True(newLease.Token > oldLease.Token);
        Assert.False(await oldHolder.TryDoAsync(oldLease, _ => done.Add("paused")));
        Assert.True(await newHolder.TryDoAsync(newLease, _ => done.Add("new")));
        Assert.Equal(["old", "new"], done);
    }

    [Fact]
    public async Task The_holder_works_on_then_its_lease_is_prolonged()
    {
        var (shop, other) = (NewShop(), NewShop());
        var (holder, waiting) = (Worker(shop), Worker(other));
        var lease = (await holder.TryTakeAsync())!;
        for (var piece = 0; piece < 3; piece++)
        {
            shop.Clock.Now = other.Clock.Now = shop.Clock.Now.Plus(Minute / 2);
            Assert.True(await holder.TryDoAsync(lease, static _ => { }));
            Assert.Null(await waiting.TryTakeAsync());
        }

        other.Clock.Now = other.Clock.Now.Plus(Minute);
        Assert.NotNull(await waiting.TryTakeAsync());
    }

    private static LeasedWork Worker(Shop shop) => new(shop.Writer, "test", Minute);
}
