using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads lists that have at least one element and not too many.</summary>
internal static class ListReader
{
    /// <summary>The elements with their pointers; null, with a fault, if it is not such a list.</summary>
    /// <param name="noun">What one element is called.</param>
    public static IReadOnlyList<(JsonElement Json, string At)>? Open(
        JsonElement json, string at, int most, string noun, FaultLog log)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            log.Add(at, FaultCodes.WrongType, $"Must be a list of {noun}s.");
            return null;
        }

        var length = json.GetArrayLength();
        if (length == 0) log.Add(at, FaultCodes.Required, $"At least one {noun} is required.");
        if (length > most) log.Add(at, FaultCodes.TooMany, $"At most {most} {noun}s are allowed.");
        return length == 0 || length > most ? null
            : [.. json.EnumerateArray().Select((element, index) => (element, $"{at}/{index}"))];
    }

    /// <summary>
    /// All elements as they were read; null if any could not be: what they mean together can be judged only if each
    /// could be read.
    /// </summary>
    public static List<T>? Read<T>(
        JsonElement json, string at, int most, string noun, FaultLog log, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (Open(json, at, most, noun, log) is not { } elements) return null;
        List<T> all = [];
        foreach (var element in elements)
        {
            if (read(element.Json, element.At) is { } value) all.Add(value);
        }

        return all.Count == elements.Count ? all : null;
    }
}
