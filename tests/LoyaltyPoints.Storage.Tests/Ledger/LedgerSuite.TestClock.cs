using System.Buffers.Binary;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Fact]
    public async Task A_test_clock_is_advanced_then_another_instance_and_a_restarted_one_go_by_it_at_once()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        var member = await one.EnrolAsync(program);
        var start = one.Clock.Now;
        for (var month = 1; month <= 3; month++)
        {
            Assert.Equal(start.Plus(month * Month), await AdvanceAsync(month % 2 == 0 ? one : other, Month));
            var shop = month % 2 == 0 ? other : one;
            var bought = Shop.Json(await shop.WriteAsync(shop.Purchase(member, $"{month}")));
            Assert.Equal($"{start.Plus(month * Month)}", bought.GetProperty("recordedAt").GetString());
            Assert.Equal(start.Plus(month * Month), TestTime(shop));
        }

        one.Dispose();
        other.Dispose();
        var restarted = NewShop();
        Assert.Equal(start.Plus(3 * Month), TestTime(restarted));
        Assert.Equal(start.Plus(3 * Month), await restarted.DoAsync(batch => batch.NowOf(Shop.Tenant)));
        await restarted.WriteAsync(new FunctionWork(0, null, batch =>
        {
            // As a sweep asks, whose work is no tenant's.
            Assert.Equal([start.Plus(3 * Month), start], [batch.NowOf(Shop.Tenant), batch.NowOf(0)]);
            return new Answer(200, default);
        }));
        Assert.Null(restarted.Verify(member));
    }

    [Fact]
    public async Task After_an_advance_then_every_write_is_recorded_by_the_new_time_and_ids_by_the_real_one()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "before"));
        var then = await AdvanceAsync(shop, Month);

        var results = await shop.InOneBatchAsync(
            shop.Purchase(member, "after"),
            new PostAdjustmentWork(Shop.Tenant, member, new PostAdjustment(program, 7, "r", "a"), null),
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 3), null));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromSeconds(1));
        var joined = await shop.DoAsync(batch => batch.NowOf(Shop.Tenant).Since(batch.Now));

        Assert.Equal(Month, joined);
        Assert.All(results, result => Assert.Equal($"{then}", Shop.Json(result).GetProperty("recordedAt").GetString()));
        var entries = shop.Entries(member);
        Assert.Equal([then.Plus(-Month), then, then, then], entries.Select(entry => entry.RecordedAt));
        // Another tenant's ids are made by the same generator: a shifted one must not drag it along.
        Assert.Equal(entries.OrderBy(entry => entry.Id.ToString("N"), StringComparer.Ordinal), entries);
        Assert.All(entries, entry => Assert.InRange(
            MillisecondsOf(entry.Id), 0, shop.Clock.Now.UnixMilliseconds));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task Units_whose_expiry_the_clock_is_moved_past_then_they_are_gone_and_the_book_says_when()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(new HistoryProgram("a month", Months: 1).Json());
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "old"));
        await AdvanceAsync(shop, TimeSpan.FromDays(40));

        var refused = await shop.WriteAsync(
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 1), null));
        var order = Shop.Order(1000, TestTime(shop));
        await shop.WriteAsync(new Purchases.PostPurchaseWork(Shop.Tenant, member, "new", order, null));

        Failed(refused, "insufficient_units");
        Assert.Equal(10, shop.Account(member).BalanceAt(TestTime(shop)).Available);
        Assert.Equal(3, shop.Entries(member).Count);
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task Works_of_one_batch_then_those_behind_the_advance_go_by_the_new_time()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var start = shop.Clock.Now;

        var results = await shop.InOneBatchAsync(
            shop.Purchase(member, "1"), Advance(new AdvanceClock(start.Plus(Month))), shop.Purchase(member, "2"),
            Advance(new AdvanceClock(start.Plus(Month))));

        Assert.Equal($"{start}", Shop.Json(results[0]).GetProperty("recordedAt").GetString());
        Assert.Equal($"{start.Plus(Month)}", Shop.Json(results[2]).GetProperty("recordedAt").GetString());
        Assert.Equal("/to", Assert.Single(Failed(results[3], "unprocessable").Refusal!.Faults).Pointer);
    }

    [Fact]
    public async Task An_advance_that_is_rolled_back_or_sent_twice_then_time_goes_on_once_for_each_that_was_answered()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var key = new RequestKey("advance", [1]);
        var (command, start) = (new AdvanceClock(ClockStep.Parse("P1D")!.Value), shop.Clock.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.WriteAsync(new FunctionWork(
            Shop.Tenant, null, batch =>
            {
                Assert.Null(TestClockWrites.Advance(batch, Shop.Tenant, command).Refusal);
                throw new InvalidOperationException("Rolled back.");
            })
        {
            MovesClock = true,
        }));
        Assert.Equal(start, TestTime(shop));

        await shop.WriteAsync(Advance(command, key));
        Assert.True((await shop.WriteAsync(Advance(command, key))).Answer!.Replayed);

        Assert.Equal(start.Plus(TimeSpan.FromDays(1)), TestTime(shop));
    }

    [Fact]
    public async Task A_live_tenant_beside_a_test_tenant_then_it_goes_by_real_time_and_asks_nothing()
    {
        const int Live = 2;
        var dialect = Faulty();
        var shop = NewShop(dialect);
        await shop.OpenAsync(Plain);
        Assert.Equal(Live, await shop.DoAsync(batch => TenantRows.CreateTenant(batch, "Live", isTest: false)));
        await AdvanceAsync(shop, Month);
        var inBatch = new List<Instant>();

        var results = await shop.InOneBatchAsync(
            Advance(new AdvanceClock(shop.Clock.Now.Plus(Month)), tenant: Live),
            new FunctionWork(Live, null, batch =>
            {
                inBatch.AddRange([batch.NowOf(Live), batch.NowOf(Shop.Tenant)]);
                return new Answer(200, default);
            }),
            new FunctionWork(Shop.Tenant, null, _ => new Answer(200, default)));

        Failed(results[0], "test_clock_unavailable");
        Assert.Equal([shop.Clock.Now, shop.Clock.Now.Plus(Month)], inBatch);
        var (time, minute, statements) = (Time(shop), TimeSpan.FromMinutes(1), dialect.Statements);
        Assert.Equal(shop.Clock.Now, shop.Readers.Read(session => time.Now(session, Live, isTest: false)));
        Assert.True(time.IsFuture(shop.Clock.Now.Plus(2 * minute), minute, Live, isTest: false));
        Assert.False(time.IsFuture(shop.Clock.Now.Plus(minute), minute, Live, isTest: false));
        Assert.Equal(statements, dialect.Statements);
    }

    [Fact]
    public async Task Whether_a_purchase_lies_in_the_future_then_the_database_is_asked_only_before_saying_yes()
    {
        var dialect = Faulty();
        var (shop, other) = (NewShop(dialect), NewShop());
        await shop.OpenAsync(Plain);
        var (time, start) = (Time(shop), shop.Clock.Now);
        await AdvanceAsync(other, Month);
        var statements = dialect.Statements;

        Assert.False(IsFuture(start));
        Assert.Equal(statements, dialect.Statements);
        Assert.False(IsFuture(start.Plus(Month)));
        Assert.Equal(statements + 1, dialect.Statements);
        Assert.False(IsFuture(start.Plus(Month)));
        Assert.Equal(statements + 1, dialect.Statements);
        Assert.True(IsFuture(start.Plus(Month + TimeSpan.FromMilliseconds(1))));
        Assert.Equal(statements + 2, dialect.Statements);

        bool IsFuture(Instant at) => time.IsFuture(at, TimeSpan.Zero, Shop.Tenant, isTest: true);
    }

    [Fact]
    public async Task A_version_for_the_past_after_an_advance_then_the_purchases_it_would_change_are_found()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var then = await AdvanceAsync(shop, Month);
        await shop.WriteAsync(new Purchases.PostPurchaseWork(Shop.Tenant, member, "1", Shop.Order(1000, then), null));
        await AdvanceAsync(shop, Month);

        Assert.Equal("effective_at_too_early", await shop.DoAsync(batch => Revise(batch, program, Visits, then)?.Code));
        Assert.Null(await shop.DoAsync(batch => Publish(
            batch, program, 2, then.Plus(TimeSpan.FromMilliseconds(1)))));
    }

    [Fact]
    public async Task Purchases_through_two_instances_while_the_clock_is_moved_then_none_after_it_has_the_old_time()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        Guid[] members = [await one.EnrolAsync(program), await one.EnrolAsync(program)];
        var start = one.Clock.Now;
        var tills = members.Select((member, number) => Task.Run(async () =>
        {
            var shop = number == 0 ? one : other;
            for (var sale = 0; sale < 60; sale++) await shop.WriteAsync(shop.Purchase(member, $"{number}-{sale}"));
        })).ToArray();

        for (var step = 1; step <= 4; step++)
        {
            Assert.Equal(start.Plus(step * Month), await AdvanceAsync(step % 2 == 0 ? one : other, Month));
            var after = await Task.WhenAll(members.Select((member, number) => (number == 0 ? other : one).WriteAsync(
                one.Purchase(member, $"after-{step}-{number}"))));
            Assert.All(after, result => Assert.Equal(
                $"{start.Plus(step * Month)}", Shop.Json(result).GetProperty("recordedAt").GetString()));
        }

        await Task.WhenAll(tills);
        Assert.All(members, member =>
        {
            var times = one.Entries(member).Select(entry => entry.RecordedAt).ToArray();
            Assert.Equal(times.Order(), times);
            Assert.Null(one.Verify(member));
        });
    }

    [Fact]
    public async Task A_member_enrolled_after_an_advance_then_since_the_new_time()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var then = await AdvanceAsync(shop, Month);

        var member = await shop.DoAsync(batch => Shop.Enrol(
            batch, program, enrolledAt: batch.NowOf(Shop.Tenant)));
        await shop.WriteAsync(new Purchases.PostPurchaseWork(
            Shop.Tenant, member, "1", Shop.Order(1000, then.Plus(-TimeSpan.FromMilliseconds(1))), null));
        await shop.WriteAsync(new Purchases.PostPurchaseWork(
            Shop.Tenant, member, "2", Shop.Order(1000, then), null));

        Assert.Equal(10, shop.Account(member).LifetimeEarned);
        Assert.True(shop.Readers.Read(session => MemberRows.Exists(session, Shop.Tenant, member)));
    }

    private static TenantTime Time(Shop shop) => new(shop.Clock, shop.Readers);

    private static Instant TestTime(Shop shop) =>
        shop.Readers.Read(session => Time(shop).Now(session, Shop.Tenant, isTest: true));

    private static FunctionWork Advance(AdvanceClock command, RequestKey? key = null, int tenant = Shop.Tenant) =>
        new(tenant, key, batch =>
        {
            var (now, refusal) = TestClockWrites.Advance(batch, tenant, command);
            return refusal is not null ? refusal : new Answer(200, BitConverter.GetBytes(now.UnixMilliseconds));
        })
        {
            MovesClock = true,
        };

    /// <returns>What the clock shows then.</returns>
    private static async Task<Instant> AdvanceAsync(Shop shop, TimeSpan by)
    {
        var result = await shop.WriteAsync(Advance(new AdvanceClock(new ClockStep(0, 0, (int)by.TotalMinutes))));
        return new Instant(BitConverter.ToInt64(result.Answer!.Body.Span));
    }

    private static long MillisecondsOf(Guid id) =>
        BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16;
}
