using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Core.Tests.Vouchers;

public sealed class VoucherCaseTests
{
    private static readonly Instant Now = Instant.From(DateTimeOffset.Parse("2026-06-01T12:00:00Z"));
    private static readonly Guid Other = Guid.Parse("01a20035-5d22-7000-80ef-09fc4a58e0f1");
    private static readonly Guid Member = Guid.Parse("01a20035-5d22-7000-80ef-09fc4a58e0f0");

    [Theory]
    [InlineData("amount 500", 13000, 500)]
    [InlineData("amount 500", 400, 400)]
    [InlineData("percent 10", 13000, 1300)]
    [InlineData("percent 12.5", 999, 124)]
    [InlineData("percent 33.333333", 100, 33)]
    [InlineData("percent 100", 999, 999)]
    [InlineData("percent 10 max 200", 13000, 200)]
    [InlineData("percent 100", 1_000_000_000_000_000, 1_000_000_000_000_000)]
    public void An_order_then_a_voucher_takes_off(string value, long goods, long discount)
    {
        var asked = Case(value, Order(goods, shipping: 300));

        Assert.Equal(discount, asked.Worth.Amount);
        Assert.Empty(asked.Reasons());
    }

    [Theory]
    // The dearest pieces of those that fit; part of a line is rounded down.
    [InlineData("sku CUP 1", "A CUP 3 1000", "A 1 333")]
    [InlineData("sku CUP 2", "A CUP 1 500,B CUP 1 900,C CUP 1 700", "B 1 900,C 1 700")]
    [InlineData("sku CUP 5", "A CUP 2 1000,B POT 1 9000", "A 2 1000")]
    [InlineData("sku CUP 3", "A CUP 2 1000,B CUP 2 1001", "B 2 1001,A 1 500")]
    [InlineData("sku CUP 1", "A CUP 1 500,B CUP 1 500", "A 1 500")]
    [InlineData("tag hot 1", "A CUP 1 500,B POT 1 900", "B 1 900")]
    [InlineData("category kitchen 1", "A CUP 1 500,B POT 1 900", "B 1 900")]
    public void Lines_then_some_pieces_are_free(string item, string lines, string free)
    {
        var asked = Case(item, OrderOf(lines));

        Assert.Equal(free.Split(','), asked.Worth.Lines.Select(line => $"{line.Id} {line.Quantity} {line.Amount}"));
        Assert.Equal(asked.Worth.Lines.Sum(line => line.Amount), asked.Worth.Amount);
    }

    [Theory]
    [InlineData(5000, 13000, null, 5000)]
    [InlineData(5000, 3000, null, 3000)]
    [InlineData(5000, 3000, 1000L, 1000)]
    [InlineData(5000, 13000, 5000L, 5000)]
    public void A_gift_card_then_it_pays_shipping_as_well_and_no_more_than_it_has(
        long balance, long total, long? amount, long paid)
    {
        var asked = Case("giftCard", Order(total - 200, shipping: 200), balance: balance, amount: amount);
        var decided = RedeemVoucher.Decide(Other, asked).Value!;

        Assert.Equal((paid, balance - paid), (decided.Use.Amount, decided.Voucher.Balance));
    }

