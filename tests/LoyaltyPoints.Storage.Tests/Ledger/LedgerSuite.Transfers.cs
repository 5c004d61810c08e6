using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Gifts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Transfers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly string Limited = Plain[..Plain.LastIndexOf('}')]
        + """, "transfers": { "allowed": true, "maximumPerDay": 50 } }""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Units_go_on_from_member_to_member_then_rows_and_units_follow(bool inOneBatch)
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 100, 0, 0);
        Work Give(int from, int to, long units, string? reason = null) => new TransferUnitsWork(
            Shop.Tenant, members[from], members[to], new TransferUnits(program, units, reason), null);
        Work[] works = [Give(0, 1, 60, "Birthday"), Give(1, 2, 61), Give(1, 2, 50), Give(0, 0, 1), Give(2, 0, 1)];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, "insufficient_units", null, "transfer_to_self", null],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal([41, 10, 49], members.Select(shop.Available));
        Assert.Equal(6, shop.Count("transfers"));
        var id = Shop.Json(results[0]).GetProperty("id").GetString()!;
        Assert.EndsWith($"/v1/transfers/{id}", results[0].Answer!.Location);
        Assert.True(MemberOwnedId.TryParse(PublicId.Transfer, id, out var owned));
        var (sent, received) = (Find(members[0]), Find(members[1]));
        Assert.Equal(
            (members[0], members[1], 60, "Birthday"), (sent!.From, sent.To, sent.Units, sent.Reason));
        Assert.Equal(sent with { Allocations = received!.Allocations }, received);
        Assert.Equal(sent.Allocations, received.Allocations);
        Assert.Null(Find(members[2]));
        Assert.Null(shop.Readers.Read(session => TransferRow.Find(session, Shop.Tenant + 1, members[0], owned.Id)));
        Sound(shop);

        Transfer? Find(Guid member) =>
            shop.Readers.Read(session => TransferRow.Find(session, Shop.Tenant, member, owned.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_program_limits_what_is_given_a_day_then_it_counts_over_batches_and_instances(bool inOneBatch)
    {
        var (one, other) = (NewShop(), NewShop());
        var (program, members) = await MembersAsync(one, Limited, 500, 500);
        Work Give(int from, int to, long units) => new TransferUnitsWork(
            Shop.Tenant, members[from], members[to], new TransferUnits(program, units, null), null);
        Work[] works = [Give(0, 1, 30), Give(0, 1, 21), Give(1, 0, 50), Give(0, 1, 15)];

        var results = inOneBatch ? await one.InOneBatchAsync(works) : await OneByOneAsync(one, works);

        Assert.Equal([null, "transfer_limit_reached", null, null], results.Select(result => result.Refusal?.Code));
        Failed(await other.WriteAsync(Give(0, 1, 6)), "transfer_limit_reached");
        Assert.NotNull((await other.WriteAsync(Give(0, 1, 5))).Answer);
        foreach (var shop in (Shop[])[one, other]) shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(1));
        Assert.NotNull((await other.WriteAsync(Give(0, 1, 50))).Answer);
        Sound(one);
    }

    [Fact]
    public async Task Twenty_gifts_of_a_hundred_from_a_balance_of_a_hundred_by_two_processes_then_one_succeeds()
    {
        var (one, other) = (NewShop(), NewShop());
        var (program, members) = await MembersAsync(one, Plain, [100, .. Enumerable.Repeat(0L, 20)]);

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(() =>
            (number % 2 == 0 ? one : other).WriteAsync(new TransferUnitsWork(
                Shop.Tenant, members[0], members[number], new TransferUnits(program, 100, null),
                new RequestKey($"gift {number}", [1]))))));

        Assert.Single(results, result => result.Answer is not null);
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "insufficient_units"));
        Assert.Equal(0, one.Available(members[0]));
        Assert.Equal(100, members[1..].Sum(one.Available));
        Sound(one);
    }

    [Fact]
    public async Task Members_give_to_one_another_in_circles_by_two_processes_then_all_is_done_and_nothing_is_lost()
    {
        var (one, other) = (NewShop(), NewShop());
        var (program, members) = await MembersAsync(one, Plain, 1000, 1000, 1000, 1000);

        var results = await Task.WhenAll(Enumerable.Range(0, 240).Select(number => Task.Run(() =>
        {
            var (from, by) = (number % 4, 1 + (number / 4 % 3));
            return (number % 2 == 0 ? one : other).WriteAsync(new TransferUnitsWork(
                Shop.Tenant, members[from], members[(from + by) % 4], new TransferUnits(program, 3, null),
                new RequestKey($"{number}", [1])));
        })));

        Assert.All(results, result => Assert.NotNull(result.Answer));
        Assert.Equal([1000, 1000, 1000, 1000], members.Select(one.Available));
        Assert.Equal(480, one.Count("transfers"));
        Sound(one);
    }

    [Theory]
    [InlineData("DELETE FROM ledger_entries WHERE kind = 13 AND from_bucket = 7",
        "of 40 units that went out 0 came in")]
    [InlineData("UPDATE transfers SET units = 41 WHERE kind = 1",
        "is told as 41 units, and the member's entries give 40")]
    [InlineData("DELETE FROM transfers WHERE kind = 2", "is told as 0 units, and the member's entries give -40")]
    public async Task A_transfer_does_not_fit_then_the_proof_of_the_book_says_so(string sql, string detail)
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 100, 0);
        await shop.WriteAsync(new TransferUnitsWork(
            Shop.Tenant, members[0], members[1], new TransferUnits(program, 40, null), null));
        Sound(shop);

        await shop.TamperAsync(sql);

        var report = shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));
        Assert.False(report.IsSound);
        Assert.Contains(report.Findings, found => found.ProgramId == program && found.Finding.Detail.Contains(detail));
    }

    [Fact]
    public async Task The_tenant_gives_units_then_the_row_keeps_reason_actor_and_expiry()
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 0);
        Work Give(Instant? expiry, string key) => new GiveUnitsWork(
            Shop.Tenant, members[0], new GiveUnits(program, 25, "Sorry", "a.manager", expiry), new(key, [1]));
        var later = shop.Clock.Now.Plus(TimeSpan.FromDays(3));

        var first = await shop.WriteAsync(Give(null, "one"));
        var second = await shop.WriteAsync(Give(later, "two"));
        var again = await shop.WriteAsync(Give(later, "two"));

        Assert.Equal((false, true), (second.Answer!.Replayed, again.Answer!.Replayed));
        Assert.Equal((50, 2), (shop.Available(members[0]), shop.Count("gifts")));
        var gift = Find(second, Shop.Tenant)!;
        Assert.Equal(("Sorry", "a.manager", 25), (gift.Reason, gift.Actor, gift.Units));
        Assert.InRange(gift.ExpiresAt!.Value.Since(later), TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Equal(
            Shop.Json(first).TryGetProperty("expiresAt", out _), Find(first, Shop.Tenant)!.ExpiresAt is not null);
        Assert.Null(Find(first, Shop.Tenant + 1));
        Failed(
            await shop.WriteAsync(new GiveUnitsWork(
                Shop.Tenant, program, new GiveUnits(program, 1, "r", "a", null), null)), "member_not_found");
        Sound(shop);

        Gift? Find(WorkResult result, int tenant) => shop.Readers.Read(session => GiftRow.Find(
            session, tenant, new MemberOwnedId(Shop.IdOf(result, PublicId.Gift), members[0])));
    }

    /// <summary>A program, and a member of it for each of these balances.</summary>
    private static async Task<(Guid Program, Guid[] Members)> MembersAsync(
        Shop shop, string definition, params long[] balances)
    {
        var program = await shop.OpenAsync(definition);
        var members = new Guid[balances.Length];
        for (var at = 0; at < balances.Length; at++)
        {
            members[at] = await shop.EnrolAsync(program);
            if (balances[at] == 0) continue;
            var granted = await shop.WriteAsync(new PostAdjustmentWork(
                Shop.Tenant, members[at], new PostAdjustment(program, balances[at], "r", "a"), null));
            Assert.NotNull(granted.Answer);
        }

        return (program, members);
    }

    private static void Sound(Shop shop)
    {
        var report = shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));
        Assert.Empty(report.Findings);
        Assert.True(report.IsSound);
    }
}
