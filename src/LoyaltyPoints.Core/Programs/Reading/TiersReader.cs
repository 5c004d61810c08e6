using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>tiers</c>.</summary>
internal static class TiersReader
{
    private const int MostLevels = 20;
    private const int LongestName = 100;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public static TiersDefinition? Read(JsonFields fields)
    {
        var log = fields.Log;
        var before = log.Count;
        var window = WindowReader.Read(fields, "window");
        var levels = Levels(fields);
        var validity = Validity(fields);
        var atEnd = fields.Word("atEnd", ProgramWords.TierFalls, TierFall.ToEarned);
        var grace = Grace(fields.Object("grace"));
        var crossing = fields.Word("crossingEarns", ProgramWords.Crossings, false);
        var recheck = fields.Word("afterReturn", ProgramWords.AfterReturns, true);
        fields.Close();
        if (window is null || levels is null || validity is null) return null;
        var tiers = new TiersDefinition
        {
            Window = window, Levels = levels, Validity = validity, AtEnd = atEnd, Grace = grace,
            CrossingEarnsNew = crossing, RecheckAfterReturn = recheck,
        };
        new TierChecks(tiers, fields.Pointer, log).Find();
        return log.Count > before ? null : tiers;
    }

    private static List<TierDefinition>? Levels(JsonFields fields)
    {
        if (fields.Required("levels") is not { } json) return null;
        var ids = IdReader.OfHoldings();
        var isFirst = true;
        return ListReader.Read(json, fields.At("levels"), MostLevels, "level", fields.Log, (element, at) =>
        {
            var level = Level(element, at, ids, fields.Log, isFirst);
            isFirst = false;
            return level;
        });
    }

    private static TierDefinition? Level(JsonElement json, string at, IdReader ids, FaultLog log, bool isFirst)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var before = log.Count;
        var id = ids.Read(fields);
        var name = fields.Text("name", LongestName);
        TierReach? reach = null;
        if (fields.TryGet("reach", out var found)) reach = new ReachReader(log).Read(found, fields.At("reach"));
        else if (!isFirst)
            log.Add(fields.At("reach"), FaultCodes.Required, "Only the lowest level can be every member's.");
        var benefits = BenefitsReader.Read(fields);
        fields.Close();
        return log.Count > before || id is null || name is null ? null : new TierDefinition(id, name, reach, benefits);
    }

    private static TierValidity? Validity(JsonFields owner)
    {
        if (owner.Required("validity") is not { } json
            || JsonFields.Open(json, owner.At("validity"), owner.Log) is not { } fields) return null;
        var kind = fields.Kind("kind", ["endOfPeriod", "endOfNextPeriod", "nextPeriod", "period", "whileReached"]);
        if (kind is null) return null; // which fields belong to it is not known
        TierValidity? validity = kind switch
        {
            "endOfPeriod" => new ToEndOfPeriod(),
            "endOfNextPeriod" => new ToEndOfNextPeriod(),
            "nextPeriod" => new ThroughNextPeriod(),
            "whileReached" => new WhileReached(),
            _ => PeriodReader.Read(fields, "period") is { } period ? new ForPeriod(period) : null,
        };
        fields.Close();
        return validity;
    }

    private static GracePeriod? Grace(JsonFields? fields)
    {
        if (fields is null) return null;
        var (period, roundTo) = PeriodReader.Rounded(fields);
        fields.Close();
        return period is { } given ? new GracePeriod(given, roundTo) : null;
    }
}
