using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.BadInput.FieldKind;
using static LoyaltyPoints.Api.Tests.BadInput.Presence;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>The operations that take a program's definition or publish it.</summary>
public static class ProgramEndpoints
{
    private static readonly Field[] Fields =
    [
        new("/name", Text), new("/type", Choice), new("/currency", Currency), new("/timeZone", Choice),
        new("/earning", FieldKind.Object), new("/earning/basis", FieldKind.Object, Optional),
        new("/earning/basis/tax", Choice, Optional), new("/earning/basis/shipping", Choice, Optional),
        new("/earning/basis/paidWithUnits", Choice, Optional), new("/earning/rules", List),
        new("/earning/rules/0", FieldKind.Object, Element), new("/earning/rules/0/id", Name),
        new("/earning/rules/0/earn", FieldKind.Object), new("/earning/rules/0/earn/kind", Choice),
        new("/earning/rules/0/earn/per", Positive), new("/earning/rules/0/earn/units", Rate),
        new("/earning/rules/0/earn/step", Choice, Optional), new("/earning/rules/0/earn/rounding", Choice, Optional),
        new("/earning/rules/1/when", FieldKind.Object, Optional), new("/earning/rules/1/earn/by", Factor),
        new("/earning/rules/2/cap", FieldKind.Object, Optional), new("/earning/rules/2/cap/units", Positive),
        new("/earning/rules/2/cap/per", Choice), new("/earning/combine", Choice, Optional),
        new("/earning/minimumOrder", Whole, Optional), new("/earning/maximumPerPurchase", Positive, Optional),
        new("/maturity", FieldKind.Object, Optional), new("/maturity/kind", Choice),
        new("/expiry", FieldKind.Object, Optional), new("/expiry/kind", Choice), new("/expiry/period", Choice),
        new("/expiry/roundTo", Choice, Optional), new("/returns", FieldKind.Object, Optional),
        new("/returns/negativeBalance", Choice, Optional),
    ];

    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new("POST /v1/programs", "/v1/programs", _ => Definition(), Fields),
        new("PUT /v1/programs/{id}", "/v1/programs/{program}", _ => Definition(), Fields, success: 200),
        new("POST /v1/programs/{id}/publish", "/v1/programs/{draft}/publish",
            _ => new JsonObject { ["version"] = 1, ["effectiveAt"] = "2020-01-01T00:00:00Z" },
            [new("/version", Positive), new("/effectiveAt", Instant, Optional)], success: 200),
    ];

    /// <summary>A definition with something in every part of it.</summary>
    private static JsonObject Definition()
    {
        var definition = Definitions.Points(
            Definitions.SpendRule(per: 10_00, units: 1),
            Definitions.Rule(
                "coffee",
                new JsonObject { ["kind"] = "multiply", ["by"] = 3 },
                new JsonObject { ["line.category"] = new JsonArray("coffee") }),
            Definitions.Rule(
                "visit",
                new JsonObject { ["kind"] = "visit", ["units"] = 5 },
                new JsonObject { ["order.channel"] = new JsonArray("pos") })
                .With("cap", new JsonObject { ["units"] = 5, ["per"] = "day" }));
        definition["earning"]!["minimumOrder"] = 0;
        definition["earning"]!["maximumPerPurchase"] = 1000;
        definition["expiry"] = new JsonObject
        {
            ["kind"] = "afterEarning", ["period"] = "P12M", ["roundTo"] = "endOfMonth",
        };
        return definition;
    }
}
