using System.Text.Json;
using System.Text.Json.Nodes;
using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Core.Tests.Vouchers;

public sealed class SeriesDefinitionReaderTests
{
    private const string Program = "prg_01a200355c7c7000804333d1b3c31f58";

    [Theory]
    [InlineData("""{ "kind": "amount", "amount": 500 }""", "AmountOff { Kind = amount, Amount = 500 }")]
    [InlineData(
        """{ "kind": "percent", "percent": 12.5, "maximum": 9 }""",
        "PercentOff { Kind = percent, Percent = 12.5, Maximum = 9 }")]
    [InlineData(
        """{ "kind": "item", "tag": "hot", "quantity": 2 }""",
        "FreeItem { Kind = item, Sku = , Category = , Tag = hot, Quantity = 2 }")]
    [InlineData(
        """{ "kind": "item", "sku": "CUP" }""",
        "FreeItem { Kind = item, Sku = CUP, Category = , Tag = , Quantity = 1 }")]
    [InlineData(
        """{ "kind": "units", "programId": "prg_01a200355c7c7000804333d1b3c31f58", "units": 7 }""",
        "GivenUnits { Kind = units, ProgramId = 01a20035-5c7c-7000-8043-33d1b3c31f58, Units = 7 }")]
    [InlineData("""{ "kind": "giftCard" }""", "GiftCard { Kind = giftCard, Balance =  }")]
    public void Each_kind_of_value_then_it_is_read(string value, string expected) =>
        Assert.Equal(expected, Valid(("value", value)).Value.ToString());

    [Fact]
    public void Little_is_said_then_a_coupon_is_used_once_and_a_gift_card_until_it_is_empty()
    {
        var coupon = Valid();
        var card = Valid(("value", """{ "kind": "giftCard" }"""));

        Assert.Equal((1, null, 0), (coupon.Uses, coupon.UsesPerMember, coupon.MinimumOrder));
        Assert.Equal((Instant.Beginning, Instant.Never), (coupon.From, coupon.ExpiryOf(At("2026-01-01T00:00:00Z"))));
        Assert.False(coupon.NeedsMember);
        Assert.Null(card.Uses);
        Assert.Null(Valid(("uses", "null")).Uses);
        Assert.Equal(3, Valid(("uses", "3")).Uses);
    }

    [Theory]
    // Days are those of the series' zone, also where the clock changes between.
    [InlineData("""{ "to": "2026-09-01" }""", "2026-06-01T12:00:00Z", "2026-08-31T22:00:00Z")]
    [InlineData("""{ "to": "2026-12-01" }""", "2026-06-01T12:00:00Z", "2026-11-30T23:00:00Z")]
    [InlineData("""{ "to": "2026-09-01T10:00:00+02:00" }""", "2026-06-01T12:00:00Z", "2026-09-01T08:00:00Z")]
    [InlineData("""{ "period": "P30D" }""", "2026-06-01T12:00:00Z", "2026-07-01T22:00:00Z")]
    [InlineData("""{ "period": "P30D" }""", "2026-05-31T22:00:00Z", "2026-07-01T22:00:00Z")]
    [InlineData("""{ "period": "P30D" }""", "2026-05-31T21:59:59Z", "2026-06-30T22:00:00Z")]
    [InlineData("""{ "period": "P1M" }""", "2026-01-31T12:00:00Z", "2026-02-28T23:00:00Z")]
    [InlineData("""{ "period": "P1Y", "to": "2026-09-01" }""", "2026-06-01T12:00:00Z", "2026-08-31T22:00:00Z")]
    public void A_validity_then_a_voucher_expires(string validity, string issued, string expires) =>
        Assert.Equal(At(expires), Valid(("validity", validity)).ExpiryOf(At(issued)));

