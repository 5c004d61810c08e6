using System.Globalization;
using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Segments;

/// <summary>A segment that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record SegmentParse(SegmentDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a segment from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class SegmentReader
{
    private const int LongestName = 100;
    private const string WhenAt = "/when";

    private static readonly string[] Kinds = ["conditions", "list"];

    /// <param name="isProgram">Whether the tenant has such a program.</param>
    /// <param name="isSegment">Whether the tenant has such a segment, and has not archived it.</param>
    public static SegmentParse Read(JsonElement json, Func<Guid, bool> isProgram, Func<Guid, bool> isSegment)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new SegmentParse(null, log.Faults);
        var name = root.Text("name", LongestName);
        var kind = root.Kind("kind", Kinds);
        var scope = new Scope(log, isProgram);
        Condition? when = null;
        SegmentSchedule? refresh = null;
        if (kind == "conditions")
        {
            when = root.Required("when") is { } condition
                ? new ConditionReader(scope, log).Read(condition, WhenAt) : null;
            refresh = Schedule(root.Object("refresh"));
        }

        root.Close();
        var others = when is null ? [] : Others(when, isSegment, log);
        if (when is not null && log.Count == 0)
            new Contradictions(log, null, new EarningDefinition { Rules = [] }).Allow(when);
        return log.Count > 0 ? new SegmentParse(null, log.Faults)
            : new SegmentParse(
                new SegmentDefinition
                {
                    Name = name!, When = when, Refresh = refresh, Others = others,
                    Asked = [.. scope.Asked.Values.OrderBy(field => field.Name, StringComparer.Ordinal)],
                },
                []);
    }

    private static SegmentSchedule? Schedule(JsonFields? fields)
    {
        if (fields is null) return null;
        var every = fields.Word("every", SegmentSchedule.Paces);
        var minute = every == SegmentPace.Hour ? 0 : Minute(fields);
        var on = every == SegmentPace.Week ? fields.Word("on", ProgramWords.Weekdays) : null;
        fields.Close();
        return every is { } pace && minute is { } at ? new SegmentSchedule(pace, at, on ?? DayOfWeek.Monday) : null;
    }

    private static int? Minute(JsonFields fields)
    {
        if (fields.Required("at") is not { } json) return null;
        if (TimeOnly.TryParseExact(
            JsonValues.TextOf(json), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;
        fields.Log.Add(
            fields.At("at"), json.ValueKind == JsonValueKind.String ? FaultCodes.InvalidFormat : FaultCodes.WrongType,
            "Must be a time from 00:00 to 23:59.");
        return null;
    }

    private static List<Guid> Others(Condition when, Func<Guid, bool> isSegment, FaultLog log)
    {
        var others = new HashSet<Guid>();
        foreach (var (id, at) in OtherSegments.Of(when))
        {
            if (isSegment(id)) others.Add(id);
            else log.Add(at, FaultCodes.InvalidValue, "Names no segment of this tenant that is not archived.");
        }

        return [.. others];
    }

    private sealed class Scope(FaultLog log, Func<Guid, bool> isProgram) : IConditionScope
    {
        public Dictionary<string, SegmentField> Asked { get; } = new(StringComparer.Ordinal);

        public ConditionField? Find(string name, JsonElement value, string at)
        {
            if (SegmentField.Parse(name) is not { } field)
            {
                log.Add(at, FaultCodes.UnknownField,
                    $"A segment's condition has all, any, not, and {string.Join("; ", SegmentField.Names)}.");
                return null;
            }

            if (field.ProgramId is { } programId && !isProgram(programId))
            {
                log.Add(at, FaultCodes.InvalidValue, "Names no program of this tenant.");
                return null;
            }

            Asked[name] = field;
            return field.Condition();
        }
    }
}
