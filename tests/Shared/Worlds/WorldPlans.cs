using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws the section <c>membership</c>.</summary>
internal sealed class WorldPlans(Random random, WorldTerms terms)
{
    public static readonly string[] Ids = ["monthly", "yearly", "forever"];

    public JsonObject Membership()
    {
        var membership = new JsonObject
        {
            ["plans"] = new JsonArray(
                Plan("monthly", "P1M", 1000, 900), Plan("yearly", "P1Y", 9000, 8000),
                Plan("forever", null, 50000, null)),
        };
        if (Chance(2)) membership["pastDue"] = "P3D";
        if (Chance(2)) membership["grace"] = "P20D";
        if (!Chance(4)) membership["refundWithin"] = "P14D";
        return membership;
    }

    private JsonObject Plan(string id, string? interval, long initial, long? renewal)
    {
        var plan = new JsonObject { ["id"] = id, ["name"] = id, ["interval"] = interval, ["initialFee"] = initial };
        if (renewal is not null) plan["renewalFee"] = renewal;
        if (Chance(2)) plan["trial"] = "P14D";
        if (Chance(2)) plan["unitsPerPeriod"] = 50;
        var benefits = new JsonObject();
        if (Chance(2)) benefits["multiplier"] = 2;
        if (Chance(3)) benefits["birthdayUnits"] = 22;
        if (Chance(3)) benefits["anniversaryUnits"] = 11;
        if (Chance(4)) terms.AddExpiry(benefits);
        if (benefits.Count > 0) plan["benefits"] = benefits;
        return plan;
    }

    private bool Chance(int of) => random.Next(of) == 0;
}
