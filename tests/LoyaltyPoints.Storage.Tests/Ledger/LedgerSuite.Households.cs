using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task A_household_changes_then_it_and_its_members_tell_the_same()
    {
        var shop = NewShop();
        var (_, members) = await MembersAsync(shop, Plain, 0, 0, 0);
        var id = await LiveAsync(shop, members[0], members[1]);
        Work On(ChangeHousehold command) => new ChangeHouseholdWork(Shop.Tenant, id, command, 200, null);

        var results = await shop.InOneBatchAsync(
            On(new JoinHousehold(members[2], HouseholdRole.Earner)),
            On(new JoinHousehold(members[2], HouseholdRole.Earner)),
            On(new LeaveHousehold(members[0])),
            On(new ChangeRole(members[1], HouseholdRole.Owner)),
            On(new LeaveHousehold(members[0])),
            On(new LeaveHousehold(members[2])),
            On(new JoinHousehold(members[2], HouseholdRole.Spender)),
            On(new JoinHousehold(Guid.AllBitsSet, HouseholdRole.Spender)));

        Assert.Equal(
            [null, "already_in_household", "household_needs_owner", null, null, null, null, "member_not_found"],
            results.Select(result => result.Refusal?.Code));
        var household = shop.Readers.Read(session => HouseholdRow.Find(session, Shop.Tenant, id))!;
        Assert.Equal(
            [(members[1], HouseholdRole.Owner), (members[2], HouseholdRole.Spender)],
            household.Members.Select(member => (member.MemberId, member.Role)));
        Assert.Equal([null, id, id], members.Select(member => HouseholdOf(shop, member)?.Id));
        Assert.Null(shop.Readers.Read(session => HouseholdRow.Find(session, Shop.Tenant + 1, id)));
        Assert.Null(shop.Readers.Read(session => HouseholdRow.OfMember(session, Shop.Tenant + 1, members[1])));
        Failed(
            await shop.WriteAsync(new ChangeHouseholdWork(
                Shop.Tenant, members[0], new LeaveHousehold(members[1]), 204, null)), "household_not_found");
        Sound(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_households_take_the_same_members_in_by_two_processes_then_each_is_in_one(bool inPrograms)
    {
        var (one, other) = (NewShop(), NewShop());
        var (_, owners) = await MembersAsync(one, Plain, 0, 0);
        Guid[] households = [await LiveAsync(one, owners[0]), await LiveAsync(one, owners[1])];
        var program = one.Account(owners[0]).ProgramId;
        var members = new Guid[9];
        for (var at = 0; at < members.Length; at++)
            members[at] = inPrograms ? await one.EnrolAsync(program) : await NobodyAsync(one);

        // Twice: where they have been in one before, there are rows to be locked and none to be made.
        for (var round = 0; round < 2; round++)
        {
            var results = await Task.WhenAll(members.SelectMany(member => households.Select((household, at) => Task.Run(
                () => (at == 0 ? one : other).WriteAsync(new ChangeHouseholdWork(
                    Shop.Tenant, household, new JoinHousehold(member, HouseholdRole.Earner), 201,
                    new RequestKey($"{member} {at} {round}", [1])))))));

            Assert.Equal(members.Length, results.Count(result => result.Answer is not null));
            Assert.All(
                results.Where(result => result.Answer is null), result => Failed(result, "already_in_household"));
            Assert.Equal(
                members.Length + 2,
                households.Sum(id => one.Readers.Read(
                    session => HouseholdRow.Find(session, Shop.Tenant, id))!.Members.Count));
            Sound(one);
            foreach (var member in members)
            {
                var left = await other.WriteAsync(new ChangeHouseholdWork(
                    Shop.Tenant, HouseholdOf(one, member)!.Id, new LeaveHousehold(member), 204, null));
                Assert.NotNull(left.Answer);
            }
        }
    }

    [Fact]
    public async Task Many_join_one_household_by_two_processes_then_as_many_are_in_it_as_it_has_room_for()
    {
        var (one, other) = (NewShop(), NewShop());
        var (_, owners) = await MembersAsync(one, Plain, 0);
        for (var round = 0; round < 5; round++)
        {
            var owner = await NobodyAsync(one);
            var household = await LiveAsync(one, owner);
            var members = new Guid[12];
            for (var at = 0; at < members.Length; at++) members[at] = await NobodyAsync(one);

            var results = await Task.WhenAll(members.Select((member, at) => Task.Run(
                () => (at % 2 == 0 ? one : other).WriteAsync(new ChangeHouseholdWork(
                    Shop.Tenant, household, new JoinHousehold(member, HouseholdRole.Earner), 201,
                    new RequestKey($"{member}", [1]))))));

            Assert.Equal(9, results.Count(result => result.Answer is not null));
            Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "household_full"));
            Assert.Equal(10, HouseholdOf(one, owner)!.Members.Count);
        }

        Sound(one);
        Assert.Null(HouseholdOf(one, owners[0]));
    }

    [Fact]
    public async Task One_member_founds_many_households_at_once_then_one_is_made()
    {
        var (one, other) = (NewShop(), NewShop());
        var (_, members) = await MembersAsync(one, Plain, 0);

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() =>
            (number % 2 == 0 ? one : other).WriteAsync(new CreateHouseholdWork(
                Shop.Tenant, new CreateHousehold(null, [(members[0], HouseholdRole.Owner)]),
                new RequestKey($"{number}", [1]))))));

        Assert.Single(results, result => result.Answer is not null);
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "already_in_household"));
        Assert.Equal((1, 1), (one.Count("households"), one.Count("household_members")));
        Sound(one);
    }

    [Fact]
    public async Task Hundreds_spend_from_one_pool_by_two_processes_then_just_as_many_succeed_as_it_is_good_for()
    {
        var (one, other) = (NewShop(), NewShop());
        var (program, members) = await MembersAsync(one, Plain, 310, 0, 95, 405, 187);
        await LiveAsync(one, members);

        var works = Enumerable.Range(0, 300)
            .Select(number => Spend(one, program, members[number % members.Length], 7, $"{number}")).ToList();

        var results = await Task.WhenAll(works.Select((work, number) =>
            Task.Run(() => (number % 2 == 0 ? one : other).WriteAsync(work))));

        // 997 is 142 times 7, and 3.
        Assert.Equal(142, results.Count(result => result.Answer is not null));
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "insufficient_units"));
        Assert.Equal((3, 142), (members.Sum(one.Available), one.Count("redemptions")));
        Sound(one);
    }

    [Fact]
    public async Task Members_leave_and_come_back_while_the_pool_is_spent_then_nobody_gives_who_left()
    {
        var (one, other) = (NewShop(), NewShop());
        var (program, members) = await MembersAsync(one, Plain, 200, 200, 200);
        var id = await LiveAsync(one, members);
        Work On(ChangeHousehold command, int number) =>
            new ChangeHouseholdWork(Shop.Tenant, id, command, 200, new RequestKey($"on {number}", [1]));

        // All of them have seen everybody in it.
        var works = Enumerable.Range(0, 100)
            .Select(number => Spend(one, program, members[number % 2], 7, $"{number}")).ToList();

        var moving = Task.Run(async () =>
        {
            for (var round = 0; round < 20; round++)
            {
                var shop = round % 2 == 0 ? one : other;
                Assert.NotNull((await shop.WriteAsync(On(new LeaveHousehold(members[2]), 2 * round))).Answer);
                // Alone, nobody takes it: what a stranger does to the others is none of theirs.
                var alone = one.Available(members[2]);
                await Task.Yield();
                Assert.Equal(alone, one.Available(members[2]));
                var back = On(new JoinHousehold(members[2], HouseholdRole.Spender), (2 * round) + 1);
                Assert.NotNull((await shop.WriteAsync(back)).Answer);
            }
        });
        var spending = Task.WhenAll(works.Select((work, number) =>
            Task.Run(() => (number % 2 == 0 ? one : other).WriteAsync(work))));

        await Task.WhenAll(moving, spending);
        var spent = (await spending).Count(result => result.Answer is not null);
        Assert.All(
            (await spending).Where(result => result.Answer is null), result => Failed(result, "insufficient_units"));
        Assert.Equal(600 - (7 * spent), members.Sum(one.Available));
        Sound(one);
    }

    [Fact]
    public async Task The_household_has_changed_since_it_was_read_then_only_who_is_locked_and_still_in_it_counts()
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 10, 20, 40, 80);
        var id = await LiveAsync(shop, members[0], members[1], members[2]);
        var seen = HouseholdOf(shop, members[0]);
        Work Pooled(long units) => new RedeemUnitsWork(
            Shop.Tenant, members[0], new RedeemUnits(program, units), null,
            new PoolPull(Shop.Tenant, members[0], seen));
        Work On(ChangeHousehold command) => new ChangeHouseholdWork(Shop.Tenant, id, command, 200, null);
        await shop.WriteAsync(On(new LeaveHousehold(members[2])));
        await shop.WriteAsync(On(new JoinHousehold(members[3], HouseholdRole.Earner)));

        Failed(await shop.WriteAsync(Pooled(31)), "insufficient_units");
        Assert.NotNull((await shop.WriteAsync(Pooled(30))).Answer);

        Assert.Equal([0, 0, 40, 80], members.Select(shop.Available));
        await shop.WriteAsync(On(new ChangeRole(members[1], HouseholdRole.Owner)));
        await shop.WriteAsync(On(new LeaveHousehold(members[0])));
        Failed(await shop.WriteAsync(Pooled(1)), "not_in_household");
        Sound(shop);
    }

    [Fact]
    public async Task A_pool_is_spent_and_given_back_then_the_spender_has_it_and_the_household_can_spend_it_again()
    {
        var shop = NewShop();
        var (program, members) = await MembersAsync(shop, Plain, 10, 20, 40);
        await LiveAsync(shop, members);
        var results = await shop.InOneBatchAsync(
            Spend(shop, program, members[0], 65, "first"), Spend(shop, program, members[1], 6, "second"),
            Spend(shop, program, members[1], 5, "third"), Spend(shop, program, members[0], 65, "first"));
        Assert.Equal(
            [null, "insufficient_units", null, null], results.Select(result => result.Refusal?.Code));
        Assert.True(results[3].Answer!.Replayed);

        var redemption = Shop.IdOf(results[0], PublicId.Redemption);
        await shop.WriteAsync(new ReverseRedemptionWork(
            Shop.Tenant, shop.Redemption(members[0], redemption), new ReverseRedemption(null), null));

        Assert.Equal([65, 0, 0], members.Select(shop.Available));
        Assert.NotNull((await shop.WriteAsync(Spend(shop, program, members[2], 65, "again"))).Answer);
        Assert.Equal(
            2, shop.Scalar<int>("SELECT COUNT(DISTINCT redemption_id) FROM transfers WHERE kind = 2 AND units > 20"));
        Sound(shop);
    }

    [Theory]
    [InlineData("UPDATE household_members SET household_id = @id", "does not list the member")]
    [InlineData("DELETE FROM household_members", "who is in another or in none")]
    [InlineData("UPDATE households SET members = @none", "does not list the member")]
    [InlineData("UPDATE households SET members = @broken", "cannot be read")]
    public async Task A_household_does_not_fit_then_the_proof_of_the_book_says_so(string sql, string detail)
    {
        var shop = NewShop();
        var (_, members) = await MembersAsync(shop, Plain, 0);
        await LiveAsync(shop, members);
        Sound(shop);

        (string Name, object Value)[] values =
            [("id", engine.Id(members[0])), ("none", "[]"u8.ToArray()), ("broken", "["u8.ToArray())];
        await shop.TamperAsync(sql, [.. values.Where(value => sql.Contains("@" + value.Name))]);

        var report = shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));
        Assert.Contains(report.Findings, found => found.Finding.Detail.Contains(detail));
        Assert.False(report.IsSound);
    }

    // An owner, and spenders.
    private static async Task<Guid> LiveAsync(Shop shop, params Guid[] members)
    {
        var result = await shop.WriteAsync(new CreateHouseholdWork(
            Shop.Tenant, new CreateHousehold("Wang",
            [
                .. members.Select((member, at) => (member, at == 0 ? HouseholdRole.Owner : HouseholdRole.Spender)),
            ]),
            null));
        return PublicId.Parse(PublicId.Household, Shop.Json(result).GetProperty("id").GetString());
    }

    private static Household? HouseholdOf(Shop shop, Guid member) =>
        shop.Readers.Read(session => HouseholdRow.OfMember(session, Shop.Tenant, member));

    private static RedeemUnitsWork Spend(Shop shop, Guid program, Guid member, long units, string key) => new(
        Shop.Tenant, member, new RedeemUnits(program, units), new RequestKey(key, [1]),
        new PoolPull(Shop.Tenant, member, HouseholdOf(shop, member)));

    // A member of no program: there is no account that could be locked.
    private static Task<Guid> NobodyAsync(Shop shop) => shop.DoAsync(batch =>
    {
        var id = batch.Ids.Next();
        Assert.Null(MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
        {
            Id = id, CreatedAt = batch.Now, UpdatedAt = batch.Now,
        }));
        return id;
    });
}
