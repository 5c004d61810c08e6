using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads what reaches one tier: metrics, and <c>all</c> and <c>any</c> of more; all in an object must hold.
/// </summary>
internal sealed class ReachReader(FaultLog log)
{
    public const int Deepest = 5;
    public const int MostMetrics = 20;

    private int metrics;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public TierReach? Read(JsonElement json, string at)
    {
        var reach = Read(json, at, 1);
        if (metrics > MostMetrics)
            log.Add(at, FaultCodes.TooMany, $"At most {MostMetrics} metrics are allowed for one tier.");
        return metrics > MostMetrics ? null : reach;
    }

    private TierReach? Read(JsonElement json, string at, int depth)
    {
        if (depth > Deepest) log.Add(at, FaultCodes.TooDeep, $"Metrics may be nested {Deepest} deep.");
        if (depth > Deepest || JsonFields.Open(json, at, log) is not { } fields) return null;
        if (fields.Count == 0) log.Add(at, FaultCodes.Required, "Say at least one metric.");
        var before = log.Count;
        List<TierReach> parts = [];
        foreach (var (word, metric) in ProgramWords.Metrics)
        {
            if (!fields.TryGet(word, out var value)) continue;
            metrics++;
            if (JsonValues.Whole(value, fields.At(word), 1, ConditionFields.GreatestNumber, log) is { } least)
                parts.Add(new MetricReach(metric, least));
        }

        if (fields.TryGet("all", out var all) && List(all, fields.At("all"), depth) is { } every) parts.AddRange(every);
        if (fields.TryGet("any", out var any) && List(any, fields.At("any"), depth) is { } some)
            parts.Add(some is [var only] ? only : new AnyReach(some));
        fields.Close();
        return log.Count > before || parts.Count == 0 ? null : parts is [var one] ? one : new AllReach(parts);
    }

    private List<TierReach>? List(JsonElement json, string at, int depth) => ListReader.Read(
        json, at, MostMetrics, "metric", log, (element, place) => Read(element, place, depth + 1));
}
