namespace LoyaltyPoints.Api.Features.Programs;

/// <summary>What the OpenAPI document shows.</summary>
internal static class ProgramExamples
{
    public const string Definition = """
        {
          "name": "Everyday points", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": {
            "basis": { "tax": "excluded", "shipping": "excluded", "paidWithUnits": "excluded" },
            "rules": [
              { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
              { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } },
              { "id": "visit", "when": { "order.channel": ["pos"], "local.dayOfWeek": ["sat", "sun"] },
                "earn": { "kind": "visit", "units": 5 }, "cap": { "units": 5, "per": "day" } }
            ],
            "combine": "sum", "minimumOrder": 0, "maximumPerPurchase": null
          },
          "maturity": { "kind": "immediate" },
          "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth" },
          "returns": { "negativeBalance": "allow" }
        }
        """;

    public const string Publish = """{ "version": 1, "effectiveAt": "2026-01-01T00:00:00+08:00" }""";
}
