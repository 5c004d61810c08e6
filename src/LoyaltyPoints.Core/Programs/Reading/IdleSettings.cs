namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds what an earning section says of rules that it does not have.</summary>
internal static class IdleSettings
{
    private static readonly string[] OfRules = ["rounding", "combine", "minimumOrder", "maximumPerPurchase"];

    // Tiers and thresholds count money, so for them these mean something without any rule.
    private static readonly string[] OfMoney = ["basis", "exclude"];

    public static void Find(JsonFields earning, ProgramType? type)
    {
        if (earning.TryGet("rules", out _) || type is not (ProgramType.Spend or ProgramType.Tiered or ProgramType.Vip))
            return;
        var countsMoney = type != ProgramType.Vip;
        var has = (string name) => earning.TryGet(name, out _);
        var anyActivities = has("activities");
        if (!anyActivities && !(countsMoney && OfMoney.Any(has)))
            earning.Log.Add(earning.Pointer, FaultCodes.Required,
                "It says nothing of how units are earned; add rules or activities, or leave it out.");
        var idle = OfRules.Concat(countsMoney ? [] : OfMoney).Concat(anyActivities ? [] : ["cap"]);
        foreach (var name in idle.Where(has))
            earning.Log.Add(earning.At(name), FaultCodes.Unreachable, "There are no rules that it could concern.");
    }
}
