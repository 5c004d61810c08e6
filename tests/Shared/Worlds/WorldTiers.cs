using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws the section <c>tiers</c>: every window, validity, end, grace and benefit.</summary>
internal sealed class WorldTiers(Random random, WorldTerms terms)
{
    private static readonly string[] Metrics = ["spend", "visits", "unitsEarned", "balance"];

    public JsonObject Tiers()
    {
        var window = Pick("lifetime", "month", "quarter", "year", "membershipYear", "P12M", "P2M", "P45D");
        var metrics = Chance(3) ? [Pick(Metrics), Pick(Metrics)] : new[] { Pick(Metrics) };
        var validity = Validity(hasPeriods: window[0] is not ('P' or 'l'), metrics.All(metric => metric == "balance"));
        var tiers = new JsonObject
        {
            ["window"] = window[0] == 'P' ? new JsonObject { ["rolling"] = window } : window,
            ["levels"] = Levels(metrics), ["validity"] = validity,
        };
        var whileReached = (string)validity["kind"]! == "whileReached";
        if (!whileReached) Ends(tiers);
        if (metrics.All(metric => metric is "spend" or "visits") && Chance(3)) tiers["crossingEarns"] = "new";
        return tiers;
    }

    private JsonObject Validity(bool hasPeriods, bool balanceOnly)
    {
        var kind = Pick("period", "whileReached", "endOfPeriod", "endOfNextPeriod", "nextPeriod");
        if (!hasPeriods && kind is not ("period" or "whileReached")) kind = Pick("period", "whileReached");
        if (balanceOnly && kind == "nextPeriod") kind = "endOfPeriod";
        return kind == "period"
            ? new JsonObject { ["kind"] = kind, ["period"] = Pick("P1M", "P12M", "P20D") }
            : new JsonObject { ["kind"] = kind };
    }

    private void Ends(JsonObject tiers)
    {
        var atEnd = Pick("toEarned", "toEarned", "oneDown", "keep");
        tiers["atEnd"] = atEnd;
        if (atEnd != "keep" && Chance(2))
        {
            tiers["grace"] = new JsonObject
            {
                ["period"] = Pick("P1M", "P10D"), ["roundTo"] = Pick("endOfDay", "endOfMonth", "endOfYear"),
            };
        }

        if (Chance(4)) tiers["afterReturn"] = "keep";
    }

    private JsonArray Levels(string[] metrics)
    {
        var levels = new JsonArray();
        if (Chance(3)) levels.Add(Level("t0", null));
        levels.Add(Level("t1", Reach(metrics, 1)));
        levels.Add(Level("t2", Reach(metrics, 3)));
        if (Chance(2)) levels.Add(Level("t3", Reach(metrics, 9)));
        return levels;
    }

    private static JsonObject Reach(string[] metrics, int times)
    {
        if (metrics is [var one]) return Reach(one, times);
        return metrics[0] == metrics[1] ? Reach(metrics[0], times)
            : new JsonObject { ["any"] = new JsonArray(Reach(metrics[0], times), Reach(metrics[1], times)) };
    }

    private static JsonObject Reach(string metric, int times) => new()
    {
        [metric] = times * metric switch { "spend" => 9000, "visits" => 2, "unitsEarned" => 60, _ => 50 },
    };

    private JsonObject Level(string id, JsonObject? reach)
    {
        var level = new JsonObject { ["id"] = id, ["name"] = id };
        if (reach is not null) level["reach"] = reach;
        var benefits = new JsonObject();
        if (Chance(3)) benefits["multiplier"] = 2;
        if (Chance(3)) benefits["birthdayUnits"] = 33;
        if (Chance(3)) benefits["anniversaryUnits"] = 44;
        if (Chance(4)) terms.AddExpiry(benefits);
        if (benefits.Count > 0) level["benefits"] = benefits;
        return level;
    }

    private bool Chance(int of) => random.Next(of) == 0;

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
