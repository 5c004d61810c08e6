using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Units_are_earned_then_the_digest_tells_them_with_their_sales_and_once()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1", total: 70_000));
        Assert.Equal(1, await DigestAsync(shop));
        await shop.WriteAsync(shop.Purchase(member, "2", total: 30_000));

        Assert.Equal(1, await DigestAsync(shop));
        Assert.Equal(0, await DigestAsync(shop));

        var history = HistoryOf(shop, program, member);
        Assert.Equal(shop.Account(member).EntryCount, history.EntryCount);
        Assert.Equal(shop.Account(member).HeadId, history.HeadId);
        Assert.Equal(shop.Available(member), history.Open.Values.Sum(units => units.Available));
        Assert.Equal(shop.Available(member), history.Moves.Values.Sum(one => one.Earned));
        Assert.Equal(100_000, history.Sales.Values.Sum());
        AssertSound(shop);
    }

    [Fact]
    public async Task Histories_are_lost_then_the_next_run_tells_them_again()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var members = new List<Guid>();
        for (var at = 0; at < 3; at++)
        {
            members.Add(await shop.EnrolAsync(program, $"m{at}"));
            await shop.WriteAsync(shop.Purchase(members[at], $"{at}", total: 50_000));
        }

        Assert.Equal(3, await DigestAsync(shop));
        var before = shop.Readers.Read(session => All(session, program));

        await shop.TamperAsync("DELETE FROM unit_histories");

        Assert.Equal(3, await DigestAsync(shop));
        Assert.Equal(before, shop.Readers.Read(session => All(session, program)));
    }

    [Fact]
    public async Task A_run_cannot_write_then_it_ends_and_the_next_goes_on()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1", total: 70_000));

        Assert.Equal(0, await new UnitDigest(shop.Readers, shop.Catalogs)
            .RunAsync(Shop.Tenant, _ => Task.FromResult(false)));
        Assert.Null(shop.Readers.Read(session => UnitHistoryRows.Find(session, Shop.Tenant, member, program)));
        Assert.Equal(1, await DigestAsync(shop));
    }

    [Fact]
    public async Task A_chain_is_broken_then_its_account_stays_behind_and_others_do_not()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var members = new List<Guid>();
        for (var at = 0; at < 2; at++)
        {
            members.Add(await shop.EnrolAsync(program, $"m{at}"));
            await shop.WriteAsync(shop.Purchase(members[at], $"{at}", total: 50_000));
            await shop.WriteAsync(shop.Purchase(members[at], $"{at} again", total: 50_000));
        }

        var id = shop.Entries(members[0])[0].Id;
        Assert.Equal(1, shop.Entries(members[0])[0].Sequence);
        await shop.TamperAsync("DELETE FROM ledger_entries WHERE entry_id = @id", ("id", engine.Id(id)));

        Assert.Equal(1, await DigestAsync(shop));
        Assert.Null(shop.Readers.Read(session => UnitHistoryRows.Find(session, Shop.Tenant, members[0], program)));
        Assert.Equal(1, shop.Readers.Read(session => UnitHistoryRows.CountBehind(
            session, Shop.Tenant, program, shop.Catalogs.Current(session, Shop.Tenant).Find(program)!
                .Newest.Definition.TimeZone)));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Whatever_happens_then_histories_follow_from_the_ledger_however_often_they_are_told(string name)
    {
        var program = HistoryProgram.All.Single(program => program.Name == name);
        var opening = NewShop();
        var programId = await opening.OpenAsync(program.Json());
        foreach (var seed in History.Seeds(2))
        {
            var clock = new ManualClock();
            using var shop = new Shop(engine.Open(), clock);
            var member = await shop.EnrolAsync(programId, enrolledAt: History.EnrolledAt(clock));
            var target = new StorageTarget(shop, programId, member, seed);
            await new History(seed, program, clock).RunAsync(target, steps: 20);
            await DigestAsync(shop);
            for (var more = 0; more < 3; more++)
            {
                clock.Now = clock.Now.Plus(TimeSpan.FromDays(40));
                await shop.WriteAsync(shop.Purchase(member, $"more {more}", total: 90_000));
            }

            await DigestAsync(shop);

            var account = shop.Account(member);
            var history = HistoryOf(shop, programId, member);
            Assert.Equal(account.Lots.Sum(lot => lot.Available), history.Open.Values.Sum(units => units.Available));
            Assert.Equal(account.Lots.Sum(lot => lot.Pending), history.Open.Values.Sum(units => units.Pending));
            Assert.Equal(account.Holds.Sum(hold => hold.Units), history.Open.Values.Sum(units => units.Reserved));
            Assert.Equal(
                shop.Entries(member).Where(entry => entry.To == Bucket.Redeemed).Sum(entry => entry.Units)
                    - shop.Entries(member).Where(entry => entry.From == Bucket.Redeemed).Sum(entry => entry.Units),
                history.Moves.Values.Sum(one => one.Redeemed));
            AssertSound(shop);
        }
    }

    [Theory]
    [InlineData("UPDATE unit_histories SET entry_count = entry_count - 1")]
    [InlineData("UPDATE unit_histories SET entry_count = entry_count + 1")]
    [InlineData("UPDATE unit_histories SET time_zone = 'Pacific/Auckland'")]
    [InlineData("UPDATE unit_histories SET head_id = member_id")]
    public async Task A_history_is_tampered_with_then_the_book_says_so(string sql)
    {
        // Where it is another month in Auckland.
        var clock = new ManualClock { Now = Instant.From(new DateTimeOffset(2026, 5, 31, 15, 0, 0, TimeSpan.Zero)) };
        var shop = NewShop(clock: clock);
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1", total: 70_000));
        await DigestAsync(shop);
        AssertSound(shop);

        Assert.NotEqual(0, await shop.TamperAsync(sql));

        Assert.NotEmpty(shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, _ => { })).Findings);
    }

    private static Task<long> DigestAsync(Shop shop) => new UnitDigest(shop.Readers, shop.Catalogs).RunAsync(
        Shop.Tenant, async piece =>
        {
            var result = await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
            {
                piece(batch);
                return new Answer(204, default);
            }));
            return result.Answer is not null;
        });

    private static UnitHistory HistoryOf(Shop shop, Guid program, Guid member) => shop.Readers.Read(
        session => UnitHistoryRows.Find(session, Shop.Tenant, member, program)!.History);

    private static List<string> All(Session session, Guid program) =>
    [
        .. UnitHistoryRows.Page(session, Shop.Tenant, program, Guid.Empty)
            .Select(row => row.MemberId + Convert.ToHexString(UnitHistoryCodec.Encode(row.History))),
    ];
}
