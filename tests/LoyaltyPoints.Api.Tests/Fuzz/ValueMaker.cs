using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>Values that a schema allows, and examples with ids that exist.</summary>
public sealed partial class ValueMaker(Contract contract)
{
    private const int Deepest = 8;
    private static int last;

    private static readonly string[] Instants =
        ["2026-11-20T10:00:00Z", "2026-11-21T10:00:00+08:00", "2025-02-28T23:59:59.999-05:00", "2026-11-25T00:00:00Z"];

    /// <summary>The kind of id by the field or parameter that holds it.</summary>
    public static string? KindOf(string name) => name switch
    {
        "memberId" or "from" or "to" or "referredBy" or "members" => "mem",
        "programId" or "program" or "programs" => "prg",
        "purchaseId" => "pur",
        "rewardId" or "rewards" => "rwd",
        "redemptionId" => "red",
        "seriesId" => "vse",
        "surveyId" => "srv",
        "partnerId" => "prt",
        "segment" or "segmentId" or "segments" => "seg",
        "campaignId" => "cmp",
        "affiliateId" => "aff",
        "invitationId" => "inv",
        "complaintId" => "cpl",
        "feedbackId" => "fbk",
        _ => null,
    };

    /// <summary>The example with ids of the tenant, names of its own, and nothing that was there before.</summary>
    /// <param name="asShown">Whether its names stay as well.</param>
    public static JsonNode Like(Operation operation, Known known, Random random, bool asShown = false) =>
        Fitting(Change(operation.Example!.DeepClone(), "", known, random, (asShown, Known.CodesOf(operation.Path)))!);

