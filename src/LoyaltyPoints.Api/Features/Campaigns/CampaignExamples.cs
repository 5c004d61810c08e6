namespace LoyaltyPoints.Api.Features.Campaigns;

/// <summary>What the OpenAPI document shows and says.</summary>
internal static class CampaignExamples
{
    public const string Definition = """
        {
          "name": "Coffee weekends", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
          "schedule": {
            "from": "2026-12-01", "to": "2027-01-01",
            "weekly": [ { "days": ["sat", "sun"], "from": "10:00", "to": "14:00" } ]
          },
          "audience": { "order.channel": ["pos"], "member.daysEnrolled": { "gte": 30 } },
          "rules": [
            { "id": "double", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 2 } },
            { "id": "welcome", "earn": { "kind": "add", "units": 10 }, "cap": { "units": 10, "per": "day" } }
          ],
          "stacking": "add",
          "caps": [ { "units": 100, "per": "month" } ],
          "budget": { "money": 500000, "unitValue": "0.5" }
        }
        """;

    public const string Rules =
        "More earning rules for one program, without a new version of it. A purchase is judged by the schedule at its "
        + "`occurredAt` and by the campaigns as they are when it is recorded. `from` and `to` are half-open, local "
        + "dates or instants; `weekly` hours are in the program's time zone. `rules` are as in a program (no `bands`; "
        + "ids of at most 32 characters) and come after the program's own in each step; `combine` is a matter of the "
        + "program's own base rules. `caps` limit what one member gets of the campaign in a period, `budget` what all "
        + "get together: the last purchase gets what is left, and the explanation shows a row `budget`. A return gives "
        + "back to the budget what the purchase no longer earns, and takes nothing out of it again.";

    public const string Stacking =
        " `stacking`: `add` counts beside others; of those marked `best` only the one with which the purchase earns "
        + "most; where an `exclusive` one applies (its audience and one of its rules do), no others but exclusive ones "
        + "count, and of these the one with which it earns most.";
}
