using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>
/// Reads one JSON object field by field. What is never asked for is unknown, and <see cref="Close"/> says so.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private JsonFields(string pointer, FaultLog log) => (Pointer, Log) = (pointer, log);

    public string Pointer { get; }

    public FaultLog Log { get; }

    /// <summary>The names that are there, in their order.</summary>
    public IEnumerable<string> Names => fields.Keys;

    public int Count => fields.Count;

    /// <summary>Null, with a fault, if this is not an object.</summary>
    public static JsonFields? Open(JsonElement json, string pointer, FaultLog log)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            log.Add(pointer, FaultCodes.WrongType, "Must be an object.");
            return null;
        }

        var opened = new JsonFields(pointer, log);
        foreach (var property in json.EnumerateObject())
        {
            string name;
            try
            {
                name = property.Name;
            }
            catch (InvalidOperationException)
            {
                log.Add(pointer, FaultCodes.InvalidFormat, "The name of a field is not valid Unicode.");
                continue;
            }

            if (!opened.fields.TryAdd(name, property.Value))
                log.Add(opened.At(name), FaultCodes.Duplicate, "The field is there more than once.");
        }

        return opened;
    }

    public string At(string name) => FaultLog.Below(Pointer, name);

    public bool TryGet(string name, out JsonElement json)
    {
        asked.Add(name);
        return fields.TryGetValue(name, out json);
    }

    /// <summary>The field, or a fault if it is absent.</summary>
    public JsonElement? Required(string name)
    {
        if (TryGet(name, out var json)) return json;
        Log.Add(At(name), FaultCodes.Required, "The field is required.");
        return null;
    }

    public string? Text(string name, int longest) =>
        Required(name) is { } json ? JsonValues.Text(json, At(name), longest, Log) : null;

    public long? Whole(string name, long least, long greatest) =>
        Required(name) is { } json ? JsonValues.Whole(json, At(name), least, greatest, Log) : null;

    public decimal? Rate(string name, decimal greatest, bool zero = false) =>
        Required(name) is { } json ? JsonValues.Rate(json, At(name), zero, greatest, Log) : null;

    public T Word<T>(string name, (string Word, T Value)[] words, T absent)
        where T : struct =>
        TryGet(name, out var json) ? JsonValues.Word(json, At(name), words, Log) ?? absent : absent;

    public T? Word<T>(string name, (string Word, T Value)[] words)
        where T : struct =>
        Required(name) is { } json ? JsonValues.Word(json, At(name), words, Log) : null;

    /// <summary>True or false; false if it is absent.</summary>
    public bool Flag(string name)
    {
        if (!TryGet(name, out var json)) return false;
        if (json.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Log.Add(At(name), FaultCodes.WrongType, "Must be true or false.");
        return json.ValueKind == JsonValueKind.True;
    }

    /// <summary>The object below; null if it is absent or none.</summary>
    public JsonFields? Object(string name) => TryGet(name, out var json) ? Open(json, At(name), Log) : null;

    /// <summary>The word of a field <c>kind</c>; null, with a fault, if it is none of these.</summary>
    public string? Kind(string name, string[] kinds)
    {
        if (Required(name) is not { } json) return null;
        var word = JsonValues.TextOf(json);
        if (word is not null && kinds.Contains(word)) return word;
        var known = string.Join(", ", kinds);
        if (json.ValueKind != JsonValueKind.String)
            Log.Add(At(name), FaultCodes.WrongType, $"Must be one of the texts {known}.");
        else Log.Add(At(name), FaultCodes.InvalidValue, $"Must be one of {known}.");
        return null;
    }

    /// <summary>Faults all fields that were not asked for.</summary>
    public void Close()
    {
        foreach (var name in fields.Keys)
        {
            if (!asked.Contains(name))
                Log.Add(At(name), FaultCodes.UnknownField, $"Unknown field; known here: {string.Join(", ", asked)}.");
        }
    }
}
