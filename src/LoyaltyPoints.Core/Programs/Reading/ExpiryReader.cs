using System.Globalization;
using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads when units are gone again.</summary>
internal static class ExpiryReader
{
    private const int MostDates = 20;
    private const string AfterInactivity = "afterInactivity";

    /// <summary>Of all units of a program, unless more is said of some; null: never.</summary>
    public static (Expiry? Expiry, CalendarPeriod? ReinstateWithin) OfProgram(JsonFields? fields)
    {
        if (fields is null || Kind(fields) is not { } kind) return (null, null);
        var expiry = Read(kind, fields);
        var reinstate = kind == "never" ? null : PeriodReader.Optional(fields, "reinstateWithin");
        fields.Close();
        return (expiry is ExpiryNever ? null : expiry, reinstate);
    }

    /// <summary>Of some units of a program; null: as the program says.</summary>
    public static Expiry? OfSome(JsonFields? fields)
    {
        if (fields is null || Kind(fields) is not { } kind) return null;
        if (kind == AfterInactivity)
            fields.Log.Add(fields.At("kind"), FaultCodes.InvalidValue,
                "Inactivity is of the whole account; it can stand in the program's own expiry only.");
        var expiry = Read(kind, fields);
        fields.Close();
        return expiry;
    }

    private static string? Kind(JsonFields fields) =>
        fields.Kind("kind", ["never", "afterEarning", "fixedDates", AfterInactivity]);

    private static Expiry? Read(string kind, JsonFields fields)
    {
        if (kind == "never") return new ExpiryNever();
        if (kind == "fixedDates") return Dates(fields) is { } days ? new ExpiryOnFixedDates(days) : null;
        var (found, roundTo) = PeriodReader.Rounded(fields);
        return found is not { } period ? null
            : kind == AfterInactivity ? new ExpiryAfterInactivity(period, roundTo)
            : new ExpiryAfterEarning(period, roundTo);
    }

    private static (int Month, int Day)[]? Dates(JsonFields fields)
    {
        if (fields.Required("dates") is not { } json
            || ListReader.Open(json, fields.At("dates"), MostDates, "date", fields.Log) is not { } elements)
            return null;
        SortedSet<(int, int)> days = [];
        foreach (var (element, at) in elements)
        {
            if (Day(element, at, fields.Log) is { } day && !days.Add(day))
                fields.Log.Add(at, FaultCodes.Duplicate, "The date is in the list already.");
        }

        return days.Count == elements.Count ? [.. days] : null;
    }

    private static (int, int)? Day(JsonElement json, string at, FaultLog log)
    {
        // Of a leap year, so that 29 February is one.
        if (DateOnly.TryParseExact($"2000-{JsonValues.TextOf(json)}", "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)) return (date.Month, date.Day);
        log.Add(at, json.ValueKind == JsonValueKind.String ? FaultCodes.InvalidFormat : FaultCodes.WrongType,
            "Must be month and day such as 06-30.");
        return null;
    }
}
