using System.Globalization;
using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a field <c>schedule</c>: from when to when, and the hours of the week; all half-open.</summary>
internal static class ScheduleReader
{
    private const int MostHours = 20;
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Null, with faults, if it is absent or any part of it cannot be read.</summary>
    public static Schedule? Read(JsonFields owner, LocalCalendar? calendar)
    {
        if (owner.Required("schedule") is not { } json
            || JsonFields.Open(json, owner.At("schedule"), owner.Log) is not { } fields) return null;
        var before = fields.Log.Count;
        var from = fields.Required("from") is null ? null : EffectiveReader.Bound(fields, "from", calendar);
        var to = fields.Required("to") is null ? null : EffectiveReader.Bound(fields, "to", calendar);
        if (from >= to)
            fields.Log.Add(fields.Pointer, FaultCodes.Unreachable, "Ends before it begins, so it never runs.");
        var weekly = fields.TryGet("weekly", out var hours)
            ? ListReader.Read(hours, fields.At("weekly"), MostHours, "span of hours", fields.Log,
                (element, at) => Hours(element, at, fields.Log))
            : [];
        fields.Close();
        return fields.Log.Count > before || from is null || to is null || weekly is null ? null
            : new Schedule(from.Value, to.Value, weekly);
    }

    private static WeeklyHours? Hours(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var days = fields.Required("days") is { } list ? Days(list, fields.At("days"), log) : null;
        var from = Minute(fields, "from", isEnd: false);
        var to = Minute(fields, "to", isEnd: true);
        if (from >= to)
            log.Add(at, FaultCodes.Unreachable,
                "Ends before it begins; hours over midnight are two spans, to 24:00 and from 00:00.");
        fields.Close();
        return days is null || from is null || to is null ? null : new WeeklyHours(days, from.Value, to.Value);
    }

    private static HashSet<DayOfWeek>? Days(JsonElement json, string at, FaultLog log)
    {
        if (ListReader.Open(json, at, ProgramWords.Weekdays.Length, "day", log) is not { } elements) return null;
        var days = new HashSet<DayOfWeek>();
        foreach (var (element, place) in elements)
        {
            if (JsonValues.Word(element, place, ProgramWords.Weekdays, log) is { } day && !days.Add(day))
                log.Add(place, FaultCodes.Duplicate, "The day is in the list already.");
        }

        return days.Count == elements.Count ? days : null;
    }

    private static int? Minute(JsonFields fields, string name, bool isEnd)
    {
        if (fields.Required(name) is not { } json) return null;
        var text = JsonValues.TextOf(json);
        if (isEnd && text == "24:00") return MinutesOfDay;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return (time.Hour * 60) + time.Minute;
        fields.Log.Add(
            fields.At(name), json.ValueKind == JsonValueKind.String ? FaultCodes.InvalidFormat : FaultCodes.WrongType,
            "Must be a time from 00:00 to 23:59, or 24:00 as an end.");
        return null;
    }
}