    [Theory]
    [InlineData("voided", "voucher_voided")]
    [InlineData("early", "voucher_not_yet_valid")]
    [InlineData("late", "voucher_expired")]
    [InlineData("at its last instant", "")]
    [InlineData("late, told by a till that was offline", "")]
    [InlineData("used up", "voucher_used_up")]
    [InlineData("without a member", "voucher_member_required")]
    [InlineData("another member", "voucher_other_member")]
    [InlineData("too often by the member", "voucher_member_limit")]
    [InlineData("without an order", "voucher_order_required")]
    [InlineData("another currency", "voucher_currency_mismatch")]
    [InlineData("little", "voucher_minimum_order")]
    [InlineData("nothing", "voucher_minimum_order voucher_nothing_to_take")]
    [InlineData("all", "voucher_voided voucher_expired voucher_used_up voucher_other_member voucher_member_limit "
        + "voucher_minimum_order voucher_nothing_to_take")]
    public void Something_stands_against_it_then_all_of_it_is_told_in_order(string what, string reasons)
    {
        var asked = Against(Case("amount 500", Order(6000), changes: [
            ("validity", """{ "from": "2026-06-01", "to": "2026-07-01" }"""), ("minimumOrder", "5000"),
            ("usesPerMember", "2"), ("audience", """{ "members": "owner" }"""),
        ]), what);

        Assert.Equal(reasons, string.Join(' ', asked.Reasons().Select(reason => reason.Code)));
        Assert.Equal(
            reasons.Split(' ')[0], RedeemVoucher.Decide(Other, asked).Refusal?.Code ?? "");
    }

    [Theory]
    [InlineData("sku CUP 1", "A POT 1 900", null, "voucher_item_missing")]
    [InlineData("sku CUP 1", "A CUP 1 0", null, "voucher_nothing_to_take")]
    [InlineData("giftCard", "A POT 1 900", 901L, "voucher_nothing_to_take")]
    [InlineData("giftCard", "A POT 1 9000", 5001L, "insufficient_balance")]
    [InlineData("giftCard", "A POT 1 0", null, "voucher_nothing_to_take")]
    public void The_order_does_not_suit_then_it_is_refused(string value, string lines, long? amount, string reason) =>
        Assert.Equal(
            [reason],
            Case(value, OrderOf(lines), balance: 5000, amount: amount).Reasons().Select(one => one.Code));

    [Fact]
    public void An_empty_card_then_it_is_used_up_and_nothing_else() => Assert.Equal(
        ["voucher_used_up"], Case("giftCard", Order(900), balance: 0).Reasons().Select(one => one.Code));

    [Fact]
    public void A_use_is_given_back_in_parts_then_the_card_has_it_again_and_the_use_counts_to_the_end()
    {
        var asked = Case("giftCard", Order(3000), balance: 5000);
        var used = RedeemVoucher.Decide(Other, asked).Value!;

        var part = Release(asked, used, 1000).Value!;
        var rest = Release(asked, part, null).Value!;

        Assert.Equal((1, 3000, "partly_released"), (part.Voucher.Uses, part.Voucher.Balance, part.Use.Status));
        Assert.Equal((0, 5000, "released"), (rest.Voucher.Uses, rest.Voucher.Balance, rest.Use.Status));
        Assert.Equal("already_released", Release(asked, rest, null).Refusal!.Code);
        Assert.Equal("already_released", Release(asked, part, 2001).Refusal!.Code);
        var coupon = Case("amount 500", Order(3000));
        var off = RedeemVoucher.Decide(Other, coupon).Value!;
        Assert.Equal("unprocessable", Release(coupon, off, 100).Refusal!.Code);
        Assert.Equal(0, Release(coupon, off, 500).Value!.Voucher.Uses);
    }

    [Theory]
    [InlineData("giftCard", null, null, "unprocessable")]
    [InlineData("giftCard", 500L, null, null)]
    [InlineData("amount 500", 500L, null, "unprocessable")]
    [InlineData("amount 500", null, "CODE-1", null)]
    public void Issued_then_it_begins_with_a_balance_only_as_a_gift_card(
        string value, long? balance, string? code, string? refusal)
    {
        var series = Case(value, Order(1)).Series;
        var command = new IssueVoucher(null, code, balance, null);

        var (voucher, refused) = command.Decide(series, Now);

        Assert.Equal(refusal, refused?.Code);
        if (voucher is null) return;
        Assert.Equal((balance ?? 0, balance ?? 0, 0), (voucher.Issued, voucher.Balance, voucher.Uses));
        Assert.Equal(code, voucher.Chosen);
        if (code is not null) Assert.True(command.IsAnsweredBy(voucher with { Uses = 1 }, series));
    }

