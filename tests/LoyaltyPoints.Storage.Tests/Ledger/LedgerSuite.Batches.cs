using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task A_member_in_no_program_buys_then_it_is_recorded_and_earns_nothing()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var member = await shop.DoAsync(batch =>
        {
            var id = batch.Ids.Next();
            Assert.Null(MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
            {
                Id = id, CreatedAt = batch.Now, UpdatedAt = batch.Now,
            }));
            return id;
        });

        var results = await shop.InOneBatchAsync(
            shop.Purchase(member, "1"), shop.Purchase(Guid.AllBitsSet, "2"));

        Assert.Equal(0, Shop.Json(results[0]).GetProperty("results").GetArrayLength());
        Failed(results[1], "member_not_found");
        Assert.Equal(1, shop.Count("purchases"));
    }

    [Fact]
    public async Task A_redemption_is_reversed_twice_in_one_batch_then_both_count()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1"));
        var spent = await shop.WriteAsync(
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 8), new RequestKey("spend", [1])));
        var redemption = Shop.IdOf(spent, PublicId.Redemption);

        var reversed = await shop.InOneBatchAsync([.. Enumerable.Range(1, 2).Select(number => (Work)
            new ReverseRedemptionWork(
                Shop.Tenant, shop.Redemption(member, redemption), new ReverseRedemption(3),
                new RequestKey($"back {number}", [1])))]);

        Assert.Equal([3, 6], reversed.Select(one => Shop.Json(one).GetProperty("reversedUnits").GetInt64()));
        Assert.Equal(6, shop.Scalar<long>("SELECT reversed_units FROM redemptions"));
        Assert.Equal(2 + 6, shop.Available(member));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task One_work_of_a_batch_throws_then_its_neighbours_are_recorded_once()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        Work bad = new FunctionWork(Shop.Tenant, null, batch =>
        {
            Shop.Enrol(batch, program);
            throw new InvalidOperationException("A bad work.");
        });

        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);
        var good = Purchases(shop, member, 2).Select(shop.WriteAsync).ToArray();
        var thrown = shop.WriteAsync(bad);
        var after = shop.WriteAsync(shop.Purchase(member, "3"));
        gate.Set();

        await Assert.ThrowsAsync<InvalidOperationException>(() => thrown);
        Assert.All(await Task.WhenAll([.. good, after, held]), result => Assert.NotNull(result.Answer));
        Assert.Equal((3, 1), (shop.Count("purchases"), shop.Count("members")));
        Assert.Equal(30, shop.Available(member));
    }

    [Fact]
    public async Task One_work_of_a_batch_violates_a_unique_key_then_its_neighbours_are_recorded_once()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        Work bad = new FunctionWork(Shop.Tenant, null, batch =>
        {
            using var command = batch.Session.Connection.CreateCommand();
            command.CommandText = "INSERT INTO tenants (tenant_id, name, is_test, config_version, created_at) "
                + "VALUES (1, 'Again', 1, 1, 1)";
            command.ExecuteNonQuery();
            return new Answer(200, default);
        });

        var results = await shop.InOneBatchAsync(shop.Purchase(member, "1"), bad, shop.Purchase(member, "2"));

        Failed(results[1], "database_unavailable");
        Assert.Equal((201, 201), (results[0].Answer!.Status, results[2].Answer!.Status));
        Assert.Equal((2, 20), (shop.Count("purchases"), shop.Available(member)));
    }

    [Fact]
    public async Task A_work_is_refused_then_it_has_written_nothing()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, stranger) = (await shop.EnrolAsync(program, "m-1"), new Guid(9, 9, 9, new byte[8]));
        await shop.WriteAsync(shop.Purchase(member, "1"));
        var key = new RequestKey("refused", [1]);
        string[] tables =
        [
            "members", "member_identifiers", "accounts", "ledger_entries", "purchases", "purchase_returns",
            "natural_keys", "cap_usage", "redemptions", "adjustments", "idempotency_keys", "programs",
        ];
        var before = tables.Select(shop.Count).ToArray();
        var account = shop.Account(member);

        var results = await shop.InOneBatchAsync(
            shop.Purchase(stranger, "2", key: key),
            shop.Purchase(member, "1", total: 999, key: key),
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 11), key),
            new RedeemUnitsWork(Shop.Tenant, stranger, new RedeemUnits(program, 11), key),
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(stranger, 1), key),
            new PostAdjustmentWork(Shop.Tenant, member, new PostAdjustment(program, -11, "r", "a"), key),
            new FunctionWork(Shop.Tenant, key, batch => MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
            {
                Id = batch.Ids.Next(), ExternalId = "m-1", CreatedAt = batch.Now, UpdatedAt = batch.Now,
            })!));

        Assert.Equal(
            ["member_not_found", "purchase_conflict", "insufficient_units", "member_not_found", "not_enrolled",
                "insufficient_units", "identifier_taken"],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal(before, tables.Select(shop.Count));
        Assert.Equal(account.HeadHash, shop.Account(member).HeadHash);
    }

    [Fact]
    public async Task More_wait_than_the_queue_holds_then_the_rest_is_told_to_come_back()
    {
        var shop = NewShop(options: new LedgerWriterOptions { QueueCapacity = 3 });
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);

        var tasks = Purchases(shop, member, 5).Select(shop.WriteAsync).ToArray();

        Assert.Equal(3, shop.Writer.Waiting);
        Failed(await tasks[3], "overloaded");
        Failed(await tasks[4], "overloaded");
        gate.Set();
        await held;
        Assert.All(await Task.WhenAll(tasks[..3]), result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(3, shop.Count("purchases"));
    }

    [Fact]
    public async Task More_wait_than_a_batch_holds_then_all_are_recorded()
    {
        var shop = NewShop(options: new LedgerWriterOptions { BatchSize = 4 });
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));

        var results = await shop.InOneBatchAsync(Purchases(shop, member, 11));

        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(110, shop.Available(member));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task Writes_of_a_member_are_handed_in_one_after_the_other_then_they_are_recorded_in_that_order()
    {
        var shop = NewShop(options: new LedgerWriterOptions { BatchSize = 4 });
        var program = await shop.OpenAsync(Plain);
        var members = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.EnrolAsync(program)));

        var results = await Task.WhenAll(members.SelectMany(member => Purchases(shop, member, 50, $"{member:N} "))
            .Select(shop.WriteAsync));

        Assert.All(
            results.Select(result => Shop.IdOf(result, PublicId.Purchase)).Chunk(50),
            recorded => Assert.Equal(recorded.Order(), recorded));
    }

    [Fact]
    public async Task It_is_disposed_then_what_was_accepted_is_recorded_and_what_comes_later_refused()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        using var gate = new ManualResetEventSlim();
        var held = await shop.HoldAsync(gate);
        var accepted = Purchases(shop, member, 20).Select(shop.WriteAsync).ToArray();

        var disposing = Task.Run(shop.Writer.Dispose);
        var lateOnes = new List<Task<WorkResult>>();
        // Until the queue is closed, more is accepted; the writer itself waits at the gate all the while.
        do
        {
            lateOnes.Add(shop.WriteAsync(shop.Purchase(member, $"late {lateOnes.Count}")));
            // Slow enough that the queue is closed long before it is full.
            await Task.Delay(1);
        }
        while (!lateOnes[^1].IsCompleted);
        gate.Set();
        await disposing.WaitAsync(Shop.Patience);

        Failed(await lateOnes[^1], "shutting_down");
        Failed(await shop.WriteAsync(shop.Purchase(member, "later")), "shutting_down");
        accepted = [.. accepted, .. lateOnes.SkipLast(1)];
        Assert.All(await Task.WhenAll([.. accepted, held]), result => Assert.NotNull(result.Answer));
        Assert.Equal(accepted.Length, shop.Count("purchases"));
    }
}
