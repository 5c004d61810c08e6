using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_database_is_busy_for_a_while_then_everything_is_recorded_once(int failures)
    {
        // Three attempts of the batch, then one by one: the fourth failure falls on the first work alone.
        var (shop, dialect, member) = await FaultyShopAsync();
        var first = dialect.Begins;
        var works = Purchases(shop, member, 5);
        var tasks = await HeldAsync(
            shop, works, () => dialect.OnBegin = number => Throw(number - first - 1 <= failures));
        var results = await Task.WhenAll(tasks);

        if (failures < 4) Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        else Assert.All(results, result => Failed(result, "database_unavailable"));
        Assert.Equal(failures < 4 ? 5 : 0, shop.Count("purchases"));
        Assert.Equal(failures < 4 ? 50 : 0, shop.Available(member));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task The_database_stays_away_then_all_are_told_so_without_waiting_for_it_one_by_one()
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        var before = dialect.Begins;
        var tasks = await HeldAsync(shop, Purchases(shop, member, 100), () => dialect.OnBegin = _ => Throw(true));

        Assert.All(await Task.WhenAll(tasks), result => Failed(result, "database_unavailable"));

        // The holder's own, three attempts of the batch, one work alone.
        Assert.Equal(1 + 3 + 1, dialect.Begins - before);
        dialect.OnBegin = static _ => { };
        var later = await shop.InOneBatchAsync(Purchases(shop, member, 100));
        Assert.All(later, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(100, shop.Count("purchases"));
    }

    [Fact]
    public async Task Any_statement_of_a_batch_fails_then_everything_is_recorded_once()
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        var first = 0;
        // The very first also reads the programs.
        await RecordAsync(0, () => { });
        await RecordAsync(1, () => first = dialect.Statements);
        var count = dialect.Statements - first;
        Assert.InRange(count, 5, 50);

        for (var at = 1; at <= count; at++)
        {
            var failing = 0;
            await RecordAsync(1 + at, () =>
            {
                failing = dialect.Statements + at;
                dialect.OnStatement = number => Throw(number == failing);
            });
            Assert.True(dialect.Statements > failing);
        }

        Assert.Equal(30 * (2 + count), shop.Available(member));
        Assert.Null(shop.Verify(member));

        async Task RecordAsync(int round, Action goWrong)
        {
            var tasks = await HeldAsync(shop, Purchases(shop, member, 3, prefix: $"{round}-"), goWrong);
            Assert.All(await Task.WhenAll(tasks), result => Assert.Equal(201, result.Answer!.Status));
            Assert.Equal(3 * (1 + round), shop.Count("purchases"));
            Assert.Equal(3 * (1 + round), shop.Count("ledger_entries"));
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_commit_fails_then_it_is_tried_again_and_nothing_is_doubled(bool isTransient, bool rollbackFails)
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        dialect.RollbackFails = rollbackFails;
        dialect.OnCommit = number =>
        {
            if (number != 2) return;
            throw isTransient ? engine.Transient() : new InvalidOperationException("The commit broke.");
        };

        var results = await shop.InOneBatchAsync(Purchases(shop, member, 3));

        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal((3, 3, 30), (shop.Count("purchases"), shop.Count("ledger_entries"), shop.Available(member)));
    }

    [Fact]
    public async Task A_commit_is_done_and_nobody_hears_of_it_then_keys_find_it_and_what_has_none_is_not_done_twice()
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        var program = shop.Account(member).ProgramId;
        dialect.LosesAnswers = true;
        dialect.OnCommit = number => Throw(number == 2);
        var key = new RequestKey("key", [1]);

        var results = await shop.InOneBatchAsync(
            shop.Purchase(member, "1"), Adjustment(100, key), Adjustment(1000, null));

        Assert.All(results[..2], result => Assert.True(result.Answer!.Replayed));
        Failed(results[2], "outcome_unknown");
        Assert.Equal((1, 2, 1110), (shop.Count("purchases"), shop.Count("adjustments"), shop.Available(member)));
        Assert.Null(shop.Verify(member));

        PostAdjustmentWork Adjustment(long units, RequestKey? requestKey) => new(
            Shop.Tenant, member, new PostAdjustment(program, units, "test", "test"), requestKey);
    }

    [Fact]
    public async Task No_commit_succeeds_then_every_caller_hears_of_it_and_the_writer_lives_on()
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        var isBroken = true;
        dialect.OnCommit = _ =>
        {
            if (isBroken) throw new InvalidOperationException("The commit broke.");
        };

        foreach (var work in Purchases(shop, member, 3))
            await Assert.ThrowsAsync<InvalidOperationException>(() => shop.WriteAsync(work));
        Assert.Equal(0, shop.Count("purchases"));

        isBroken = false;
        Assert.All(
            await shop.InOneBatchAsync(Purchases(shop, member, 3)), result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(3, shop.Count("purchases"));
    }

    [Fact]
    public async Task The_commit_is_not_done_then_nobody_is_answered()
    {
        var (shop, dialect, member) = await FaultyShopAsync();
        using var gate = new ManualResetEventSlim();
        var committing = new TaskCompletionSource();
        dialect.OnCommit = _ =>
        {
            committing.TrySetResult();
            gate.Wait(Shop.Patience);
        };

        var answer = shop.WriteAsync(shop.Purchase(member, "1"));
        await committing.Task.WaitAsync(Shop.Patience);
        await Task.WhenAny(answer, Task.Delay(100));

        Assert.False(answer.IsCompleted);
        Assert.Equal(0, shop.Count("purchases"));
        gate.Set();
        Assert.Equal(201, (await answer).Answer!.Status);
        Assert.Equal(1, shop.Count("purchases"));
    }

    private async Task<(Shop Shop, FaultyDialect Dialect, Guid Member)> FaultyShopAsync()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        return (shop, dialect, member);
    }

    // The works form one batch, and things go wrong from that batch on.
    private static async Task<Task<WorkResult>[]> HeldAsync(Shop shop, Work[] works, Action goWrong)
    {
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);
        var tasks = works.Select(shop.WriteAsync).ToArray();
        goWrong();
        gate.Set();
        await held;
        return tasks;
    }

    private static Work[] Purchases(Shop shop, Guid member, int count, string prefix = "") =>
        [.. Enumerable.Range(1, count).Select(number => shop.Purchase(member, $"{prefix}{number}"))];

    private void Throw(bool now)
    {
        if (now) throw engine.Transient();
    }
}
