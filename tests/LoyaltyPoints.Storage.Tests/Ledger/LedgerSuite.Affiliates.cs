using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_clicks_and_buys_then_the_last_clicks_affiliate_gets_the_commission(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var (anna, bo) = (await AffiliateAsync(shop, "ANNA"), await AffiliateAsync(shop, "BO"));
        var now = shop.Clock.Now;
        Work[] works =
        [
            Click(member, anna, now.Plus(-TimeSpan.FromDays(2))), Click(member, bo, now.Plus(-TimeSpan.FromDays(1))),
            Click(member, bo, now.Plus(-TimeSpan.FromDays(1))), Click(member, bo, now.Plus(-TimeSpan.FromDays(40))),
            shop.Purchase(member, "1"), shop.Purchase(member, "1"),
            shop.Purchase(member, "2", ago: TimeSpan.FromHours(30)),
            shop.Purchase(member, "3", ago: TimeSpan.FromDays(35)),
            shop.Purchase(member, "4", ago: TimeSpan.FromDays(5)), WithCode(shop, member, "5", "anna"),
            WithCode(shop, member, "6", "NOBODY"), Click(member, Nobody, now), Click(Nobody, bo, now),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal([false, false, true, false], results[..4].Select(result => result.Answer!.Replayed));
        Assert.Equal(
            [(bo, "click"), (bo, "click"), (anna, "click"), (bo, "click"), null, (anna, "code"), null],
            results[4..11].Select(Whose));
        Assert.Equal(results[4].Answer!.Body.ToArray(), results[5].Answer!.Body.ToArray());
        Assert.Equal(["affiliate_not_found", "member_not_found"], results[11..].Select(result => result.Refusal!.Code));
        Assert.Equal((3, 4), (shop.Count("affiliate_clicks"), shop.Count("affiliate_commissions")));
        Assert.Equal(75, Shop.Json(results[4]).GetProperty("affiliate").GetProperty("commission").GetInt64());
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_purchase_comes_back_in_pieces_then_the_statement_adds_up(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var anna = await AffiliateAsync(shop, "ANNA");
        var bought = await shop.WriteAsync(WithCode(shop, member, "1", "ANNA", total: 999));
        // Its terms stay those of the purchase.
        await AffiliateAsync(shop, "ANNA", rate: 1, id: anna);
        var row = shop.Readers.Read(session => PurchaseRow.Find(
            session, Shop.Tenant, member, Shop.IdOf(bought, PublicId.Purchase)))!;
        Work[] works = [Back(333, "a"), Back(1, "b"), Back(1, "b"), Back(332, "c"), Back(333, "d"), Back(1, "e")];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal([null, null, null, null, null, "return_exceeds_purchase"], results.Select(r => r.Refusal?.Code));
        var lines = Lines(shop, anna, 50);
        // 7.5 % of 999, 666, 665, 333 and 0: 74.925, 49.95, 49.875, 24.975, 0.
        Assert.Equal([75, -25, 0, -25, -25], lines.Select(line => line.Amount));
        Assert.Equal([999, -333, -1, -332, -333], lines.Select(line => line.Basis));
        Assert.Equal([0, 1, 2, 3, 4], lines.Select(line => line.Number));
        Assert.Equal(lines, Lines(shop, anna, 2));
        var totals = Assert.Single(shop.Readers.Read(session => CommissionRows.Totals(
            session, Shop.Tenant, anna, Instant.Beginning, Instant.Never)));
        Assert.Equal(new CommissionTotals("CNY", 1, 999, 4, -999, 0), totals);
        Assert.Empty(shop.Readers.Read(session => CommissionRows.Totals(
            session, Shop.Tenant, anna, Instant.Beginning, lines[0].RecordedAt)));
        Assert.Empty(shop.Readers.Read(session => CommissionRows.Totals(
            session, Shop.Tenant + 1, anna, Instant.Beginning, Instant.Never)));
        Assert.Empty(Referring.Verify(shop).Findings);

        Work Back(long amount, string id) => new PostReturnWork(
            Shop.Tenant, row, new ReturnRequest("till", id, shop.Clock.Now, new ReturnPiece(null, amount)), null);
    }

    [Theory]
    [InlineData("UPDATE affiliate_commissions SET amount = amount + 1 WHERE number = 0")]
    [InlineData("UPDATE affiliate_commissions SET amount = amount + 1 WHERE number = 1")]
    [InlineData("UPDATE affiliate_commissions SET rate = rate + 10000")]
    [InlineData("DELETE FROM affiliate_commissions WHERE number = 1")]
    [InlineData("DELETE FROM purchases")]
    public async Task A_stored_commission_is_changed_then_it_is_found(string sql)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await AffiliateAsync(shop, "ANNA");
        var bought = await shop.WriteAsync(WithCode(shop, member, "1", "ANNA"));
        var row = shop.Readers.Read(session => PurchaseRow.Find(
            session, Shop.Tenant, member, Shop.IdOf(bought, PublicId.Purchase)))!;
        await shop.WriteAsync(new PostReturnWork(
            Shop.Tenant, row, new ReturnRequest("till", "a", shop.Clock.Now, new ReturnPiece(null, 500)), null));
        Assert.True(Referring.Verify(shop).IsSound);

        await shop.TamperAsync(sql);

        Assert.Contains("commission", Assert.Single(Referring.Verify(shop).Findings).Finding.Detail);
    }

    [Fact]
    public async Task A_code_is_another_affiliates_then_it_is_refused()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var anna = await AffiliateAsync(shop, "ANNA");
        var bo = await AffiliateAsync(shop, "BO");

        Failed(await WriteAffiliateAsync(shop, Affiliate(Nobody, "ANNA")), "affiliate_code_taken");
        Failed(await WriteAffiliateAsync(shop, Affiliate(bo, "ANNA") with { Revision = 2 }), "affiliate_code_taken");

        Assert.Null((await WriteAffiliateAsync(shop, Affiliate(anna, "ANNA") with { Revision = 2 })).Refusal);
        Assert.Equal(
            ["ANNA 2", "BO 1"],
            shop.Readers.Read(session => AffiliateRows.Page(session, Shop.Tenant, Guid.Empty, 5))
                .Select(affiliate => $"{affiliate.Code} {affiliate.Revision}"));
    }

    private static readonly Guid Nobody = new(1, 2, 3, new byte[8]);

    private static (Guid, string)? Whose(WorkResult result) =>
        Shop.Json(result).TryGetProperty("affiliate", out var affiliate)
            ? (PublicId.Parse(PublicId.Affiliate, affiliate.GetProperty("affiliateId").GetString()),
                affiliate.GetProperty("attributedBy").GetString()!)
            : null;

    private static PostClickWork Click(Guid member, Guid affiliate, Instant at) =>
        new PostClickWork(Shop.Tenant, member, affiliate, at, null);

    private static PostPurchaseWork WithCode(
        Shop shop, Guid member, string externalId, string code, long total = 1000) => new(
        Shop.Tenant, member, externalId, Shop.Order(total, shop.Clock.Now) with { AffiliateCode = code }, null);

    private static Affiliate Affiliate(Guid id, string code, long rate = 75_000) => new()
    {
        Id = id, Name = code, Code = code, Commission = new CommissionTerms(CommissionKind.Percent, rate),
        Currency = "CNY", WithinDays = 30, CreatedAt = new Instant(1), UpdatedAt = new Instant(1),
    };

    /// <returns>The affiliate's id: a new one's, unless one is given to be changed.</returns>
    private static async Task<Guid> AffiliateAsync(Shop shop, string code, long rate = 75_000, Guid? id = null)
    {
        var made = id ?? await shop.DoAsync(batch => batch.Ids.Next());
        var affiliate = Affiliate(made, code, rate) with { Revision = id is null ? 1 : 2 };
        Assert.Null((await WriteAffiliateAsync(shop, affiliate)).Refusal);
        return made;
    }

    private static Task<WorkResult> WriteAffiliateAsync(Shop shop, Affiliate affiliate) => shop.WriteAsync(
        new FunctionWork(Shop.Tenant, null, batch =>
        {
            var refusal = affiliate.Revision == 1 ? AffiliateWrites.Create(batch, Shop.Tenant, affiliate)
                : AffiliateWrites.Change(batch, Shop.Tenant, affiliate);
            return refusal is null ? new Answer(200, default) : refusal;
        })
        {
            ChangesPrograms = true,
        });

    // All lines, in pages of this size.
    private static List<CommissionLine> Lines(Shop shop, Guid affiliate, int page)
    {
        var lines = new List<CommissionLine>();
        for (var after = (Instant.Beginning, Guid.Empty); ;)
        {
            var next = shop.Readers.Read(session => CommissionRows.Page(
                session, Shop.Tenant, affiliate, Instant.Beginning, Instant.Never, after, page));
            lines.AddRange(next);
            if (next.Count < page) return lines;
            after = (lines[^1].RecordedAt, lines[^1].Id);
        }
    }
}
