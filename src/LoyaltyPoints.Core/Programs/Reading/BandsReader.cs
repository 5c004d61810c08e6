using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads what a rule with bands gives.</summary>
internal static class BandsReader
{
    private const int MostBands = 20;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public static BandsEarn? Read(JsonFields fields, ProgramType? type)
    {
        if (type is not (null or ProgramType.Spend))
            fields.Log.Add(fields.At("kind"), FaultCodes.InvalidValue, "Bands are of programs of type spend.");
        var over = WindowReader.Read(fields, "over");
        var per = fields.Whole("per", 1, ConditionFields.GreatestNumber);
        var bands = fields.Required("bands") is { } json ? Bands(json, fields.At("bands"), fields.Log) : null;
        return over is null || per is null || bands is null ? null : new BandsEarn(over, per.Value, bands);
    }

    private static List<Band>? Bands(JsonElement json, string at, FaultLog log)
    {
        if (ListReader.Open(json, at, MostBands, "band", log) is not { } elements) return null;
        var before = log.Count;
        List<Band> bands = [];
        foreach (var (element, place) in elements)
        {
            if (Band(element, place, log) is not { } band) continue;
            Check(band, bands, place, log);
            bands.Add(band);
        }

        if (log.Count == before && bands is [{ Units: 0 }])
            log.Add(at, FaultCodes.Unreachable, "A rule that gives no units is none.");
        return log.Count > before ? null : bands;
    }

    private static Band? Band(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var from = fields.Whole("from", 0, ConditionFields.GreatestNumber);
        var units = fields.Rate("units", EarningReader.GreatestUnits, zero: true);
        fields.Close();
        return from is null || units is null ? null : new Band(from.Value, units.Value);
    }

    private static void Check(Band band, List<Band> before, string at, FaultLog log)
    {
        if (before.Count == 0)
        {
            if (band.From != 0 && at.EndsWith("/0", StringComparison.Ordinal))
                log.Add($"{at}/from", FaultCodes.InvalidValue, "The first band begins at 0.");
            return;
        }

        if (band.From <= before[^1].From)
            log.Add($"{at}/from", FaultCodes.InvalidValue, "Each band begins above the one before.");
        if (band.Units == before[^1].Units)
            log.Add($"{at}/units", FaultCodes.InvalidValue, "The same as in the band before, so it changes nothing.");
    }
}
