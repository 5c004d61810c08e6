using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws the section <c>earning</c> of one program.</summary>
internal sealed class WorldRules(
    Random random, WorldTerms terms, IReadOnlyList<(string Type, string Id)> known, string type)
{
    public JsonObject Earning()
    {
        var rules = new JsonArray(Base());
        if (Chance(3)) rules.Add(Rule("coffee", Coffee(), Is("line.category", "coffee"), cap: Chance(4)));
        if (known.Count > 0 && Chance(2)) rules.Add(Asking());
        if (Chance(5)) rules.Add(Rule("birthday", Earn("multiply", by: 2), Is("member.isBirthday", "yes")));
        if (Chance(4))
            rules.Add(Rule("welcome", Earn("fixed", units: 10), AtMost("member.daysEnrolled", 60), cap: Chance(2)));
        if (type == "tiered" && Chance(3))
            rules.Add(Rule("own", Earn("add", units: 3), Is("standing.tier", Pick("t1", "t2"))));
        if (Chance(6)) rules.Add(Rule("rich", Earn("visit", units: 1), AtLeast("standing.available", 30)));
        var earning = new JsonObject { ["rules"] = rules };
        if (Chance(3)) earning["basis"] = new JsonObject { ["shipping"] = "included", ["tax"] = "included" };
        if (Chance(6)) earning["cap"] = Cap(90, "day", "month", "lifetime");
        if (Chance(8)) earning["minimumOrder"] = 500;
        if (Activities() is { Count: > 0 } activities) earning["activities"] = activities;
        return earning;
    }

    private JsonObject Base() => type switch
    {
        "punchCard" => Rule("base", Earn("item", units: 1), Is("line.category", "coffee"), cap: Chance(3)),
        "spend" when Chance(2) => Rule("base", new JsonObject
        {
            ["kind"] = "bands", ["over"] = Window(), ["per"] = 100,
            ["bands"] = new JsonArray(Band(0, 1), Band(30000, 2), Band(80000, 0.5m)),
        }),
        _ => Rule("base", new JsonObject
        {
            ["kind"] = "spend", ["per"] = 100, ["units"] = 1, ["step"] = Pick("whole", "proportional"),
        }),
    };

    private JsonNode Window() => Chance(3) ? new JsonObject { ["rolling"] = Pick("P2M", "P12M") }
        : JsonValue.Create(Pick("month", "year", "membershipYear", "lifetime"));

    private static JsonObject Band(long from, decimal units) => new() { ["from"] = from, ["units"] = units };

    private JsonObject Coffee() => random.Next(4) switch
    {
        0 => Earn("multiply", by: 3), 1 => Earn("add", units: 2), 2 => Earn("item", units: 1), _ => Earn("fixed", 4),
    };

    private JsonObject Asking() => Rule(
        "other", random.Next(2) == 0 ? Earn("visit", units: 7) : Earn("multiply", by: 2), AskingFor(), cap: Chance(4));

    private JsonObject AskingFor()
    {
        var (other, id) = known[random.Next(known.Count)];
        return other switch
        {
            "tiered" when !Chance(4) => Is($"standing.{id}.tier", Pick("t1", "t2")),
            "vip" when !Chance(4) => Chance(2) ? Is($"standing.{id}.membership", Pick("active", "trialing", "grace"))
                : Is($"standing.{id}.plan", Pick("monthly", "yearly")),
            _ => AtLeast($"standing.{id}.available", 20),
        };
    }

    private JsonArray Activities()
    {
        var rules = new JsonArray();
        if (Chance(2))
            rules.Add(Activity("survey", "survey.completed", 25, AtLeast("activity.answers", 5), cap: Chance(2)));
        if (Chance(3)) rules.Add(Activity("joined", "member.enrolled", 20));
        var asked = known.Count > 0 && Chance(2) ? AskingFor() : null;
        if (Chance(3)) rules.Add(Activity("day", "member.birthday", 40, asked));
        var some = Chance(2) ? AtLeast("standing.available", 1) : null;
        if (Chance(3)) rules.Add(Activity("year", "member.anniversary", 30, some));
        return rules;
    }

    private JsonObject Activity(string id, string activity, long units, JsonObject? when = null, bool cap = false)
    {
        var rule = Rule(id, Earn("fixed", units), when, hasTerms: Chance(2));
        rule["activity"] = activity;
        if (cap) rule["cap"] = Cap(40, "day", "month", "lifetime");
        return rule;
    }

    private JsonObject Rule(
        string id, JsonObject earn, JsonObject? when = null, bool cap = false, bool? hasTerms = null)
    {
        var rule = new JsonObject { ["id"] = id, ["earn"] = earn };
        if (when is not null) rule["when"] = when;
        if (cap)
            rule["cap"] = Cap(30, "purchase", "day", "week", "month", "lifetime");
        if ((string)earn["kind"]! != "multiply" && (hasTerms ?? Chance(5))) terms.Add(rule);
        return rule;
    }

    private static JsonObject Earn(string kind, long units = 0, long by = 0)
    {
        var earn = new JsonObject { ["kind"] = kind };
        if (by > 0) earn["by"] = by;
        else earn["units"] = units;
        return earn;
    }

    private static JsonObject Is(string field, string value) => new() { [field] = new JsonArray(value) };

    private JsonObject Cap(long units, params string[] periods) =>
        new() { ["units"] = units, ["per"] = Pick(periods) };

    private static JsonObject AtLeast(string field, long least) =>
        new() { [field] = new JsonObject { ["gte"] = least } };

    private static JsonObject AtMost(string field, long most) => new() { [field] = new JsonObject { ["lt"] = most } };

    private bool Chance(int of) => random.Next(of) == 0;

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
