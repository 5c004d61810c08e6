namespace LoyaltyPoints.Api.Features.Rewards;

internal static class RewardExamples
{
    public const string Definition = """
        { "name": "Free latte", "programId": "prg_01a200355c7c7000804333d1b3c31f58", "kind": "freeItem",
          "cost": { "units": 50 }, "value": { "sku": "LATTE", "quantity": 1 },
          "stock": 1000, "limits": [ { "redemptions": 1, "per": "day" } ], "channels": ["pos"],
          "schedule": { "from": "2026-12-01", "to": "2027-01-01" } }
        """;
}
