using System.Text.Json;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Things_happen_in_one_batch_and_another_then_their_events_are_numbered_in_that_order()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.InOneBatchAsync(
            shop.Purchase(member, "a"), shop.Purchase(member, "a"), shop.Purchase(member, "a", 2000),
            shop.Purchase(member, "b"));
        await shop.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 5, "r", "jo"), null));

        Assert.Equal(3, await Sequencer(shop).RunAsync());

        var events = EventsOf(shop);
        Assert.Equal(
            [(1L, EventTypes.PurchaseRecorded), (2, EventTypes.PurchaseRecorded), (3, EventTypes.AdjustmentPosted)],
            events.Select(told => (told.Sequence, told.Type)));
        Assert.Equal(["a", "b"], events.Take(2).Select(told => Json(told).GetProperty("externalId").GetString()));
        Assert.All(events, told => Assert.Equal(member, told.MemberId));
        Assert.Equal(0, shop.Count("outbox"));
    }

    [Fact]
    public async Task A_lot_expires_then_the_sweep_tells_how_many_units()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(new HistoryProgram("a month", Months: 1).Json()));
        await shop.WriteAsync(shop.Purchase(member, "a", 1000));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(40));
        await shop.WriteAsync(new Members.SettleMemberWork(Shop.Tenant, member));
        await shop.WriteAsync(new Members.SettleMemberWork(Shop.Tenant, member));

        await Sequencer(shop).RunAsync();

        var told = Assert.Single(EventsOf(shop), told => told.Type == EventTypes.UnitsExpired);
        Assert.Equal((10, 0), (
            Json(told).GetProperty("units").GetInt64(),
            Json(told).GetProperty("balance").GetProperty("available").GetInt64()));
    }

    [Fact]
    public async Task Two_processes_write_and_two_give_places_meanwhile_then_each_event_is_there_once_in_its_order()
    {
        const int Purchases = 120;
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        Guid[] members = [await one.EnrolAsync(program), await one.EnrolAsync(program), await one.EnrolAsync(program)];
        Shop[] shops = [one, other];
        using var written = new CancellationTokenSource();
        var placing = shops.Select(shop => Task.Run(async () =>
        {
            var sequencer = Sequencer(shop);
            while (!written.IsCancellationRequested) await sequencer.RunAsync();
        })).ToArray();

        await Task.WhenAll(Enumerable.Range(0, Purchases).Select(number => Task.Run(() =>
            shops[number % 2].WriteAsync(shops[number % 2].Purchase(members[number % 3], $"p{number}")))));
        await written.CancelAsync();
        await Task.WhenAll(placing);
        // Whoever held the lease has gone without giving it up.
        one.Clock.Now = one.Clock.Now.Plus(TimeSpan.FromMinutes(1));
        await Sequencer(one).RunAsync();

        var events = EventsOf(one);
        Assert.Equal(
            Enumerable.Range(1, Purchases).Select(number => (long)number), events.Select(told => told.Sequence));
        Assert.Equal(
            Enumerable.Range(0, Purchases).Select(number => $"p{number}").Order(StringComparer.Ordinal),
            events.Select(told => Json(told).GetProperty("externalId").GetString()!).Order(StringComparer.Ordinal));
        // Each purchase earns ten: what a member has grows with the order in which it was written.
        Assert.All(members, member => Assert.Equal(
            Enumerable.Range(1, Purchases / 3).Select(number => 10L * number),
            events.Where(told => told.MemberId == member).Select(Available)));
    }

    [Fact]
    public async Task Old_events_are_forgotten_then_the_numbers_go_on()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var sequencer = Sequencer(shop);
        for (var number = 1; number <= 3; number++)
        {
            await shop.WriteAsync(shop.Purchase(member, $"p{number}"));
            await sequencer.RunAsync();
            shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(1));
        }

        Assert.Equal(2, await shop.DoAsync(batch =>
            EventRetention.ForgetSome(batch, Shop.Tenant, TimeSpan.FromHours(30))));
        Assert.Equal(0, await shop.DoAsync(batch =>
            EventRetention.ForgetSome(batch, Shop.Tenant, TimeSpan.FromHours(1))));
        await shop.WriteAsync(shop.Purchase(member, "p4"));
        await sequencer.RunAsync();

        Assert.Equal([3L, 4], EventsOf(shop).Select(told => told.Sequence));
        Assert.Equal((3, 4), shop.Readers.Read(session =>
            (EventReader.Earliest(session, Shop.Tenant), EventReader.Latest(session, Shop.Tenant))));
        Assert.Null(shop.Readers.Read(session => EventReader.Find(session, Shop.Tenant, 2)));
    }

    [Fact]
    public async Task Many_events_are_read_in_parts_then_no_part_misses_or_repeats_one()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await shop.InOneBatchAsync([.. Enumerable.Range(0, 1200).Select(number => shop.Purchase(member, $"{number}"))]);
        await Sequencer(shop).RunAsync();

        var read = new List<long>();
        for (var last = 0L; ; last = read[^1])
        {
            var part = shop.Readers.Read(session => EventReader.After(session, Shop.Tenant, last, 77));
            if (part.Count == 0) break;
            read.AddRange(part.Select(told => told.Sequence));
        }

        Assert.Equal(Enumerable.Range(1, 1200).Select(number => (long)number), read);
    }

    private static EventSequencer Sequencer(Shop shop) => new(shop.Writer, shop.Readers, shop.Clock);

    private static IReadOnlyList<StoredEvent> EventsOf(Shop shop) =>
        shop.Readers.Read(session => EventReader.After(session, Shop.Tenant, 0, int.MaxValue));

    private static JsonElement Json(StoredEvent told)
    {
        using var document = JsonDocument.Parse(told.Data);
        return document.RootElement.Clone();
    }

    private static long Available(StoredEvent told) =>
        Json(told).GetProperty("results")[0].GetProperty("balance").GetProperty("available").GetInt64();
}
