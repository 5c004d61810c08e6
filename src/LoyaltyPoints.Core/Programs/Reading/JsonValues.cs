using System.Globalization;
using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads single JSON values; what does not fit is logged and read as null.</summary>
internal static class JsonValues
{
    /// <summary>The text of a JSON string; null if it is no string, or holds half a surrogate pair or broken UTF-8.
    /// </summary>
    public static string? TextOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String) return null;
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text of 1 to <paramref name="longest"/> characters, no blanks around it, no controls in it.</summary>
    public static string? Text(JsonElement json, string pointer, int longest, FaultLog log)
    {
        var text = TextOf(json);
        if (json.ValueKind != JsonValueKind.String) log.Add(pointer, FaultCodes.WrongType, "Must be a text.");
        else if (text is null) log.Add(pointer, FaultCodes.InvalidFormat, "The text is not valid Unicode.");
        else if (text.Length == 0) log.Add(pointer, FaultCodes.Required, "The text must not be empty.");
        else if (text.Length > longest)
            log.Add(pointer, FaultCodes.TooLong, $"Has {text.Length} characters; at most {longest} are allowed.");
        else if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Any(char.IsControl))
            log.Add(pointer, FaultCodes.InvalidFormat, "Must not begin or end with a blank or contain controls.");
        else return text;
        return null;
    }

    /// <summary>A whole number, written as one.</summary>
    public static long? Whole(JsonElement json, string pointer, long least, long greatest, FaultLog log)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number))
        {
            if (number >= least && number <= greatest) return number;
        }
        else if (json.ValueKind != JsonValueKind.Number || !IsPlainInteger(json))
        {
            log.Add(pointer, FaultCodes.WrongType, "Must be a whole number, without fraction or exponent.");
            return null;
        }

        log.Add(pointer, FaultCodes.OutOfRange, $"Must be from {least} to {greatest}.");
        return null;
    }

    /// <summary>A rate: at most six decimals; <paramref name="zero"/> says whether it may be nothing.</summary>
    public static decimal? Rate(JsonElement json, string pointer, bool zero, decimal greatest, FaultLog log)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            log.Add(pointer, FaultCodes.WrongType, "Must be a number.");
            return null;
        }

        // Texts of more than 20 characters could be rounded when read, and no rate needs them.
        if (json.GetRawText().Length > 20 || !json.TryGetDecimal(out var rate))
        {
            var negative = json.GetRawText()[0] == '-';
            log.Add(pointer, negative ? FaultCodes.NegativeRate : FaultCodes.OutOfRange,
                $"Must be at most {greatest}, written in at most 20 characters.");
        }
        else if (rate < 0) log.Add(pointer, FaultCodes.NegativeRate, "A rate must not be negative.");
        else if (rate > greatest || (rate == 0 && (!zero || json.GetRawText().AsSpan().ContainsAnyInRange('1', '9'))))
            log.Add(pointer, FaultCodes.OutOfRange,
                $"Must be {(zero ? "from 0" : "greater than 0 and")} to {greatest}, with at most six decimals.");
        else if (decimal.Round(rate, 6) != rate)
            log.Add(pointer, FaultCodes.OutOfRange, "Must have at most six decimals.");
        else return rate;
        return null;
    }

    /// <summary>A date of our times, so that no calendar comes to its end over it.</summary>
    public static DateOnly? Date(JsonElement json, string pointer, FaultLog log)
    {
        const string wanted = "Must be a date such as 2026-01-31.";
        if (json.ValueKind != JsonValueKind.String) log.Add(pointer, FaultCodes.WrongType, wanted);
        else if (!DateOnly.TryParseExact(
            TextOf(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            log.Add(pointer, FaultCodes.InvalidFormat, wanted);
        else if (date.Year is < 1970 or > 2999)
            log.Add(pointer, FaultCodes.OutOfRange, "The year must lie between 1970 and 2999.");
        else return date;
        return null;
    }

    /// <summary>One of a few words.</summary>
    public static T? Word<T>(JsonElement json, string pointer, (string Word, T Value)[] words, FaultLog log)
        where T : struct
    {
        var known = string.Join(", ", words.Select(word => word.Word));
        if (json.ValueKind != JsonValueKind.String)
        {
            log.Add(pointer, FaultCodes.WrongType, $"Must be one of the texts {known}.");
            return null;
        }

        var text = TextOf(json);
        foreach (var (word, value) in words)
        {
            if (word == text) return value;
        }

        log.Add(pointer, FaultCodes.InvalidValue, $"Must be one of {known}.");
        return null;
    }

    private static bool IsPlainInteger(JsonElement json) => !json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');
}
