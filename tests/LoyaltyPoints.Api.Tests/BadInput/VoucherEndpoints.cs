using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Vouchers;
using static LoyaltyPoints.Api.Tests.BadInput.FieldKind;
using static LoyaltyPoints.Api.Tests.BadInput.Presence;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>The operations on vouchers that take a body.</summary>
public static class VoucherEndpoints
{
    private static readonly Field[] SeriesFields =
    [
        new("/name", Text), new("/currency", Currency), new("/timeZone", Choice), new("/value", FieldKind.Object),
        new("/value/kind", Choice), new("/value/percent", Rate), new("/value/maximum", Positive, Optional),
        new("/validity", FieldKind.Object, Optional), new("/validity/from", Choice, Optional),
        new("/validity/period", Choice, Optional), new("/minimumOrder", Whole, Optional),
        new("/usesPerMember", Positive, Optional), new("/audience", FieldKind.Object, Optional),
        new("/audience/members", Choice, Optional), new("/audience/enrolledIn", Id, Optional),
    ];

    private static readonly Field[] CheckFields =
    [
        new("/member", FieldKind.Object, Optional), new("/member/id", Id, OneOf),
        new("/occurredAt", PastInstant, Optional), new("/order/currency", Currency), new("/order/total", Whole),
        new("/order/shipping", Whole, Optional), new("/order/lines", List, Optional),
        new("/order/lines/0", FieldKind.Object, Element), new("/order/lines/0/id", Name),
        new("/order/lines/0/quantity", Positive), new("/order/lines/0/amount", Whole),
    ];

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new("POST /v1/voucher-series", "/v1/voucher-series", Series, SeriesFields),
        new("PUT /v1/voucher-series/{id}", "/v1/voucher-series/{series}", Series, SeriesFields, success: 200),
        new("POST /v1/vouchers", "/v1/vouchers",
            target => VoucherSteps.Issue(target.Series, Bodies.Unique("BAD"), member: target.Member),
            [new("/seriesId", Id), new("/code", Name, Optional), new("/memberId", Id, Optional)]),
        new("POST /v1/vouchers/{code}/validate", "/v1/vouchers/{voucher}/validate", Check, CheckFields, success: 200),
        new("POST /v1/vouchers/{code}/redeem", "/v1/vouchers/{voucher}/redeem", Use,
            [new("/source", Name), new("/externalId", Name), .. CheckFields]),
        new("POST /v1/vouchers/{code}/void", "/v1/vouchers/{voucher}/void",
            _ => new JsonObject { ["reason"] = "stolen" }, [new("/reason", Text)], success: 200),
    ];

    private static JsonObject Series(Target target) => VoucherSteps.Definition(
        """{ "kind": "percent", "percent": 10, "maximum": 2000 }""",
        ("validity", """{ "from": "2020-01-01", "period": "P30D" }"""), ("minimumOrder", "100"),
        ("usesPerMember", "1"),
        ("audience", $$"""{ "members": "owner", "enrolledIn": "{{target.Program}}" }"""));

    private static JsonObject Check(Target target)
    {
        var body = VoucherSteps.Check(target.Member, total: 60_00);
        body["occurredAt"] = "2025-06-16T10:00:00+08:00";
        body["order"]!["shipping"] = 10_00;
        body["order"]!["lines"] = new JsonArray(Bodies.Line("1", 50_00));
        return body;
    }

    private static JsonObject Use(Target target) =>
        Check(target).With("source", "shop").With("externalId", Bodies.Unique("order"));
}
