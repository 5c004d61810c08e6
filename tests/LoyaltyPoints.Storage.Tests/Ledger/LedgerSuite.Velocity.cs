using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string ThreePurchases = """
        { "id": "three", "kind": "purchases", "most": 3, "windowMinutes": 60, "then": "refuse" }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_buys_more_than_a_rule_allows_then_that_is_refused_and_replays_count_once(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await RulesAsync(shop, ThreePurchases);
        Work[] works =
        [
            shop.Purchase(member, "1"), shop.Purchase(member, "1"), shop.Purchase(member, "1"),
            shop.Purchase(member, "2", key: new RequestKey("k", [1])),
            shop.Purchase(member, "2", key: new RequestKey("k", [1])),
            shop.Purchase(member, "3", ago: TimeSpan.FromDays(40)), shop.Purchase(member, "4"),
            shop.Purchase(member, "3", ago: TimeSpan.FromDays(40)),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, null, null, null, null, null, "velocity_exceeded", null],
            results.Select(result => result.Refusal?.Code));
        Assert.Contains("three", results[6].Refusal!.Detail, StringComparison.Ordinal);
        Assert.Equal((3, 1, 0), (shop.Count("purchases"), shop.Count("velocity_marks"), shop.Count("reviews")));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromHours(1));
        Assert.Null((await shop.WriteAsync(shop.Purchase(member, "4"))).Refusal);
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task Two_processes_take_purchases_at_once_then_never_more_than_the_rule_allows()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        // One has an account that is locked, the other has nothing of the kind.
        Guid[] members = [await one.EnrolAsync(program), await one.DoAsync(WithoutAccounts)];
        await RulesAsync(one, ThreePurchases);

        var results = await Task.WhenAll(Enumerable.Range(0, 80).Select(number => Task.Run(
            () => (number % 2 == 0 ? one : other).WriteAsync(one.Purchase(members[number / 2 % 2], $"{number}")))));

        Assert.Equal(6, results.Count(result => result.Answer is not null));
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "velocity_exceeded"));
        Assert.Equal((6, 2), (one.Count("purchases"), one.Count("velocity_marks")));
    }

    [Fact]
    public async Task Two_processes_redeem_at_once_then_never_more_than_the_rules_allow()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        var member = await one.EnrolAsync(program);
        await one.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 1_000, "r", "a"), null));
        await RulesAsync(
            one, """{ "id": "two", "kind": "redemptions", "most": 2, "windowMinutes": 60, "then": "refuse" }""");

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => Task.Run(
            () => (number % 2 == 0 ? one : other).WriteAsync(new RedeemUnitsWork(
                Shop.Tenant, member, new RedeemUnits(program, 7), new($"k{number}", [1]))))));

        Assert.Equal(2, results.Count(result => result.Answer is not null));
        Assert.All(results.Where(result => result.Answer is null), result => Failed(result, "velocity_exceeded"));
        Assert.Equal((986, 2), (one.Available(member), one.Count("redemptions")));
    }

    [Fact]
    public async Task A_purchase_is_flagged_then_whoever_rejects_it_first_takes_back_what_is_left_of_it()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await RulesAsync(
            shop,
            """{ "id": "same", "kind": "identicalPurchases", "most": 1, "windowMinutes": 60, "then": "flag" }""");
        await shop.WriteAsync(shop.Purchase(member, "1", total: 10_000));
        await shop.WriteAsync(shop.Purchase(member, "2", total: 10_000));
        await shop.WriteAsync(shop.Purchase(member, "3", total: 9_000));
        var flagged = Assert.Single(Reviews(shop, ReviewStatus.Open));
        var rule = Assert.Single(ReviewAnswer.Of(flagged).Evidence.Rules!);
        Assert.Equal(("same", 2, 2), (rule.Id, rule.Counted, rule.Counts.Count));
        var row = shop.Readers.Read(session =>
            PurchaseRow.Find(session, Shop.Tenant, member, flagged.SubjectId))!;
        await shop.WriteAsync(new PostReturnWork(
            Shop.Tenant, row, new ReturnRequest("till", "r", shop.Clock.Now, new ReturnPiece(null, 4_000)), null));
        var before = shop.Available(member);

        var results = await shop.InOneBatchAsync(
            Resolve(flagged, ReviewStatus.Rejected, "jo"), Resolve(flagged, ReviewStatus.Approved, "mo"),
            Resolve(flagged, ReviewStatus.Rejected, "mo"),
            new ResolveReviewWork(
                Shop.Tenant, new MemberOwnedId(Nobody, member), ReviewStatus.Approved, "jo", null, null, null));

        Assert.Equal(
            [null, "review_resolved", "review_resolved", "review_not_found"],
            results.Select(result => result.Refusal?.Code));
        var rejected = Assert.Single(Reviews(shop, ReviewStatus.Rejected));
        Assert.Equal(("jo", "because", 2), (rejected.Actor, rejected.Reason, shop.Count("purchase_returns")));
        Assert.NotEqual(Guid.Empty, rejected.ReturnId);
        // Of the second purchase 6,000 were left; the other two stand.
        Assert.Equal((250, 190), (before, shop.Available(member)));
        Failed(
            await shop.WriteAsync(new PostReturnWork(
                Shop.Tenant, row, new ReturnRequest("till", "s", shop.Clock.Now, new ReturnPiece(null, 1)), null)),
            "return_exceeds_purchase");
        Assert.Empty(Referring.Verify(shop).Findings);

        // Behind its back: the review is of another purchase, and its return of none.
        await shop.TamperAsync("UPDATE reviews SET subject_id = review_id");
        Assert.Equal(2, Referring.Verify(shop).Findings.Count);

        ResolveReviewWork Resolve(Review review, ReviewStatus outcome, string actor) => new(
            Shop.Tenant, new MemberOwnedId(review.Id, member), outcome, actor, "because",
            outcome == ReviewStatus.Rejected ? new RejectedPurchase(row, shop.Clock.Now, null) : null, null);
    }

    [Fact]
    public async Task A_redemption_is_flagged_then_a_rejection_marks_it_and_moves_nothing()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 100, "r", "a"), null));
        await RulesAsync(shop, $$"""
            { "id": "much", "kind": "unitsRedeemed", "programId": "{{PublicId.Format(PublicId.Program, program)}}",
              "most": 10, "windowMinutes": 60, "then": "flag" }
            """);
        await shop.WriteAsync(new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 10), null));
        Assert.Empty(Reviews(shop, null));
        await shop.WriteAsync(new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 1), null));
        var flagged = Assert.Single(Reviews(shop, ReviewStatus.Open));

        Assert.Null((await shop.WriteAsync(new ResolveReviewWork(
            Shop.Tenant, new MemberOwnedId(flagged.Id, member), ReviewStatus.Rejected, "jo", "because", null,
            null))).Refusal);

        Assert.Equal((ReviewKind.Redemption, 89), (flagged.Kind, shop.Available(member)));
        Assert.Empty(Reviews(shop, ReviewStatus.Open));
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Fact]
    public async Task A_till_earns_ten_times_its_usual_then_its_day_is_flagged_once()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var digests = new TillDigests(shop.Writer);
        await RulesAsync(shop, $$"""
            { "id": "surge", "kind": "tillSurge", "programId": "{{PublicId.Format(PublicId.Program, program)}}",
              "times": 10, "days": 7, "minimumDays": 2, "minimumUnits": 1 }
            """);
        for (var day = 0; day < 2; day++)
        {
            await shop.WriteAsync(shop.Purchase(member, $"quiet-{day}"));
            shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(1));
        }

        for (var sale = 0; sale < 9; sale++) await shop.WriteAsync(shop.Purchase(member, $"busy-{sale}"));
        Assert.True(await digests.RunAsync(Waiting(shop)));
        Assert.Empty(Reviews(shop, null));
        for (var sale = 9; sale < 12; sale++)
        {
            await shop.WriteAsync(shop.Purchase(member, $"busy-{sale}"));
            Assert.True(await digests.RunAsync(Waiting(shop)));
        }

        var review = Assert.Single(Reviews(shop, ReviewStatus.Open));
        var evidence = ReviewAnswer.Of(review).Evidence;
        var broken = Assert.Single(evidence.TillRules!);
        Assert.Equal((Guid.Empty, "till", 2), (review.MemberId, evidence.Source, broken.Days));
        Assert.Equal(10 * broken.Average, broken.Units);
        Assert.Equal((0, 3, 0), (shop.Count("till_journal"), shop.Count("till_days"), shop.Count("velocity_marks")));
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
            () => shop.WriteAsync(new ResolveReviewWork(
                Shop.Tenant, new MemberOwnedId(review.Id, Guid.Empty),
                number % 2 == 0 ? ReviewStatus.Approved : ReviewStatus.Rejected, $"{number}", null, null, null)))));
        Assert.Single(results, result => result.Refusal is null);
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Fact]
    public async Task Another_tenant_then_its_rules_and_reviews_are_its_own()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        await RulesAsync(
            shop, """{ "id": "any", "kind": "purchases", "most": 0, "windowMinutes": 60, "then": "flag" }""");
        await shop.WriteAsync(shop.Purchase(member, "1"));
        var review = Assert.Single(Reviews(shop, null));

        Assert.Empty(shop.Readers.Read(session => ReviewRows.Page(
            session, Shop.Tenant + 1, null, null, null, Guid.Empty, 10)));
        Assert.Null(shop.Readers.Read(session => ReviewRows.Find(
            session, Shop.Tenant + 1, new MemberOwnedId(review.Id, member))));
        Assert.Equal(0, shop.Readers.Read(session => VelocityRulesRows.Find(session, Shop.Tenant + 1)).Revision);
        Assert.Single(shop.Readers.Read(session => ReviewRows.Page(
            session, Shop.Tenant, ReviewStatus.Open, ReviewKind.Purchase, member, Guid.Empty, 10)));
        Assert.Empty(shop.Readers.Read(session => ReviewRows.Page(
            session, Shop.Tenant, null, ReviewKind.Till, member, Guid.Empty, 10)));
    }

    private static IReadOnlyList<int> Waiting(Shop shop) => shop.Readers.Read(TillTenants.Waiting);

    private static IReadOnlyList<Review> Reviews(Shop shop, ReviewStatus? status) => shop.Readers.Read(
        session => ReviewRows.Page(session, Shop.Tenant, status, null, null, Guid.Empty, 100));

    private static Guid WithoutAccounts(Batch batch)
    {
        var id = batch.Ids.Next();
        Assert.Null(MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
        {
            Id = id, CreatedAt = batch.Now, UpdatedAt = batch.Now, Accounts = [],
        }));
        return id;
    }

    private static async Task RulesAsync(Shop shop, params string[] rules)
    {
        var json = $$"""{ "rules": [ {{string.Join(',', rules)}} ] }""";
        using var document = JsonDocument.Parse(json);
        var read = VelocityRulesReader.Read(document.RootElement).Rules!;
        Assert.Null((await shop.WriteAsync(new FunctionWork(
            Shop.Tenant, null,
            batch => VelocityRulesRows.Put(batch, Shop.Tenant, read, Encoding.UTF8.GetBytes(json), null).Refusal
                is { } refusal ? refusal : new Answer(200, default)) { ChangesPrograms = true })).Refusal);
    }
}
