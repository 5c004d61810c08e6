using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads from when to when a rule applies: <c>{ "from"?, "to"? }</c>, half-open.</summary>
internal static partial class EffectiveReader
{
    private const string Wanted =
        "Must be a local date such as 2026-01-01, or an instant with its offset such as 2026-01-01T00:00:00+08:00.";

    public static (Instant From, Instant To) Read(JsonFields? fields, LocalCalendar? calendar)
    {
        if (fields is null) return (Instant.Beginning, Instant.Never);
        if (!fields.TryGet("from", out _) & !fields.TryGet("to", out _))
            fields.Log.Add(fields.Pointer, FaultCodes.Required, "Say from when, to when, or both.");
        var from = Bound(fields, "from", calendar) ?? Instant.Beginning;
        var to = Bound(fields, "to", calendar) ?? Instant.Never;
        if (from >= to)
            fields.Log.Add(fields.Pointer, FaultCodes.Unreachable, "Ends before it begins, so it never applies.");
        fields.Close();
        return (from, to);
    }

    /// <summary>One bound, a local date or an instant; null where it is absent or at fault.</summary>
    public static Instant? Bound(JsonFields fields, string name, LocalCalendar? calendar)
    {
        if (!fields.TryGet(name, out var json)) return null;
        var text = JsonValues.TextOf(json);
        if (json.ValueKind != JsonValueKind.String) fields.Log.Add(fields.At(name), FaultCodes.WrongType, Wanted);
        else if (text is null || Parse(text) is not { } bound)
            fields.Log.Add(fields.At(name), FaultCodes.InvalidFormat, Wanted);
        else if (bound.Instant is { } instant) return instant;
        else if (bound.Date is { } date) return calendar?.StartOf(date); // without a zone there is a fault already
        return null;
    }

    private static (DateOnly? Date, Instant? Instant)? Parse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return (date, null);
        return InstantForm().IsMatch(text) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? (null, Instant.From(instant)) : null;
    }

    [GeneratedRegex(
        "^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\\z")]
    private static partial Regex InstantForm();
}
