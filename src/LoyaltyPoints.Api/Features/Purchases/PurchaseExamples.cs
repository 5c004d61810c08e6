namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>What the OpenAPI document shows.</summary>
internal static class PurchaseExamples
{
    public const string Purchase = """
        {
          "source": "pos-12", "externalId": "2026-11-21-000123", "occurredAt": "2026-11-21T10:00:00+08:00",
          "member": { "identifier": "phone:+8613800000000" },
          "currency": "CNY", "total": 13000, "tax": 500, "shipping": 0,
          "store": "sh-001", "channel": "pos", "paymentMethods": ["card"], "coupons": [],
          "lines": [
            { "id": "1", "sku": "LATTE", "category": "coffee", "quantity": 2, "amount": 6000, "tax": 250, "tags": [] },
            { "id": "2", "sku": "CAKE", "category": "food", "quantity": 1, "amount": 7000, "tax": 250 }
          ]
        }
        """;

    public const string Recorded = """
        {
          "id": "pur_01a200355d997000803807f7b365574001a200355d22700080ef09fc4a58e0f0",
          "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
          "recordedAt": "2026-11-21T02:00:00.123Z",
          "results": [ {
            "programId": "prg_01a200355c7c7000804333d1b3c31f58", "programVersion": 1, "units": 24,
            "status": "available", "availableAt": "2026-11-21T02:00:00.123Z", "expiresAt": "2027-11-30T16:00:00Z",
            "balance": { "available": 24, "pending": 0, "reserved": 0 },
            "explanation": [
              { "ruleId": "base", "kind": "spend", "basis": 12500, "exact": 12.5 },
              { "ruleId": "coffee", "kind": "multiply", "basis": 5750, "by": 3, "lines": ["1"], "exact": 11.5 },
              { "kind": "rounding", "mode": "floor", "exact": 0 } ]
          } ]
        }
        """;

    public const string Quote = """
        { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "results": [], "discounts": [], "rewards": [],
          "notApplied": [] }
        """;

    public const string Return = """
        {
          "source": "pos-12", "externalId": "2026-11-22-000007", "occurredAt": "2026-11-22T09:30:00+08:00",
          "lines": [ { "lineId": "1", "quantity": 1 } ]
        }
        """;

    public const string Returned = """
        {
          "id": "ret_01a200355e45700080437f6c6d3016e001a200355d22700080ef09fc4a58e0f0",
          "purchaseId": "pur_01a200355d997000803807f7b365574001a200355d22700080ef09fc4a58e0f0",
          "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "recordedAt": "2026-11-22T01:30:00.269Z",
          "results": [ {
            "programId": "prg_01a200355c7c7000804333d1b3c31f58", "programVersion": 1, "units": -9, "shortfall": 0,
            "remainingUnits": 15, "balance": { "available": 15, "pending": 0, "reserved": 0 },
            "explanation": [
              { "ruleId": "base", "kind": "spend", "basis": 9625, "exact": 9.625 },
              { "ruleId": "coffee", "kind": "multiply", "basis": 2875, "by": 3, "lines": ["1"], "exact": 5.75 },
              { "kind": "rounding", "mode": "floor", "exact": -0.375 } ]
          } ]
        }
        """;
}
