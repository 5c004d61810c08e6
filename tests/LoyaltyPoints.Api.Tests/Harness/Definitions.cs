using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Program definitions, as a merchant would write them.</summary>
public static class Definitions
{
    /// <summary>A points program with these earning rules; units are available at once and never expire.</summary>
    public static JsonObject Points(params JsonObject[] rules) => new()
    {
        ["name"] = Bodies.Unique("Everyday points"),
        ["type"] = "points",
        ["currency"] = "CNY",
        ["timeZone"] = "Asia/Shanghai",
        ["earning"] = new JsonObject
        {
            ["basis"] = new JsonObject
            {
                ["tax"] = "excluded", ["shipping"] = "excluded", ["paidWithUnits"] = "excluded",
            },
            ["rules"] = new JsonArray([.. rules]),
            ["combine"] = "sum",
        },
        ["maturity"] = new JsonObject { ["kind"] = "immediate" },
        ["expiry"] = new JsonObject { ["kind"] = "never" },
        ["returns"] = new JsonObject { ["negativeBalance"] = "allow" },
    };

    /// <summary>So many units for each full step of so much money.</summary>
    public static JsonObject Spend(long per, long units) => Points(SpendRule(per, units));

    public static JsonObject SpendRule(long per, long units) => Rule("base", new JsonObject
    {
        ["kind"] = "spend", ["per"] = per, ["units"] = units, ["step"] = "whole", ["rounding"] = "floor",
    });

    public static JsonObject Rule(string id, JsonObject earn, JsonObject? when = null)
    {
        var rule = new JsonObject { ["id"] = id, ["earn"] = earn };
        if (when is not null) rule["when"] = when;
        return rule;
    }
}
