using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Goals;

/// <summary>A goal that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record GoalParse(GoalDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a goal from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class GoalReader
{
    private const int LongestText = 100;

    // Its shape is compared with the year before, day by day.
    private const int LongestYears = 5;

    /// <param name="isSegment">Whether the tenant has such a segment, and has not archived it.</param>
    public static GoalParse Read(JsonElement json, Func<Guid, bool> isSegment)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new GoalParse(null, log.Faults);
        var name = root.Text("name", LongestText);
        var metric = root.Word("metric", GoalDefinition.Metrics);
        var segment = Segment(root, isSegment);
        var (from, to) = (Day(root, "from"), Day(root, "to"));
        if (from >= to) log.Add("/to", FaultCodes.OutOfRange, "Must be after from.");
        else if (from?.AddYears(LongestYears) < to)
            log.Add("/to", FaultCodes.OutOfRange, $"Must be at most {LongestYears} years after from.");
        var target = root.Rate("target", metric == GoalMetric.RepeatPurchaseRate ? 1 : ConditionFields.GreatestNumber);
        var currency = Currency(root);
        root.Close();
        if (metric == GoalMetric.MembersInSegment && segment is null && log.Count == 0)
            log.Add("/segmentId", FaultCodes.Required, "Members are counted in a segment.");
        return log.Count > 0 ? new GoalParse(null, log.Faults)
            : new GoalParse(
                new GoalDefinition
                {
                    Name = name!, Metric = metric!.Value, SegmentId = segment, From = from!.Value, To = to!.Value,
                    Target = target!.Value, Currency = currency,
                },
                []);
    }

    private static Guid? Segment(JsonFields root, Func<Guid, bool> isSegment)
    {
        if (!root.TryGet("segmentId", out var json)) return null;
        if (JsonValues.Text(json, "/segmentId", LongestText, root.Log) is not { } text) return null;
        if (!PublicId.TryParse(PublicId.Segment, text, out var id))
            root.Log.Add("/segmentId", FaultCodes.InvalidFormat, "Must be the id of a segment.");
        else if (!isSegment(id))
            root.Log.Add("/segmentId", FaultCodes.InvalidValue,
                "Names no segment of this tenant that is not archived.");
        else return id;
        return null;
    }

    private static DateOnly? Day(JsonFields root, string name) =>
        root.Required(name) is { } json ? JsonValues.Date(json, root.At(name), root.Log) : null;

    private static string? Currency(JsonFields root)
    {
        if (!root.TryGet("currency", out var json)) return null;
        if (JsonValues.Text(json, "/currency", LongestText, root.Log) is not { } text) return null;
        if (Currencies.IsInUse(text)) return text;
        root.Log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        return null;
    }
}