    [Fact]
    public void An_audience_then_uses_need_a_member()
    {
        var tiers = Valid(("audience", $$"""{ "programId": "{{Program}}", "tiers": ["gold"] }"""));
        var enrolled = Valid(("audience", $$"""{ "enrolledIn": "{{Program}}" }"""));
        var owner = Valid(("audience", """{ "members": "owner" }"""));

        Assert.Equal((true, true), (tiers.NeedsMember, tiers.NeedsAccounts));
        Assert.Equal((true, true), (enrolled.NeedsMember, enrolled.NeedsAccounts));
        Assert.Equal((true, false), (owner.NeedsMember, owner.NeedsAccounts));
        Assert.True(Valid(("usesPerMember", "1")).NeedsMember);
        Assert.False(Valid(("audience", """{ "members": "anyone" }""")).NeedsMember);
        Assert.Equal(["/audience/programId"], SeriesDefinitionReader.Programs(tiers).Select(named => named.At));
        Assert.Equal(["/audience/enrolledIn"], SeriesDefinitionReader.Programs(enrolled).Select(named => named.At));
    }

    [Theory]
    [InlineData("name", null, "/name required")]
    [InlineData("timeZone", "\"Paris\"", "/timeZone invalid_value")]
    [InlineData("currency", null, "/currency required")]
    [InlineData("currency", "\"XAU\"", "/currency invalid_value")]
    [InlineData("value", null, "/value required")]
    [InlineData("value", """{ "kind": "gold" }""", "/value/kind invalid_value")]
    [InlineData("value", """{ "kind": "amount", "amount": 0 }""", "/value/amount out_of_range")]
    [InlineData("value", """{ "kind": "amount", "amount": 1, "maximum": 1 }""", "/value/maximum unknown_field")]
    [InlineData("value", """{ "kind": "percent", "percent": 101 }""", "/value/percent out_of_range")]
    [InlineData("value", """{ "kind": "item" }""", "/value required")]
    [InlineData("value", """{ "kind": "item", "sku": "A", "tag": "B" }""", "/value contradictory")]
    [InlineData("value", """{ "kind": "units", "programId": "p", "units": 1 }""", "/value/programId invalid_format")]
    [InlineData("validity", """{ "from": "2026-01-02", "to": "2026-01-02" }""", "/validity unreachable")]
    [InlineData("validity", """{ "from": "2026-01-02T00:00:00" }""", "/validity/from invalid_format")]
    [InlineData("validity", """{ "period": "P0D" }""", "/validity/period invalid_format")]
    [InlineData("validity", """{ "until": "2026-01-02" }""", "/validity/until unknown_field")]
    [InlineData("uses", "0", "/uses out_of_range")]
    [InlineData("usesPerMember", "1.5", "/usesPerMember wrong_type")]
    [InlineData("audience", """{ "tiers": ["gold"] }""", "/audience/programId required")]
    [InlineData(
        "audience", """{ "programId": "prg_01a200355c7c7000804333d1b3c31f58" }""", "/audience/tiers required")]
    [InlineData("audience", """{ "members": "all" }""", "/audience/members invalid_value")]
    [InlineData("colour", "\"red\"", "/colour unknown_field")]
    public void Something_is_wrong_then_it_is_named_by_its_place(string field, string? json, string fault) =>
        Assert.Equal([fault], Faults((field, json)));

    [Fact]
    public void Many_things_are_wrong_then_all_are_named() => Assert.Equal(
        ["/currency invalid_value", "/name required", "/uses out_of_range", "/value/amount out_of_range"],
        Faults(
            ("name", null), ("currency", "\"XAU\""), ("uses", "0"),
            ("value", """{ "kind": "amount", "amount": 0 }""")).Order(StringComparer.Ordinal));

    internal static SeriesDefinition Valid(params (string Field, string? Json)[] changes)
    {
        var (definition, faults) = Read(changes);
        Assert.Empty(faults);
        return definition!;
    }

    private static IEnumerable<string> Faults(params (string Field, string? Json)[] changes) =>
        Read(changes).Faults.Select(fault => $"{fault.Pointer} {fault.Code}");

    private static (SeriesDefinition? Definition, IReadOnlyList<Fault> Faults) Read(
        (string Field, string? Json)[] changes)
    {
        var json = JsonNode.Parse("""
            { "name": "Summer", "currency": "EUR", "timeZone": "Europe/Paris",
              "value": { "kind": "amount", "amount": 500 } }
            """)!;
        foreach (var (field, text) in changes)
        {
            if (text is null) json.AsObject().Remove(field);
            else json[field] = JsonNode.Parse(text);
        }

        using var document = JsonDocument.Parse(json.ToJsonString());
        return SeriesDefinitionReader.Read(document.RootElement);
    }

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text));
}
