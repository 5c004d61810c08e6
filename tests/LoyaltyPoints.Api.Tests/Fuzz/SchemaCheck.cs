using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>Whether a value is what its schema says: the words of JSON Schema that the document uses.</summary>
public sealed class SchemaCheck(Contract contract)
{
    private static readonly HashSet<string> Judged =
    [
        "$ref", "type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems",
        "maxItems", "items", "properties", "required", "additionalProperties", "oneOf", "anyOf", "allOf",
        "description", "title", "default", "example", "examples", "deprecated",
    ];

    /// <returns>Where and how the value is not what the schema says; null where it is.</returns>
    public string? Complaint(JsonElement schema, JsonElement value, string at = "")
    {
        if (schema.ValueKind == JsonValueKind.True) return null;
        if (schema.TryGetProperty("$ref", out _)) return Complaint(contract.Resolve(schema), value, at);
        foreach (var word in schema.EnumerateObject())
        {
            if (!Judged.Contains(word.Name)) return $"{at}: a schema with {word.Name}, which is not judged here";
        }

        return ChoiceComplaint(schema, value, at) ?? TypeComplaint(schema, value, at) ?? value.ValueKind switch
        {
            JsonValueKind.String => TextComplaint(schema, value.GetString()!, at),
            JsonValueKind.Number => NumberComplaint(schema, value, at),
            JsonValueKind.Array => ListComplaint(schema, value, at),
            JsonValueKind.Object => ObjectComplaint(schema, value, at),
            _ => null,
        };
    }

    private string? ChoiceComplaint(JsonElement schema, JsonElement value, string at)
    {
        foreach (var word in (string[])["oneOf", "anyOf"])
        {
            if (!schema.TryGetProperty(word, out var choices)) continue;
            var complaints = choices.EnumerateArray().Select(choice => Complaint(choice, value, at)).ToArray();
            if (complaints.All(complaint => complaint is not null)) return complaints[^1];
        }

        return schema.TryGetProperty("allOf", out var all)
            ? all.EnumerateArray().Select(one => Complaint(one, value, at)).FirstOrDefault(one => one is not null)
            : null;
    }

    private static string? TypeComplaint(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            return $"{at}: {value.GetRawText()} is none of {words.GetRawText()}";
        if (!schema.TryGetProperty("type", out var type)) return null;
        var types = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!).ToArray() : [type.GetString()!];
        return types.Any(one => IsOf(value, one)) ? null
            : $"{at}: {value.ValueKind} {Short(value.GetRawText())} is no {string.Join(" or ", types)}";
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };

    private static string? TextComplaint(JsonElement schema, string text, string at)
    {
        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript))
            return $"{at}: \"{Short(text)}\" does not match {pattern.GetString()}";
        if (schema.TryGetProperty("maxLength", out var longest) && Runes(text) > longest.GetInt32())
            return $"{at}: longer than {longest}";
        if (schema.TryGetProperty("minLength", out var shortest) && Runes(text) < shortest.GetInt32())
            return $"{at}: shorter than {shortest}";
        return schema.TryGetProperty("format", out var format) && !HasFormat(text, format.GetString()!)
            ? $"{at}: \"{Short(text)}\" is no {format}" : null;
    }

    private static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => text.EndsWith('Z')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        _ => true,
    };

    private static string? NumberComplaint(JsonElement schema, JsonElement value, string at)
    {
        var number = value.GetDouble();
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDouble())
            return $"{at}: {value.GetRawText()} is less than {least}";
        return schema.TryGetProperty("maximum", out var most) && number > most.GetDouble()
            ? $"{at}: {value.GetRawText()} is more than {most}" : null;
    }

    private string? ListComplaint(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
            return $"{at}: more than {most} items";
        if (schema.TryGetProperty("minItems", out var fewest) && value.GetArrayLength() < fewest.GetInt32())
            return $"{at}: fewer than {fewest} items";
        return schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().Select((item, index) => Complaint(items, item, $"{at}/{index}"))
                .FirstOrDefault(complaint => complaint is not null) : null;
    }

    private string? ObjectComplaint(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _)) return $"{at}: no {name}";
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var others = schema.TryGetProperty("additionalProperties", out var additional);
        foreach (var field in value.EnumerateObject())
        {
            var place = $"{at}/{field.Name}";
            if (known && properties.TryGetProperty(field.Name, out var own))
            {
                if (Complaint(own, field.Value, place) is { } complaint) return complaint;
            }
            else if (others && additional.ValueKind == JsonValueKind.False) return $"{place}: not in the schema";
            else if (others && Complaint(additional, field.Value, place) is { } complaint) return complaint;
        }

        return null;
    }

    private static int Runes(string text) => text.EnumerateRunes().Count();

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
