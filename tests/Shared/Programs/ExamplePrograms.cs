namespace LoyaltyPoints.Tests.Programs;

/// <summary>One definition of each type that says all there is to say of it, as JSON without a fault.</summary>
internal static class ExamplePrograms
{
    /// <summary>Points for purchases and activities, some of them with time terms of their own.</summary>
    public const string Points = """
        {
          "name": "Everyday points", "type": "points", "currency": "GBP", "timeZone": "Europe/London",
          "unit": { "kind": "points" },
          "earning": {
            "basis": { "tax": "excluded", "shipping": "excluded", "paidWithUnits": "excluded" },
            "exclude": { "line.category": ["gift-card"] },
            "rules": [
              { "id": "base", "earn": { "kind": "spend", "per": 1000, "units": 1 } },
              { "id": "birthday", "when": { "member.isBirthday": "yes" }, "earn": { "kind": "multiply", "by": 2 } },
              { "id": "welcome", "when": { "member.daysEnrolled": { "lt": 30 } },
                "earn": { "kind": "fixed", "units": 10 }, "cap": { "units": 10, "per": "lifetime" },
                "maturity": { "kind": "immediate" },
                "expiry": { "kind": "afterEarning", "period": "P1M" } },
              { "id": "club", "when": { "standing.prg_01a200355c7c7000804333d1b3c31f58.tier": ["gold", "platinum"],
                                        "standing.available": { "gte": 0 } },
                "earn": { "kind": "visit", "units": 3 }, "expiry": { "kind": "never" } } ],
            "activities": [
              { "id": "survey", "activity": "survey.completed",
                "when": { "activity.channel": ["app", "web"], "activity.answers": { "gte": 5 } },
                "earn": { "kind": "fixed", "units": 50 }, "cap": { "units": 100, "per": "month" },
                "effective": { "from": "2026-01-01", "to": "2027-01-01" },
                "maturity": { "kind": "afterDays", "days": 7 },
                "expiry": { "kind": "fixedDates", "dates": ["12-31", "06-30"] } },
              { "id": "joined", "activity": "member.enrolled", "earn": { "kind": "fixed", "units": 20 } } ]
          },
          "maturity": { "kind": "afterDays", "days": 14 },
          "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth", "reinstateWithin": "P30D" },
          "returns": { "negativeBalance": "allow" }
        }
        """;

    /// <summary>Credit by bands of a year's spend, and for reaching amounts.</summary>
    public const string Spend = """
        {
          "name": "Spend and get", "type": "spend", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "unit": { "kind": "credit" },
          "earning": {
            "rules": [
              { "id": "bands", "earn": { "kind": "bands", "over": "year", "per": 1000, "bands": [
                { "from": 0, "units": 1 }, { "from": 500000, "units": 2 }, { "from": 2000000, "units": 2.5 } ] } } ]
          },
          "thresholds": [
            { "id": "thousand", "every": 100000, "over": "month", "units": 10 },
            { "id": "once", "at": 500000, "over": "year", "units": 100 } ],
          "maturity": { "kind": "onDate", "date": "2027-01-01" },
          "expiry": { "kind": "fixedDates", "dates": ["12-31", "06-30"], "reinstateWithin": "P2W" }
        }
        """;

    /// <summary>Three levels over twelve rolling months.</summary>
    public const string Tiered = """
        {
          "name": "The club", "type": "tiered", "currency": "EUR", "timeZone": "Europe/Berlin",
          "earning": {
            "rules": [
              { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1, "step": "proportional" } },
              { "id": "gold-visit", "when": { "standing.tier": ["gold"] }, "earn": { "kind": "add", "units": 5 } } ],
            "activities": [
              { "id": "birthday", "activity": "member.birthday", "when": { "standing.tier": { "ne": "none" } },
                "earn": { "kind": "fixed", "units": 25 } } ]
          },
          "tiers": {
            "window": { "rolling": "P12M" },
            "levels": [
              { "id": "bronze", "name": "Bronze" },
              { "id": "silver", "name": "Silver", "reach": { "spend": 100000 },
                "benefits": { "multiplier": 1.5 } },
              { "id": "gold", "name": "Gold",
                "reach": { "any": [ { "spend": 500000 }, { "all": [ { "visits": 50 }, { "unitsEarned": 100 } ] } ] },
                "benefits": { "multiplier": 2, "discountPercent": 5, "freeShipping": true, "birthdayUnits": 100,
                              "anniversaryUnits": 50, "perks": ["Lounge", "Early access"],
                              "expiry": { "kind": "afterEarning", "period": "P2Y", "roundTo": "endOfYear" } } } ],
            "validity": { "kind": "period", "period": "P12M" },
            "atEnd": "oneDown",
            "grace": { "period": "P1M", "roundTo": "endOfMonth" },
            "crossingEarns": "old",
            "afterReturn": "recheck"
          },
          "maturity": { "kind": "onActivity", "activity": "stay.completed" },
          "expiry": { "kind": "afterInactivity", "period": "P18M", "roundTo": "endOfMonth", "reinstateWithin": "P1M" }
        }
        """;

    /// <summary>A paid membership by the month, or once and for ever.</summary>
    public const string Vip = """
        {
          "name": "Club Plus", "type": "vip", "currency": "USD", "timeZone": "America/New_York",
          "earning": {
            "activities": [
              { "id": "referral", "activity": "friend.referred", "when": { "standing.plan": ["monthly"] },
                "earn": { "kind": "fixed", "units": 200 } } ]
          },
          "membership": {
            "plans": [
              { "id": "monthly", "name": "Monthly", "interval": "P1M", "initialFee": 990, "renewalFee": 890,
                "trial": "P14D", "unitsPerPeriod": 100,
                "benefits": { "discountPercent": 10, "freeShipping": true, "perks": ["Priority support"] } },
              { "id": "founder", "name": "Founder", "interval": null, "initialFee": 49900,
                "benefits": { "discountPercent": 12.5, "birthdayUnits": 500, "expiry": { "kind": "never" } } } ],
            "pastDue": "P3D", "grace": "P7D", "refundWithin": "P14D"
          },
          "expiry": { "kind": "afterEarning", "period": "P1Y" }
        }
        """;

    /// <summary>Ten stamps for a coffee, two of them given at the start.</summary>
    public const string PunchCard = """
        {
          "name": "Coffee card", "type": "punchCard", "currency": "JPY", "timeZone": "Asia/Tokyo",
          "earning": {
            "rules": [
              { "id": "cup", "when": { "line.category": ["coffee"] }, "earn": { "kind": "item", "units": 1 },
                "cap": { "units": 4, "per": "day" } } ]
          },
          "card": { "stamps": 10, "headStart": 2, "expiresAfter": { "period": "P6M", "roundTo": "endOfDay" },
                    "reward": "Free coffee" },
          "expiry": { "kind": "never" },
          "returns": { "negativeBalance": "forbid" }
        }
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Points, Spend, Tiered, Vip, PunchCard];
}
