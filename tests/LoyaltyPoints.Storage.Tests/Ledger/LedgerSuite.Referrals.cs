using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_who_was_brought_buys_then_both_are_paid_once_and_the_answer_tells(bool inOneBatch)
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain);
        Work[] works =
        [
            referring.Register(), referring.Register(), shop.Purchase(referring.Referred, "1", 900),
            shop.Purchase(referring.Referred, "2"), shop.Purchase(referring.Referred, "2"),
            shop.Purchase(referring.Referred, "3"),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, "already_referred", null, null, null, null], results.Select(result => result.Refusal?.Code));
        Assert.False(Shop.Result(results[2]).TryGetProperty("referralUnits", out _));
        Assert.Equal(200, Shop.Result(results[3]).GetProperty("referralUnits").GetInt64());
        Assert.Equal(219, Shop.Result(results[3]).GetProperty("balance").GetProperty("available").GetInt64());
        Assert.True(results[4].Answer!.Replayed);
        Assert.Equal(results[3].Answer!.Body.ToArray(), results[4].Answer!.Body.ToArray());
        await Referring.DoneAsync(shop);
        Assert.Equal(ReferralStatus.Rewarded, referring.Referral().Status);
        Assert.Equal(Shop.IdOf(results[3], PublicId.Purchase), referring.Referral().Qualification!.PurchaseId);
        Assert.Equal((200, 500), referring.Bonuses());
        Assert.Equal((229, 500), (shop.Available(referring.Referred), shop.Available(referring.Referrer)));
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Fact]
    public async Task The_process_ends_between_the_two_payments_then_a_sweep_pays_the_second_once()
    {
        // A queue that is full when the purchase is committed loses what should follow, as the end of a process does.
        var shop = NewShop(options: new LedgerWriterOptions { QueueCapacity = 2, BatchSize = 2 });
        var referring = await Referring.OpenAsync(shop, Plain);
        await shop.WriteAsync(referring.Register());
        using var first = new ManualResetEventSlim();
        using var second = new ManualResetEventSlim();
        var inside = new TaskCompletionSource();
        var held = await shop.HoldAsync(first);
        var purchase = shop.WriteAsync(shop.Purchase(referring.Referred, "1"));
        var holder = shop.WriteAsync(new FunctionWork(0, null, _ =>
        {
            inside.TrySetResult();
            second.Wait(Shop.Patience);
            return new Answer(204, default);
        }));
        first.Set();
        await held;
        await inside.Task.WaitAsync(Shop.Patience);
        Task[] full = [Referring.DoneAsync(shop), Referring.DoneAsync(shop)];
        Failed(await shop.WriteAsync(shop.Purchase(referring.Referred, "2")), "overloaded");
        second.Set();
        Assert.Null((await purchase).Refusal);
        await holder;
        await Task.WhenAll(full);
        await Referring.DoneAsync(shop);
        Assert.Equal((200, 0), referring.Bonuses());
        Assert.Equal(ReferralStatus.Qualified, referring.Referral().Status);
        Assert.Empty(Referring.Verify(shop).Findings);

        var other = NewShop();
        await Task.WhenAll(Referring.SweepAsync(other), Referring.SweepAsync(NewShop()));
        await Referring.SweepAsync(other);

        Assert.Equal((200, 500), referring.Bonuses());
        Assert.Equal(ReferralStatus.Rewarded, referring.Referral().Status);
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Fact]
    public async Task Any_statement_on_the_way_fails_then_both_are_paid_once()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var referring = await Referring.OpenAsync(shop, Plain);
        // The very first also reads the programs.
        await BuyAsync("first");
        var count = await BuyAsync("second");
        Assert.InRange(count, 10, 100);

        for (var at = 1; at <= count; at++)
        {
            var failing = 0;
            await BuyAsync($"{at}", from =>
            {
                failing = from + at;
                dialect.OnStatement = number => Throw(number == failing);
            });
            Assert.True(dialect.Statements > failing);
        }

        Assert.Equal(500 * (2 + count), referring.Bonus(referring.Referrer));
        Assert.Empty(Referring.Verify(shop).Findings);

        async Task<int> BuyAsync(string name, Action<int>? goWrong = null)
        {
            var member = await shop.EnrolAsync(referring.Program);
            await shop.WriteAsync(referring.Register(member));
            var before = dialect.Statements;
            goWrong?.Invoke(before);
            Assert.Null((await shop.WriteAsync(shop.Purchase(member, name))).Refusal);
            await Referring.DoneAsync(shop);
            var taken = dialect.Statements - before;
            dialect.OnStatement = static _ => { };
            Assert.Equal(ReferralStatus.Rewarded, referring.Referral(member).Status);
            Assert.Equal(200, referring.Bonus(member));
            return taken;
        }
    }

    [Fact]
    public async Task A_tenant_has_neither_referrals_nor_affiliates_then_a_purchase_costs_nothing_for_them()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);

        var neither = await CostAsync("neither");
        await Referring.SetAsync(shop, new ReferralProgram
        {
            ProgramId = program, ReferrerUnits = 500, ReferredUnits = 200,
        });
        var referrals = await CostAsync("referrals");
        await AffiliateAsync(shop, "ANNA");
        var both = await CostAsync("both");

        // One look for the referral, and one for the clicks; row by row, a look is counted with its set and by itself.
        var look = shop.DialectName == "sqlite" ? 2 : 1;
        Assert.Equal((neither + look, neither + (2 * look)), (referrals, both));

        async Task<int> CostAsync(string name)
        {
            // The first also reads the programs.
            await shop.WriteAsync(shop.Purchase(member, $"{name} first"));
            var before = dialect.Statements;
            await shop.WriteAsync(shop.Purchase(member, name));
            return dialect.Statements - before;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_purchase_comes_back_then_both_lose_it_once(bool inOneBatch)
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain, new ReferralCap(1, ReferralCap.Year));
        await shop.WriteAsync(referring.Register());
        var bought = await shop.WriteAsync(shop.Purchase(referring.Referred, "1", 3000));
        var row = shop.Readers.Read(session => PurchaseRow.Find(
            session, Shop.Tenant, referring.Referred, Shop.IdOf(bought, PublicId.Purchase)))!;
        await Referring.DoneAsync(shop);
        Work[] works = [Back(2000, "a"), Back(1, "b"), Back(1, "b"), Back(999, "c")];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.All(results, result => Assert.Equal(201, result.Answer!.Status));
        Assert.Equal(
            [0, -200, -200, 0],
            results.Select(result => Shop.Result(result).TryGetProperty("referralUnits", out var units)
                ? units.GetInt64() : 0));
        Assert.Equal(results[1].Answer!.Body.ToArray(), results[2].Answer!.Body.ToArray());
        await Referring.DoneAsync(shop);
        Assert.Equal(ReferralStatus.Revoked, referring.Referral().Status);
        Assert.Equal((0, 0), referring.Bonuses());
        Assert.Equal((0, 0), (shop.Available(referring.Referred), shop.Available(referring.Referrer)));
        Assert.Empty(Referring.Verify(shop).Findings);

        // The place under the cap is free again.
        var next = await shop.EnrolAsync(referring.Program);
        await shop.WriteAsync(referring.Register(next));
        await shop.WriteAsync(shop.Purchase(next, "next"));
        await Referring.DoneAsync(shop);
        Assert.Equal(
            (ReferralStatus.Rewarded, 500), (referring.Referral(next).Status, referring.Bonus(referring.Referrer)));

        Work Back(long amount, string id) => new PostReturnWork(
            Shop.Tenant, row, new ReturnRequest("till", id, shop.Clock.Now, new ReturnPiece(null, amount)), null);
    }

    [Fact]
    public async Task Two_processes_get_the_first_purchases_of_a_member_then_one_of_them_pays()
    {
        var (one, other) = (NewShop(), NewShop());
        var referring = await Referring.OpenAsync(one, Plain);
        await one.WriteAsync(referring.Register());

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() =>
        {
            var shop = number % 2 == 0 ? one : other;
            return shop.WriteAsync(shop.Purchase(referring.Referred, $"{number}"));
        })));

        await Referring.DoneAsync(one, other);
        Assert.Equal(
            1, results.Count(result => Shop.Result(result).TryGetProperty("referralUnits", out _)));
        Assert.Equal((200, 500), referring.Bonuses());
        Assert.Equal(ReferralStatus.Rewarded, referring.Referral().Status);
        Assert.Empty(Referring.Verify(one).Findings);
    }

    [Fact]
    public async Task Many_of_one_referrer_buy_at_once_over_two_processes_then_the_cap_holds()
    {
        var (one, other) = (NewShop(), NewShop());
        var referring = await Referring.OpenAsync(one, Plain, new ReferralCap(3, ReferralCap.Month));
        var brought = new List<Guid>();
        for (var number = 0; number < 8; number++)
        {
            brought.Add(await one.EnrolAsync(referring.Program));
            await one.WriteAsync(referring.Register(brought[^1]));
        }

        await Task.WhenAll(brought.Index().Select(member => Task.Run(() =>
        {
            var shop = member.Index % 2 == 0 ? one : other;
            return shop.WriteAsync(shop.Purchase(member.Item, $"{member.Index}"));
        })));

        await Referring.DoneAsync(one, other);
        Assert.Equal(
            [.. Enumerable.Repeat(ReferralStatus.Rewarded, 3), .. Enumerable.Repeat(ReferralStatus.Capped, 5)],
            brought.Select(member => referring.Referral(member).Status).Order());
        Assert.Equal(1500, referring.Bonus(referring.Referrer));
        Assert.All(brought, member => Assert.Equal(200, referring.Bonus(member)));
        Assert.Equal(
            brought.Order(),
            one.Readers.Read(session => ReferralRow.Page(session, Shop.Tenant, referring.Referrer, Guid.Empty, 5)
                .Concat(ReferralRow.Page(session, Shop.Tenant, referring.Referrer, ReferralRow.Page(
                    session, Shop.Tenant, referring.Referrer, Guid.Empty, 5)[^1].Id, 5)))
                .Select(referral => referral.MemberId).Order());
    }

    [Fact]
    public async Task Two_bring_each_other_at_once_then_one_comes_too_late_and_so_does_a_longer_circle()
    {
        var (one, other) = (NewShop(), NewShop());
        var referring = await Referring.OpenAsync(one, Plain);
        var (ada, bob, eve) = (referring.Referrer, referring.Referred, await one.EnrolAsync(referring.Program));

        var results = await Task.WhenAll(
            Task.Run(() => one.WriteAsync(referring.Register(bob, ada))),
            Task.Run(() => other.WriteAsync(referring.Register(ada, bob))));

        Assert.Single(results, result => result.Answer is not null);
        Assert.Single(results, result => result.Refusal?.Code == "circular_referral");
        var (below, above) = results[0].Answer is null ? (ada, bob) : (bob, ada);
        Assert.Null((await one.WriteAsync(referring.Register(eve, below))).Refusal);
        Failed(await one.WriteAsync(referring.Register(above, eve)), "circular_referral");
    }

    [Fact]
    public async Task A_code_is_asked_for_again_then_it_is_the_same_and_names_its_member_in_its_tenant_alone()
    {
        var (one, other) = (NewShop(), NewShop());
        var referring = await Referring.OpenAsync(one, Plain);
        var twin = new Referring(other, referring.Program, referring.Referrer, referring.Referred);

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => number % 2 == 0 ? referring.CodeAsync() : twin.CodeAsync())));

        var code = Assert.Single(codes.Distinct());
        Assert.Equal(code, ReferralCode.Read(code));
        Assert.Equal(
            (referring.Referrer, null),
            one.Readers.Read(session => (
                ReferralCodeWrites.MemberOf(session, Shop.Tenant, code),
                ReferralCodeWrites.MemberOf(session, Shop.Tenant + 1, code))));
        Assert.NotEqual(code, await referring.CodeAsync(referring.Referred));
    }

    [Fact]
    public async Task A_member_enrols_by_a_code_then_not_by_their_own_other_self()
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain);
        var code = await referring.CodeAsync();
        var made = await referring.EnrolAsync(code, new MemberIdentifier("email", "li.wei@example.com"));
        var member = new Guid(made.Answer!.Body.Span);
        Assert.Equal((referring.Referrer, ReferralStatus.Open), (
            referring.Referral(member).ReferrerId, referring.Referral(member).Status));
        var before = shop.Count("members");

        var byId = PublicId.Format(PublicId.Member, member);
        var twin = new MemberIdentifier("email", "Li.Wei+again@example.com");
        Failed(await referring.EnrolAsync(byId, twin), "self_referral");
        Failed(await referring.EnrolAsync("AAAAA-AAAAA"), "referral_code_not_found");
        Failed(await referring.EnrolAsync(PublicId.Format(PublicId.Member, Nobody)), "member_not_found");

        Assert.Equal(before, shop.Count("members"));
        Assert.Null((await referring.EnrolAsync(byId)).Refusal);
    }

    [Fact]
    public async Task A_member_has_bought_already_then_nobody_brought_them()
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain);

        var results = await shop.InOneBatchAsync(
            shop.Purchase(referring.Referred, "1"), referring.Register(), referring.Register(Nobody));

        Failed(results[1], "already_purchased");
        Failed(results[2], "member_not_found");
        Assert.Equal(0, shop.Count("referrals"));
    }

    [Theory]
    [InlineData("referrer_taken = 7")]
    [InlineData("referred_taken = 7")]
    [InlineData("referrer_lots = referred_lots")]
    [InlineData("referral_id = referrer_id")]
    public async Task A_stored_referral_is_changed_then_it_is_found(string change)
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain);
        await shop.WriteAsync(referring.Register());
        await shop.WriteAsync(shop.Purchase(referring.Referred, "1"));
        await Referring.DoneAsync(shop);
        Assert.True(Referring.Verify(shop).IsSound);

        await shop.TamperAsync($"UPDATE referrals SET {change}");

        var report = Referring.Verify(shop);
        Assert.False(report.IsSound);
        Assert.All(report.Findings, finding => Assert.Contains("referral", finding.Finding.Detail));
    }
}
