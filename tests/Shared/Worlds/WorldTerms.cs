using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws when the units of one program mature and expire, all of them or those of one rule.</summary>
internal sealed class WorldTerms(Random random, bool hasCard)
{
    /// <summary>What units of some programs wait for.</summary>
    public const string MaturingActivity = "stay.completed";

    private readonly bool cardExpires = hasCard && random.Next(2) == 0;
    private bool byInactivity;

    /// <summary>Whether all stamps of a card expire together; then nothing else expires.</summary>
    public bool CardExpires => cardExpires;

    /// <summary>Null: at once.</summary>
    public JsonObject? Maturity(bool ofProgram) => random.Next(ofProgram ? 6 : 4) switch
    {
        0 => new JsonObject { ["kind"] = "afterDays", ["days"] = random.Next(1, 20) },
        1 => new JsonObject { ["kind"] = "onActivity", ["activity"] = MaturingActivity },
        2 => new JsonObject { ["kind"] = "onDate", ["date"] = Pick("2026-03-01", "2026-06-15", "2027-01-01") },
        3 => new JsonObject { ["kind"] = "immediate" },
        _ => null,
    };

    /// <summary>Null: never.</summary>
    public JsonObject? OfProgram()
    {
        if (cardExpires) return null;
        var expiry = random.Next(4) == 0 ? Inactivity() : random.Next(4) == 0 ? null : Some();
        if (expiry is not null && (string)expiry["kind"]! != "never" && random.Next(2) == 0)
            expiry["reinstateWithin"] = "P30D";
        return expiry;
    }

    /// <summary>Terms of a rule, beside what it has already.</summary>
    public void Add(JsonObject rule)
    {
        if (random.Next(2) == 0 && Maturity(ofProgram: false) is { } maturity) rule["maturity"] = maturity;
        if (random.Next(2) == 0) AddExpiry(rule);
    }

    public void AddExpiry(JsonObject owner)
    {
        if (cardExpires) return;
        var expiry = Some();
        // Inactivity takes all, so none of them can stay for ever.
        if ((string)expiry["kind"]! != "never" || !byInactivity) owner["expiry"] = expiry;
    }

    private JsonObject Inactivity()
    {
        byInactivity = true;
        return new JsonObject
        {
            ["kind"] = "afterInactivity", ["period"] = Pick("P1M", "P3M", "P1Y"),
            ["roundTo"] = Pick("endOfDay", "endOfMonth"),
        };
    }

    private JsonObject Some() => random.Next(4) switch
    {
        0 => new JsonObject { ["kind"] = "never" },
        1 => new JsonObject
        {
            ["kind"] = "fixedDates", ["dates"] = random.Next(2) == 0 ? ["12-31", "06-30"] : new JsonArray("02-29"),
        },
        _ => new JsonObject
        {
            ["kind"] = "afterEarning", ["period"] = Pick("P1M", "P45D", "P12M", "P2Y"),
            ["roundTo"] = Pick("endOfDay", "endOfMonth", "endOfYear"),
        },
    };

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
