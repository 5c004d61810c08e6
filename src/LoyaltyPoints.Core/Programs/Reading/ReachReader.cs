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
        List<Part> parts = [];
        foreach (var (word, metric) in ProgramWords.Metrics)
        {
            if (!fields.TryGet(word, out var value)) continue;
            metrics++;
            if (JsonValues.Whole(value, fields.At(word), 1, ConditionFields.GreatestNumber, log) is { } least)
                parts.Add(new Part(new MetricReach(metric, least), fields.At(word)));
        }

        if (fields.TryGet("all", out var all) && List(all, fields.At("all"), depth) is { } every) parts.AddRange(every);
        if (fields.TryGet("any", out var any) && List(any, fields.At("any"), depth) is { } some)
        {
            FindIdle(some, (part, other) => Reach.Implies(part, other));
            var reaches = some.ConvertAll(part => part.Reach);
            parts.Add(new Part(reaches is [var only] ? only : new AnyReach(reaches), fields.At("any")));
        }

        fields.Close();
        if (log.Count > before || parts.Count == 0) return null;
        FindIdle(parts, (part, other) => Reach.Implies(other, part));
        return parts is [var one] ? one.Reach : new AllReach(parts.ConvertAll(part => part.Reach));
    }

    private List<Part>? List(JsonElement json, string at, int depth) => ListReader.Read(
        json, at, MostMetrics, "metric", log,
        (element, place) => Read(element, place, depth + 1) is { } reach ? new Part(reach, place) : null);

    // Of two that do the same, the later is one too many. Where there are too many metrics, that is fault enough; to
    // compare them could take for ever.
    private void FindIdle(List<Part> parts, Func<TierReach, TierReach, bool> isIdleBeside)
    {
        if (metrics > MostMetrics) return;
        for (var i = 0; i < parts.Count; i++)
        {
            var (reach, at) = parts[i];
            for (var j = 0; j < parts.Count; j++)
            {
                if (i == j || !isIdleBeside(reach, parts[j].Reach)) continue;
                if (i < j && isIdleBeside(parts[j].Reach, reach)) continue;
                log.Add(at, FaultCodes.Unreachable, $"It changes nothing: {parts[j].At} decides.");
                break;
            }
        }
    }

    private sealed record Part(TierReach Reach, string At);
}
