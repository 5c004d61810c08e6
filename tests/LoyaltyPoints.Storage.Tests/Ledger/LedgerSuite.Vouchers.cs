using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string FiveOff = """{ "kind": "amount", "amount": 500 }""";
    private const string Card = """{ "kind": "giftCard", "balance": 1000 }""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_is_used_by_many_then_it_is_used_as_often_as_it_may_be(bool inOneBatch)
    {
        var shop = NewShop();
        var (program, series) = await OpenSeriesAsync(shop, FiveOff, uses: "5", more: """ "usesPerMember": 2, """);
        Guid[] members = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => shop.EnrolAsync(program)))];
        var code = await IssueAsync(shop, series, "HELLO");
        Work[] works =
        [
            .. Enumerable.Range(0, 9).Select(number => Use(series, code, $"{number}", members[number % 3])),
            Use(series, code, "0", members[0]), Use(series, code, "0", members[1]),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [
                null, null, null, null, null, "voucher_used_up", "voucher_used_up", "voucher_used_up",
                "voucher_used_up", null, "voucher_use_conflict",
            ],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal((false, true), (results[0].Answer!.Replayed, results[9].Answer!.Replayed));
        Assert.Equal(results[0].Answer!.Body.ToArray(), results[9].Answer!.Body.ToArray());
        Assert.Equal((5, 5, 3), (Find(shop, code).Uses, shop.Count("voucher_uses"), shop.Count("voucher_member_uses")));
        AssertSound(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_may_use_it_twice_then_a_use_that_was_given_back_makes_room(bool inOneBatch)
    {
        var shop = NewShop();
        var (program, series) = await OpenSeriesAsync(shop, FiveOff, uses: "null", more: """ "usesPerMember": 2, """);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var code = await IssueAsync(shop, series, "HELLO");
        var first = UseIdOf(await shop.WriteAsync(Use(series, code, "1", member)));
        Work[] works =
        [
            Use(series, code, "2", member), Use(series, code, "3", member), Release(series, code, first, member),
            Release(series, code, first, member), Use(series, code, "1", member), Use(series, code, "4", member),
            Use(series, code, "5", member), Use(series, code, "6", other),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, "voucher_member_limit", null, "already_released", "already_released", null, "voucher_member_limit",
                null],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal(3, Find(shop, code).Uses);
        AssertSound(shop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_gift_card_is_spent_in_parts_then_its_balance_follows_and_is_never_below_nothing(bool inOneBatch)
    {
        var shop = NewShop();
        var (_, series) = await OpenSeriesAsync(shop, Card, uses: null);
        var code = await IssueAsync(shop, series, null);
        var first = UseIdOf(await shop.WriteAsync(Use(series, code, "1", null, amount: 400)));
        Work[] works =
        [
            Use(series, code, "2", null, amount: 601), Use(series, code, "3", null, amount: 600),
            Use(series, code, "4", null, amount: 1), Release(series, code, first, null, amount: 150),
            Release(series, code, first, null, amount: 251), Use(series, code, "5", null),
            Release(series, code, first, null), Release(series, code, first, null),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            ["insufficient_balance", null, "voucher_used_up", null, "already_released", null, null, "already_released"],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal(150, Shop.Json(results[5]).GetProperty("amount").GetInt64());
        Assert.Equal((250, 2), (Find(shop, code).Balance, Find(shop, code).Uses));
        AssertSound(shop);
    }

    [Fact]
    public async Task A_voucher_gives_units_then_they_are_posted_with_it_and_taken_back_with_it()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var series = await AddSeriesAsync(shop, Units(program), uses: "1");
        var member = await shop.EnrolAsync(program);
        var code = await IssueAsync(shop, series, null);

        var used = await shop.WriteAsync(Use(series, code, "1", member, order: false));
        var again = await shop.WriteAsync(Use(series, code, "1", member, order: false));
        Failed(await shop.WriteAsync(Use(series, code, "2", member, order: false)), "voucher_used_up");
        Assert.Equal(70, shop.Available(member));
        Assert.True(again.Answer!.Replayed);
        await shop.WriteAsync(Release(series, code, UseIdOf(used), member));

        Assert.Equal(0, shop.Available(member));
        Assert.Equal((2, 0), (shop.Entries(member).Count, Find(shop, code).Uses));
        Assert.All(shop.Entries(member), entry => Assert.Equal(UseIdOf(used), entry.ReferenceId));
        Assert.Null(shop.Verify(member));
        AssertSound(shop);
    }

    [Fact]
    public async Task Two_processes_use_one_code_and_one_card_then_neither_is_overspent()
    {
        var (one, other) = (NewShop(), NewShop());
        var (_, coupons) = await OpenSeriesAsync(one, FiveOff, uses: "20");
        var cards = await AddSeriesAsync(one, Card, uses: null);
        var (coupon, card) = (await IssueAsync(one, coupons, "HELLO"), await IssueAsync(one, cards, null));

        var results = await Task.WhenAll(Enumerable.Range(0, 80).Select(number =>
        {
            var shop = number % 2 == 0 ? one : other;
            return Task.Run(async () => (
                Coupon: await shop.WriteAsync(Use(coupons, coupon, $"{number}", null)),
                Card: await shop.WriteAsync(Use(cards, card, $"{number}", null, amount: 30))));
        }));

        Assert.Equal(20, results.Count(result => result.Coupon.Answer is not null));
        Assert.Equal(33, results.Count(result => result.Card.Answer is not null));
        Assert.Equal((20, 10), (Find(other, coupon).Uses, Find(other, card).Balance));
        AssertSound(one);
    }

    [Fact]
    public async Task A_chosen_code_is_issued_again_then_it_is_answered_like_the_first_time_or_is_taken()
    {
        var shop = NewShop();
        var (_, series) = await OpenSeriesAsync(shop, FiveOff, uses: "1");
        var other = await AddSeriesAsync(shop, FiveOff, uses: "1");
        Work Issue(VoucherSeries of, string code) =>
            new IssueVoucherWork(Shop.Tenant, of.Id, new IssueVoucher(null, code, null, null), null);
        var first = await shop.WriteAsync(Issue(series, "Summer-10"));
        await shop.WriteAsync(Use(series, VoucherCode.Read("Summer-10")!, "1", null));

        var again = await shop.WriteAsync(Issue(series, "SUMMER-10"));

        Assert.Equal(first.Answer!.Body.ToArray(), again.Answer!.Body.ToArray());
        Assert.Equal((false, true), (first.Answer.Replayed, again.Answer.Replayed));
        Failed(await shop.WriteAsync(Issue(other, "SUMMER-10")), "voucher_code_taken");
        Failed(await shop.WriteAsync(Issue(series, "SUMMERIO")), "voucher_code_taken");
        Failed(
            await shop.WriteAsync(new IssueVoucherWork(2, series.Id, new IssueVoucher(null, null, null, null), null)),
            "voucher_series_not_found");
        Assert.Null(shop.Readers.Read(session => VoucherRows.Find(session, 2, "SUMMER10")));
    }

    [Fact]
    public async Task Codes_are_made_in_chunks_by_two_processes_then_each_is_there_once_and_in_its_place()
    {
        var (one, other) = (NewShop(), NewShop());
        var (_, series) = await OpenSeriesAsync(one, FiveOff, uses: "1");
        var key = new RequestKey("batch", [1]);
        MakeCodesWork Make(int chunk, byte hash = 1) =>
            new(Shop.Tenant, key with { RequestHash = [hash] }, series, 2500, null, chunk);

        var both = await Task.WhenAll(
            Task.Run(() => one.WriteAsync(Make(0))), Task.Run(() => other.WriteAsync(Make(0))));
        Assert.Equal([200, 201], both.Select(result => result.Answer!.Status).Order());
        Assert.Equal(200, (await one.WriteAsync(Make(2))).Answer!.Status);
        Failed(await one.WriteAsync(Make(1, hash: 2)), "idempotency_key_reused");
        await other.WriteAsync(Make(1));
        var last = await one.WriteAsync(Make(2));

        Assert.Equal(500 * VoucherCode.MadeLength, last.Answer!.Body.Length);
        var batch = one.Readers.Read(session => CodeBatchRows.Find(session, Shop.Tenant, "batch"))!;
        Assert.Equal((2500, 2500), (batch.Size, batch.Made));
        var codes = one.Readers.Read(session => string.Concat(
            Enumerable.Range(0, 4).Select(chunk => CodeBatchRows.Chunk(session, Shop.Tenant, batch.Id, chunk))));
        Assert.Equal(2500, codes.Chunk(VoucherCode.MadeLength).Select(code => new string(code)).Distinct()
            .Count(code => Find(one, code).SeriesId == series.Id));
        Assert.Equal((2500, 3), (one.Count("vouchers"), one.Count("voucher_batch_codes")));
    }

    [Theory]
    [InlineData("UPDATE vouchers SET uses = uses + 1 WHERE code = 'CARD1'", "CARD-1")]
    [InlineData("UPDATE vouchers SET balance = balance + 1 WHERE code = 'CARD1'", "CARD-1")]
    [InlineData("UPDATE voucher_uses SET amount = amount + 1 WHERE code = 'CARD1'", "CARD-1")]
    [InlineData("UPDATE voucher_uses SET released = 5 WHERE code = 'CARD1'", "CARD-1")]
    [InlineData("UPDATE voucher_uses SET released = amount WHERE code = 'HE110'", "HE11-0")]
    [InlineData("DELETE FROM voucher_uses WHERE code = 'HE110'", "HE11-0")]
    [InlineData("DELETE FROM vouchers WHERE code = 'HE110'", "HE11-0")]
    [InlineData("UPDATE voucher_member_uses SET uses = 0", "HE11-0")]
    public async Task Stored_uses_are_tampered_with_then_verification_names_the_code(string change, string named)
    {
        var shop = NewShop();
        var (program, series) = await OpenSeriesAsync(shop, FiveOff, uses: "5", more: """ "usesPerMember": 2, """);
        var cards = await AddSeriesAsync(shop, Card, uses: null);
        var member = await shop.EnrolAsync(program);
        foreach (var code in (string[])["CARD1", "CARD2"]) await IssueAsync(shop, cards, code);
        await IssueAsync(shop, series, "HELLO");
        await shop.WriteAsync(Use(cards, "CARD1", "1", null, amount: 10));
        await shop.WriteAsync(Use(series, "HE110", "1", member));
        AssertSound(shop);

        Assert.True(await shop.TamperAsync(change) > 0);

        var findings = Verify(shop).Findings;
        Assert.Contains($"The voucher {named} ", findings[0].Finding.Detail, StringComparison.Ordinal);
    }

    private static async Task<(Guid Program, VoucherSeries Series)> OpenSeriesAsync(
        Shop shop, string value, string? uses, string more = "")
    {
        var program = await shop.OpenAsync(Plain);
        return (program, await AddSeriesAsync(shop, value, uses, more));
    }

    private static async Task<VoucherSeries> AddSeriesAsync(Shop shop, string value, string? uses, string more = "")
    {
        var json = $$"""
            { "name": "S", "currency": "CNY", "timeZone": "Asia/Shanghai", {{more}}
              {{(uses is null ? "" : $"\"uses\": {uses},")}} "value": {{value}} }
            """;
        using var document = JsonDocument.Parse(json);
        var definition = SeriesDefinitionReader.Read(document.RootElement).Definition!;
        var record = await shop.DoAsync(batch =>
            SeriesWrites.Create(batch, Shop.Tenant, definition, Encoding.UTF8.GetBytes(json)).Series!);
        return new VoucherSeries(record.Id, record.Version, definition);
    }

    private static string Units(Guid program) =>
        $$"""{ "kind": "units", "programId": "{{PublicId.Format(PublicId.Program, program)}}", "units": 70 }""";

    private static async Task<string> IssueAsync(Shop shop, VoucherSeries series, string? code)
    {
        var issued = await shop.WriteAsync(new IssueVoucherWork(
            Shop.Tenant, series.Id, new IssueVoucher(null, code, null, null), null));
        return VoucherCode.Read(Shop.Json(issued).GetProperty("code").GetString()!)!;
    }

    private static RedeemVoucherWork Use(
        VoucherSeries series, string code, string externalId, Guid? member, long? amount = null, bool order = true) =>
        new(
            Shop.Tenant, series, code,
            new VoucherAttempt(
                "till", externalId, member, null, order ? new VoucherOrder("CNY", 5000, 0, []) : null, amount), null);

    private static ReleaseVoucherWork Release(
        VoucherSeries series, string code, Guid use, Guid? member, long? amount = null) =>
        new(Shop.Tenant, series, code, use, member, new ReleaseVoucher(amount), null);

    private static Guid UseIdOf(WorkResult result) =>
        PublicId.Parse(PublicId.VoucherUse, Shop.Json(result).GetProperty("id").GetString());

    private static Voucher Find(Shop shop, string code) =>
        shop.Readers.Read(session => VoucherRows.Find(session, Shop.Tenant, code))!.Value.Voucher;

    private static BookReport Verify(Shop shop) =>
        shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));

    private static void AssertSound(Shop shop) => Assert.True(
        Verify(shop).IsSound, string.Join('\n', Verify(shop).Findings.Select(finding => finding.Finding.Detail)));
}
