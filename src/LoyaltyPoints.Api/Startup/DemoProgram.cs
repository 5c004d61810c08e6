namespace LoyaltyPoints.Api.Startup;

/// <summary>A points program to start from: a unit per full 10.00, coffee threefold, a bonus on weekends.</summary>
internal static class DemoProgram
{
    public static ReadOnlySpan<byte> Definition => """
        {
          "name": "Everyday points", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": {
            "basis": { "tax": "excluded", "shipping": "excluded", "paidWithUnits": "excluded" },
            "rules": [
              { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1, "step": "proportional" } },
              { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } },
              { "id": "weekend", "when": { "order.channel": ["pos"], "local.dayOfWeek": ["sat", "sun"] },
                "earn": { "kind": "visit", "units": 5 }, "cap": { "units": 5, "per": "day" } }
            ],
            "combine": "sum"
          },
          "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth" },
          "returns": { "negativeBalance": "allow" }
        }
        """u8;
}