    /// <summary>A value that the schema allows.</summary>
    /// <param name="name">The field's, to tell what its text should be.</param>
    public JsonNode? Make(JsonElement schema, string name, Known known, Random random, int depth = 0)
    {
        schema = contract.Resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object) return 1;
        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
            return Make(choices[random.Next(choices.GetArrayLength())], name, known, random, depth + 1);
        if (schema.TryGetProperty("enum", out var words))
            return JsonNode.Parse(words[random.Next(words.GetArrayLength())].GetRawText());
        switch (TypeOf(schema, random))
        {
            case "null": return null;
            case "boolean": return random.Next(2) == 0;
            case "integer": return Whole(schema, random);
            case "number": return Math.Round(random.NextDouble() * 10, 3);
            case "string": return Text(schema, name, known, random);
            case "array": return List(schema, name, known, random, depth);
            default: return Object(schema, known, random, depth);
        }
    }

    // A purchase's id ends with its member's.
    private static JsonNode Fitting(JsonNode made)
    {
        if (made is JsonObject fields && fields["memberId"] is not null && fields["purchaseId"] is { } purchase
            && (string)purchase! is { Length: > 32 } id) fields["memberId"] = $"mem_{id[^32..]}";
        return made;
    }

    private static string TypeOf(JsonElement schema, Random random)
    {
        if (!schema.TryGetProperty("type", out var type)) return "object";
        if (type.ValueKind == JsonValueKind.String) return type.GetString()!;
        var types = type.EnumerateArray().Select(one => one.GetString()!).ToArray();
        return types.Contains("null") && random.Next(8) == 0 ? "null"
            : types.Where(one => one != "null").ElementAt(random.Next(types.Count(one => one != "null")));
    }

    private static JsonNode Whole(JsonElement schema, Random random)
    {
        var least = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetInt64() : -1_000;
        var most = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetInt64() : long.MaxValue;
        return random.Next(20) switch
        {
            0 => least,
            1 => most,
            2 => random.NextInt64(least, most),
            _ => random.NextInt64(least, Math.Min(most, Math.Max(least, 0) + 200) + (most == long.MaxValue ? 0 : 1)),
        };
    }

    private static string Text(JsonElement schema, string name, Known known, Random random)
    {
        var pattern = schema.TryGetProperty("pattern", out var given) ? given.GetString()! : "";
        if (Prefix().Match(pattern) is { Success: true } match)
            return known.Any(match.Groups[1].Value is { Length: 3 } said ? said
                : KindOf(name) ?? "mem", random) ?? $"mem_{random.NextInt64():x16}{random.NextInt64():x16}";
        if (pattern.Contains("[A-Z]{3}", StringComparison.Ordinal)) return random.Next(6) == 0 ? "EUR" : "CNY";
        if (schema.TryGetProperty("format", out var format))
            return format.GetString() == "date" ? "2026-11-20" : Instants[random.Next(Instants.Length)];
        if (KindOf(name) is { } kind && random.Next(8) > 0 && known.Any(kind, random) is { } id) return id;
        if (name.EndsWith("ode", StringComparison.Ordinal)
            && known.Any(name == "voucherCode" ? "voucher code" : "code", random) is { } code) return code;
        var text = random.Next(3) switch { 0 => $"{known.Marker}-{Next()}", 1 => known.Marker, _ => $"t{Next()}" };
        var most = schema.TryGetProperty("maxLength", out var longest) ? longest.GetInt32() : 64;
        return text.Length <= most ? text : text[..most];
    }

    private JsonArray List(JsonElement schema, string name, Known known, Random random, int depth)
    {
        var most = schema.TryGetProperty("maxItems", out var items) ? items.GetInt32() : 10;
        var count = depth > Deepest ? 0 : random.Next(Math.Min(most, 3) + 1);
        return schema.TryGetProperty("items", out var item)
            ? [.. Enumerable.Range(0, count).Select(_ => Make(item, name, known, random, depth + 1))] : [];
    }

    private JsonObject Object(JsonElement schema, Known known, Random random, int depth)
    {
        var made = new JsonObject();
        if (!schema.TryGetProperty("properties", out var properties))
        {
            for (var fields = random.Next(3); fields > 0; fields--) made[$"field{fields}"] = known.Marker;
            return made;
        }

        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(one => one.GetString()!).ToHashSet() : [];
        foreach (var property in properties.EnumerateObject())
        {
            if (!required.Contains(property.Name) && (depth > Deepest || random.Next(2) == 0)) continue;
            made[property.Name] = Make(property.Value, property.Name, known, random, depth + 1);
        }

        return made;
    }

    private static JsonNode? Change(
        JsonNode? node, string of, Known known, Random random, (bool IsShown, string Codes) way)
    {
        switch (node)
        {
            case JsonObject when of == "member" && !way.IsShown && known.Any("mem", random) is { } member:
                return new JsonObject { ["id"] = member };
            case JsonObject fields:
                var changed = new JsonObject();
                foreach (var (field, value) in fields)
                {
                    // The name of a condition may hold an id.
                    var name = Id().Replace(field, match => known.Any(match.Value[..3], random) ?? match.Value);
                    changed[name] = Change(value, field, known, random, way);
                }

                return changed;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Change(item, of, known, random, way))]);
            case null:
                return null;
        }

        if (node.GetValueKind() == JsonValueKind.Number && of == "count" && !way.IsShown) return 1 + random.Next(20);
        if (node.GetValueKind() != JsonValueKind.String) return node.DeepClone();
        var text = (string)node!;
        if (Prefix().IsMatch(text)) return known.Any(text[..3], random) ?? text;
        if (way.IsShown && of != "code") return text;
        return of switch
        {
            "externalId" or "reference" => $"{known.Marker}-{Next()}",
            "code" when known.Any(way.Codes, random) is { } code && random.Next(2) == 0 => code,
            "code" => way.IsShown ? text : $"C{Next()}",
            "name" or "reason" or "actor" or "comment" => $"{known.Marker} {text}",
            "value" when text.StartsWith('+') => $"+86138{Next() + random.Next(1000):D8}",
            "value" when text.Contains('@') => $"{known.Marker}{Next()}@example.com",
            _ => text,
        };
    }

    private static int Next() => Interlocked.Increment(ref last);

    [GeneratedRegex(@"^\^?([a-z]{3}|\[a-z\]\{3\})_(\[0-9a-f\]|[0-9a-f]{32})")]
    private static partial Regex Prefix();

    [GeneratedRegex("[a-z]{3}_[0-9a-f]{32,64}")]
    private static partial Regex Id();
}
