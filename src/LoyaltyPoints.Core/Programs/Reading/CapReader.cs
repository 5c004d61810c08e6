using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a field <c>cap</c>: one cap or a list of them, at most one a period.</summary>
internal static class CapReader
{
    /// <param name="perPurchase">Whether there are purchases, over one of which a cap could be counted.</param>
    public static IReadOnlyList<CapDefinition> Read(JsonFields owner, bool perPurchase = true, string name = "cap")
    {
        if (!owner.TryGet(name, out var json)) return [];
        var at = owner.At(name);
        if (json.ValueKind != JsonValueKind.Array)
            return Cap(json, at, owner.Log, perPurchase) is { } single ? [single] : [];
        if (json.GetArrayLength() == 0) owner.Log.Add(at, FaultCodes.Required, "The list of caps is empty.");

        List<CapDefinition> caps = [];
        for (var i = 0; i < json.GetArrayLength(); i++)
        {
            if (Cap(json[i], $"{at}/{i}", owner.Log, perPurchase) is not { } cap) continue;
            if (caps.Exists(other => other.Per == cap.Per))
                owner.Log.Add($"{at}/{i}/per", FaultCodes.Duplicate, "There is a cap for this period already.");
            caps.Add(cap);
        }

        return caps;
    }

    private static CapDefinition? Cap(JsonElement json, string at, FaultLog log, bool perPurchase)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var units = fields.Whole("units", 1, EarningReader.GreatestUnits);
        var per = fields.Word("per", ProgramWords.CapPeriods);
        if (per == CapPeriod.Purchase && !perPurchase)
            log.Add(fields.At("per"), FaultCodes.InvalidValue, "An activity is no purchase.");
        fields.Close();
        return units is null || per is null ? null : new CapDefinition(units.Value, per.Value);
    }
}
