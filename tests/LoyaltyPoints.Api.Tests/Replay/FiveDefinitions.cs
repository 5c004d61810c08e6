using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>One program of each kind for a shop in London, simple enough to be counted by hand.</summary>
internal static class FiveDefinitions
{
    public static readonly string[] Types = ["points", "spend", "tiered", "vip", "punchCard"];

    public static JsonObject Of(string type)
    {
        var definition = type switch
        {
            "spend" => Spend(),
            "tiered" => Tiered(),
            "vip" => Club.Definition().With("earning", Visits(2)),
            "punchCard" => Card(),
            _ => Definitions.Spend(1_00, 1),
        };
        return definition.With("type", type).With("currency", "GBP").With("timeZone", "Europe/London");
    }

    private static JsonObject Visits(long units) => new()
    {
        ["rules"] = new JsonArray(Definitions.Rule("visit", new JsonObject { ["kind"] = "visit", ["units"] = units })),
    };

    private static JsonObject Spend()
    {
        var definition = Definitions.Points(Definitions.Rule("bands", new JsonObject
        {
            ["kind"] = "bands", ["over"] = "year", ["per"] = 1_00,
            ["bands"] = new JsonArray(Band(0, 1), Band(500_00, 2), Band(2000_00, 3)),
        }));
        return definition.With("thresholds", new JsonArray(new JsonObject
        {
            ["id"] = "month", ["every"] = 300_00, ["over"] = "month", ["units"] = 5,
        }));
    }

    private static JsonObject Band(long from, long units) => new() { ["from"] = from, ["units"] = units };

    private static JsonObject Tiered()
    {
        var rule = Definitions.SpendRule(1_00, 1);
        rule["earn"]!["step"] = "proportional";
        return Definitions.Points(rule).With("tiers", new JsonObject
        {
            ["window"] = new JsonObject { ["rolling"] = "P3M" },
            ["levels"] = new JsonArray(Level("silver", 300_00, 1.5m), Level("gold", 1500_00, 2)),
            ["validity"] = new JsonObject { ["kind"] = "whileReached" },
        });
    }

    private static JsonObject Level(string id, long spend, decimal multiplier) => new()
    {
        ["id"] = id, ["name"] = id, ["reach"] = new JsonObject { ["spend"] = spend },
        ["benefits"] = new JsonObject { ["multiplier"] = multiplier },
    };

    private static JsonObject Card()
    {
        var earning = Visits(1);
        earning["minimumOrder"] = 20_00;
        return Definitions.Points().With("earning", earning)
            .With("card", new JsonObject { ["stamps"] = 10, ["reward"] = "A gift" });
    }
}
