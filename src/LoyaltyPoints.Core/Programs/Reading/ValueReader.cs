using System.Globalization;
using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads single values of a field of conditions.</summary>
internal sealed class ValueReader(ConditionField field, FaultLog log)
{
    private const int LongestText = 200;

    // ISO 8601: weeks start on Monday.
    private static readonly (string Word, long Value)[] Weekdays =
        [("mon", 1), ("tue", 2), ("wed", 3), ("thu", 4), ("fri", 5), ("sat", 6), ("sun", 7)];

    public string? Text(JsonElement json, string at)
    {
        var text = JsonValues.Text(json, at, LongestText, log);
        if (text is not null && field.IdPrefix is { } prefix && !PublicId.TryParse(prefix, text, out _))
        {
            log.Add(at, FaultCodes.InvalidFormat, $"Must be an id of the form {prefix}_....");
            return null;
        }

        if (text is null || field.Words?.Contains(text) != false) return text;
        log.Add(at, FaultCodes.InvalidValue, $"Must be one of {string.Join(", ", field.Words)}.");
        return null;
    }

    /// <summary>The value as a number: days for dates, minutes for times.</summary>
    /// <param name="isEnd">Whether it ends a range, so that a time may be 24:00.</param>
    public long? Number(JsonElement json, string at, bool isEnd = false)
    {
        switch (field.Form)
        {
            case FieldForm.Number:
                return JsonValues.Whole(json, at, field.Least, field.Greatest, log);
            case FieldForm.DayOfWeek:
                return JsonValues.Word(json, at, Weekdays, log);
        }

        var isDate = field.Form == FieldForm.Date;
        var wanted = isDate ? "Must be a date such as 2026-01-31." : "Must be a time from 00:00 to 23:59.";
        if (json.ValueKind != JsonValueKind.String)
        {
            log.Add(at, FaultCodes.WrongType, wanted);
            return null;
        }

        var text = JsonValues.TextOf(json);
        var number = isDate ? Date(text) : isEnd && text == "24:00" ? field.Greatest + 1 : Time(text);
        if (number is null) log.Add(at, FaultCodes.InvalidFormat, wanted);
        return number;
    }

    private static long? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber : null;

    private static long? Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute : null;
}