    private static Decision<VoucherChange> Release(VoucherCase asked, VoucherChange from, long? amount) =>
        new ReleaseVoucher(amount).Decide(asked.Series, from.Voucher, from.Use, null);

    private static VoucherCase Against(VoucherCase good, string what) => what switch
    {
        "voided" => good with { Voucher = good.Voucher with { VoidedAt = Now, VoidReason = "stolen" } },
        "early" => good with { Now = At("2026-05-31T21:59:59.999Z") },
        "late" => good with { Now = At("2026-06-30T22:00:00Z") },
        "at its last instant" => good with { Now = At("2026-06-30T21:59:59.999Z") },
        "late, told by a till that was offline" => good with
        {
            Now = At("2026-07-02T22:00:00Z"), Attempt = good.Attempt with { OccurredAt = Now },
        },
        "used up" => good with { Voucher = good.Voucher with { Uses = 1 } },
        "without a member" => good with { Attempt = good.Attempt with { MemberId = null } },
        "another member" => good with { Attempt = good.Attempt with { MemberId = Other } },
        "too often by the member" => good with { UsesOfMember = 2 },
        "without an order" => good with { Attempt = good.Attempt with { Order = null } },
        "another currency" => good with
        {
            Attempt = good.Attempt with { Order = Order(6000) with { Currency = "CHF" } },
        },
        "little" => good with { Attempt = good.Attempt with { Order = Order(4999, shipping: 5000) } },
        "nothing" => good with { Attempt = good.Attempt with { Order = Order(0) } },
        _ => good with
        {
            Now = At("2026-06-30T22:00:00Z"),
            Voucher = good.Voucher with { VoidedAt = Now, Uses = 1 },
            Attempt = good.Attempt with { MemberId = Other, Order = Order(0) },
            UsesOfMember = 2,
        },
    };

    private static VoucherCase Case(
        string value, VoucherOrder order, long balance = 0, long? amount = null, (string, string?)[]? changes = null)
    {
        var definition = SeriesDefinitionReaderTests.Valid([("value", Json(value.Split(' '))), .. changes ?? []]);
        var voucher = new Voucher(
            "ABCD", null, Other, 1, Member, Now, definition.ExpiryOf(Now), Math.Max(balance, 1), balance, 0,
            null, null);
        return new VoucherCase(
            new VoucherSeries(voucher.SeriesId, 1, definition), voucher,
            new VoucherAttempt("shop", "1", Member, null, order, amount), 0, Now, null);
    }

    private static string Json(string[] words) => words switch
    {
        ["amount", var amount] => $$"""{ "kind": "amount", "amount": {{amount}} }""",
        ["percent", var percent] => $$"""{ "kind": "percent", "percent": {{percent}} }""",
        ["percent", var percent, _, var most] =>
            $$"""{ "kind": "percent", "percent": {{percent}}, "maximum": {{most}} }""",
        [var by, var name, var pieces] => $$"""{ "kind": "item", "{{by}}": "{{name}}", "quantity": {{pieces}} }""",
        _ => """{ "kind": "giftCard" }""",
    };

    private static VoucherOrder Order(long goods, long shipping = 0) => new("EUR", goods + shipping, shipping, []);

    /// <summary>Lines as <c>id sku quantity amount</c>; whatever is a pot is hot and of the kitchen.</summary>
    private static VoucherOrder OrderOf(string lines)
    {
        var all = lines.Split(',').Select(line => line.Split(' ')).Select(words => new OrderLine
        {
            Id = words[0], Sku = words[1], Quantity = long.Parse(words[2]), Amount = long.Parse(words[3]),
            Tags = words[1] == "POT" ? ["hot"] : [], Category = words[1] == "POT" ? "kitchen" : null,
        }).ToList();
        return new VoucherOrder("EUR", all.Sum(line => line.Amount), 0, all);
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text));
}
