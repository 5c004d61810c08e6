using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>
/// Draws one program of a type after the other, with whatever such a program may say. Later ones may ask for the
/// standing in earlier ones.
/// </summary>
internal sealed class WorldDefinitions(Random random)
{
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "America/Santiago", "Europe/London"];

    private readonly List<(string Type, string Id)> known = [];

    /// <summary>All five types, tiers twice, in an order that makes each ask for others now and then.</summary>
    public string[] Types()
    {
        string[] types = ["points", "spend", "tiered", "tiered", "vip", "punchCard"];
        random.Shuffle(types);
        return types;
    }

    /// <summary>A program was published, and those after it may ask for the standing in it.</summary>
    public void Know(string type, string publicId) => known.Add((type, publicId));

    public JsonObject Next(string type)
    {
        var definition = new JsonObject
        {
            ["name"] = $"World of {type}", ["type"] = type, ["currency"] = "CNY", ["timeZone"] = Pick(Zones),
        };
        var terms = new WorldTerms(random, hasCard: type == "punchCard");
        if (terms.Maturity(ofProgram: true) is { } maturity) definition["maturity"] = maturity;
        if (terms.OfProgram() is { } expiry) definition["expiry"] = expiry;
        definition["earning"] = new WorldRules(random, terms, known, type).Earning();
        if (type == "spend") definition["thresholds"] = Thresholds();
        if (type == "tiered") definition["tiers"] = new WorldTiers(random, terms).Tiers();
        if (type == "vip") definition["membership"] = new WorldPlans(random, terms).Membership();
        if (type == "punchCard") definition["card"] = Card(terms);
        definition["returns"] = new JsonObject { ["negativeBalance"] = Pick("allow", "forbid") };
        return definition;
    }

    private JsonArray Thresholds()
    {
        var thresholds = new JsonArray(new JsonObject
        {
            ["id"] = "every", ["every"] = 20000, ["over"] = Pick("month", "quarter", "year", "membershipYear"),
            ["units"] = 15,
        });
        if (random.Next(2) == 0)
        {
            thresholds.Add(new JsonObject
            {
                ["id"] = "once", ["at"] = 60000, ["over"] = Pick("month", "year", "lifetime", "membershipYear"),
                ["units"] = 100,
            });
        }

        return thresholds;
    }

    private JsonObject Card(WorldTerms terms)
    {
        var card = new JsonObject { ["stamps"] = random.Next(3, 8), ["reward"] = "A coffee" };
        if (random.Next(2) == 0) card["headStart"] = random.Next(1, 3);
        if (terms.CardExpires)
            card["expiresAfter"] = new JsonObject { ["period"] = Pick("P1M", "P6M"), ["roundTo"] = "endOfDay" };
        return card;
    }

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
