using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.BadInput.FieldKind;
using static LoyaltyPoints.Api.Tests.BadInput.Presence;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>Every operation that takes a body, but for programs (<see cref="ProgramEndpoints"/>).</summary>
public static class Endpoints
{
    private static readonly Field[] ReturnFields =
        [new("/source", Name), new("/externalId", Name), new("/occurredAt", PastInstant)];

    /// <summary>A purchase with something in every field.</summary>
    public static readonly Field[] PurchaseFields =
    [
        new("/source", Name), new("/externalId", Name), new("/occurredAt", PastInstant),
        new("/member", FieldKind.Object), new("/member/id", Id, OneOf), new("/currency", Currency),
        new("/total", Whole), new("/tax", Whole, Optional), new("/shipping", Whole, Optional),
        new("/store", Text, Optional), new("/channel", Text, Optional), new("/paymentMethods", List, Optional),
        new("/paymentMethods/0", Text, Element), new("/coupons", List, Optional), new("/coupons/0", Text, Element),
        new("/affiliateCode", Name, Optional),
        new("/lines", List, Optional), new("/lines/0", FieldKind.Object, Element), new("/lines/0/id", Name),
        new("/lines/0/sku", Text, Optional), new("/lines/0/category", Text, Optional),
        new("/lines/0/quantity", Positive), new("/lines/0/amount", Whole), new("/lines/0/tax", Whole, Optional),
        new("/lines/0/tags", List, Optional), new("/lines/0/tags/0", Text, Element),
    ];

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new("POST /v1/purchases", "/v1/purchases", Purchase, PurchaseFields),
        new("POST /v1/purchases/quote", "/v1/purchases/quote", Purchase, PurchaseFields, success: 200),
        new("POST /v1/purchases/{id}/returns by amount", "/v1/purchases/{purchase}/returns",
            _ => Bodies.Return(10_00), [.. ReturnFields, new("/amount", Positive, OneOf)]),
        new("POST /v1/purchases/{id}/returns by lines", "/v1/purchases/{purchase}/returns", ReturnOfLines,
        [
            .. ReturnFields, new("/lines", List, OneOf), new("/lines/0", FieldKind.Object, Element),
            new("/lines/0/lineId", Name), new("/lines/0/quantity", Positive, Optional),
            new("/lines/0/amount", Whole, Optional),
        ]),
        new("POST /v1/members", "/v1/members", Member,
        [
            new("/externalId", Name, Optional), new("/identifiers", List, Optional),
            new("/identifiers/0", FieldKind.Object, Element), new("/identifiers/0/kind", Name),
            new("/identifiers/0/value", Name), new("/name", Text, Optional),
            new("/attributes", FieldKind.Object, Optional), new("/attributes/size", Loose, Optional),
            new("/programs", List, Optional), new("/programs/0", Id, Element),
            new("/enrolledAt", PastInstant, Optional),
        ]),
        new("PATCH /v1/members/{id}", "/v1/members/{member}", _ => new JsonObject { ["name"] = "Li Na" },
            [new("/name", Text, Optional)], success: 200),
        new("POST /v1/members/{id}/enrollments", "/v1/members/{member}/enrollments",
            target => new JsonObject
            {
                ["programId"] = target.OtherProgram, ["enrolledAt"] = "2020-01-01T00:00:00Z",
            },
            [new("/programId", Id), new("/enrolledAt", PastInstant, Optional)]),
        new("POST /v1/analytics/lifetime-model", "/v1/analytics/lifetime-model",
            _ => new JsonObject { ["currency"] = "CNY" }, [new("/currency", Currency)], success: 200),
        new("POST /v1/redemptions", "/v1/redemptions",
            target => new JsonObject
            {
                ["memberId"] = target.Member, ["programId"] = target.Program, ["units"] = 5, ["mode"] = "capture",
            },
            [new("/memberId", Id), new("/programId", Id), new("/units", Positive), new("/mode", Choice, Optional)]),
        new("POST /v1/redemptions/{id}/reverse", "/v1/redemptions/{redemption}/reverse",
            _ => new JsonObject { ["units"] = 5 }, [new("/units", Positive, Optional)], success: 200),
        new("POST /v1/adjustments", "/v1/adjustments",
            target => new JsonObject
            {
                ["memberId"] = target.Member, ["programId"] = target.Program, ["units"] = -50,
                ["reason"] = "goodwill", ["actor"] = "chen",
            },
            [new("/memberId", Id), new("/programId", Id), new("/units", Signed), new("/reason", Text),
                new("/actor", Text)]),
        new("POST /v1/transfers", "/v1/transfers",
            target => new JsonObject
            {
                ["from"] = target.Member, ["to"] = target.OtherMember, ["programId"] = target.Program, ["units"] = 5,
                ["reason"] = "Birthday",
            },
            [new("/from", Id), new("/to", Id), new("/programId", Id), new("/units", Positive),
                new("/reason", Text, Optional)]),
        new("POST /v1/members/{id}/merge", "/v1/members/{member}/merge",
            target => new JsonObject { ["from"] = target.OtherMember }, [new("/from", Id)]),
        new("POST /v1/gifts", "/v1/gifts",
            target => new JsonObject
            {
                ["memberId"] = target.Member, ["programId"] = target.Program, ["units"] = 5, ["reason"] = "Sorry",
                ["actor"] = "chen", ["expiresAt"] = "2199-12-31T00:00:00Z",
            },
            [new("/memberId", Id), new("/programId", Id), new("/units", Positive), new("/reason", Text),
                new("/actor", Text), new("/expiresAt", Instant, Optional)]),
        new("POST /v1/households", "/v1/households",
            target => new JsonObject
            {
                ["name"] = "Wang",
                ["members"] = new JsonArray(new JsonObject { ["memberId"] = target.Member, ["role"] = "owner" }),
            },
            [new("/name", Text, Optional), new("/members", List), new("/members/0", FieldKind.Object, Element),
                new("/members/0/memberId", Id), new("/members/0/role", Choice)]),
        new("POST /v1/api-keys", "/v1/api-keys",
            _ => new JsonObject
            {
                ["name"] = "till 7", ["scopes"] = new JsonArray("pos"), ["expiresAt"] = "2199-12-31T00:00:00Z",
                ["addresses"] = new JsonArray("10.0.0.0/8"),
            },
            [new("/name", Text), new("/scopes", List), new("/scopes/0", Choice, Element),
                new("/expiresAt", Instant, Optional), new("/addresses", List, Optional),
                new("/addresses/0", Choice, Element)]),
        new("POST /v1/api-keys/{id}/rotate", "/v1/api-keys/{key}/rotate",
            _ => new JsonObject { ["overlap"] = "P1D", ["expiresAt"] = "2199-12-31T00:00:00Z" },
            [new("/overlap", Choice, Optional), new("/expiresAt", Instant, Optional)]),
        new("POST /v1/analytics/win-back-lists", "/v1/analytics/win-back-lists",
            _ => new JsonObject { ["name"] = "Spring letter", ["controlPercent"] = 20 },
            [new("/name", Name), new("/controlPercent", Whole, Optional)]),
        new("POST /v1/affiliates", "/v1/affiliates",
            _ => new JsonObject
            {
                ["name"] = "Coffee weekly", ["code"] = Bodies.Unique("COFFEE"), ["currency"] = "CNY",
                ["commission"] = new JsonObject { ["kind"] = "amount", ["amount"] = 300 },
                ["attribution"] = new JsonObject { ["withinDays"] = 30 },
            },
            [new("/name", Text), new("/code", Name), new("/currency", Currency),
                new("/commission", FieldKind.Object), new("/commission/kind", Choice),
                new("/commission/amount", Positive, OneOf), new("/attribution", FieldKind.Object, Optional),
                new("/attribution/withinDays", Whole)]),
        new("POST /v1/test-clock/advance", "/v1/test-clock/advance", _ => new JsonObject { ["by"] = "PT1M" },
            [new("/by", Name, OneOf)], success: 200),
        new("POST /v1/campaigns", "/v1/campaigns", Campaign,
        [
            new("/name", Text), new("/programId", Id), new("/schedule", FieldKind.Object),
            new("/schedule/from", Choice), new("/schedule/to", Choice), new("/rules", List),
            new("/rules/0", FieldKind.Object, Element), new("/rules/0/id", Name),
            new("/rules/0/earn", FieldKind.Object), new("/rules/0/earn/kind", Choice),
            new("/rules/0/earn/units", Rate), new("/stacking", Choice, Optional), new("/caps", List, Optional),
            new("/caps/0/units", Positive), new("/caps/0/per", Choice), new("/budget", FieldKind.Object, Optional),
            new("/budget/units", Positive, OneOf),
        ]),
        new("POST /v1/segments", "/v1/segments", _ => new JsonObject
            {
                ["name"] = "Slipping", ["kind"] = "conditions",
                ["when"] = new JsonObject
                {
                    ["all"] = new JsonArray(
                        new JsonObject { ["purchase.daysSince"] = new JsonObject { ["gte"] = 60 } }),
                },
                ["refresh"] = new JsonObject { ["every"] = "day", ["at"] = "03:30" },
            },
            [
                new("/name", Text), new("/kind", Choice), new("/when", FieldKind.Object),
                new("/when/all", List, OneOf), new("/when/all/0", FieldKind.Object, Element),
                new("/when/all/0/purchase.daysSince/gte", Signed, OneOf),
                new("/refresh", FieldKind.Object, Optional),
                new("/refresh/every", Choice), new("/refresh/at", Choice),
            ]),
        new("POST /v1/goals", "/v1/goals", _ => new JsonObject
            {
                ["name"] = "More", ["metric"] = "revenue", ["from"] = "2025-01-01", ["to"] = "2025-04-01",
                ["target"] = 1000, ["currency"] = "CNY",
            },
            [
                new("/name", Text), new("/metric", Choice), new("/from", Choice), new("/to", Choice),
                new("/target", Rate), new("/currency", FieldKind.Currency, Optional),
            ]),
        new("POST /v1/webhook-endpoints", "/v1/webhook-endpoints", _ => new JsonObject
            {
                ["url"] = "https://example.com/hooks", ["types"] = new JsonArray("purchase.*"),
                ["description"] = "The shop",
            },
            [
                new("/url", Choice), new("/types", List, Optional), new("/types/0", Choice, Element),
                new("/description", Text, Optional),
            ]),
        .. ProgramEndpoints.All,
        .. VoucherEndpoints.All,
        .. SurveyEndpoints.All,
        .. LimitEndpoints.All,
    ];

    public static JsonObject Purchase(Target target)
    {
        var line = Bodies.Line("1", 60_00, quantity: 2).With("tags", new JsonArray("hot"));
        return Bodies.Purchase(target.Member, new JsonArray(line, Bodies.Line("2", 40_00)))
            .With("coupons", new JsonArray("WELCOME")).With("affiliateCode", "ANNA");
    }

    // It ends before any purchase of these tests.
    private static JsonObject Campaign(Target target) => new()
    {
        ["name"] = "New year", ["programId"] = target.Program,
        ["schedule"] = new JsonObject { ["from"] = "2001-01-01", ["to"] = "2002-01-01" },
        ["rules"] = new JsonArray(
            Definitions.Rule("ten", new JsonObject { ["kind"] = "add", ["units"] = 10 })),
        ["stacking"] = "add",
        ["caps"] = new JsonArray(new JsonObject { ["units"] = 10, ["per"] = "day" }),
        ["budget"] = new JsonObject { ["units"] = 100 },
    };

    private static JsonObject ReturnOfLines(Target target) => Bodies.Return(0).Without("amount").With(
        "lines", new JsonArray(new JsonObject { ["lineId"] = "1", ["quantity"] = 1, ["amount"] = 100_00 }));

    private static JsonObject Member(Target target) => new()
    {
        ["externalId"] = Bodies.Unique("customer"),
        ["identifiers"] = new JsonArray(new JsonObject
        {
            ["kind"] = "phone", ["value"] = $"+8613800{Bodies.Unique("").TrimStart('-').PadLeft(6, '0')}",
        }),
        ["name"] = "Wang Wei",
        ["attributes"] = new JsonObject { ["size"] = "M" },
        ["programs"] = new JsonArray(target.Program),
        ["enrolledAt"] = "2020-01-01T00:00:00Z",
    };
}
