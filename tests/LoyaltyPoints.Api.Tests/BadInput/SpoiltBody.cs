using System.Text;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>A body that is wrong in one way, and how the server has to say so.</summary>
/// <param name="Pointer">Where the answer has to point to; null where it cannot know.</param>
public sealed record SpoiltBody(string Name, byte[] Body, string? Pointer, IReadOnlyList<int> Statuses)
{
    private const string Marker = "@@spoilt@@";

    /// <summary>Every way in which this body can be wrong in one place.</summary>
    public static IEnumerable<SpoiltBody> Of(JsonObject valid, IReadOnlyList<Field> fields)
    {
        foreach (var field in fields)
        {
            foreach (var spoiler in Spoilers.For(field.Kind))
            {
                yield return Replaced(valid, field.Pointer, spoiler);
            }

            if (field.Presence == Presence.Optional) continue;
            // Without the one of several, it is the object around it that lacks something.
            var blamed = field.Presence == Presence.OneOf
                ? field.Pointer[..field.Pointer.LastIndexOf('/')] : field.Pointer;
            yield return Replaced(valid, field.Pointer, new Spoiler("null", "null", Located: true, 400)) with
            {
                Pointer = blamed,
            };
            if (field.Presence == Presence.Element) continue;
            yield return Missing(valid, field.Pointer) with { Pointer = blamed };
        }

        foreach (var pointer in Objects(valid, ""))
        {
            yield return Unknown(valid, pointer);
            yield return Doubled(valid, pointer);
        }

        foreach (var (name, text) in Whole(valid.ToJsonString()))
        {
            yield return new SpoiltBody(name, Bytes(text), Pointer: null, [400]);
        }
    }

    /// <summary>Bodies that are wrong from their first character, or after their last.</summary>
    public static IEnumerable<(string Name, string Text)> Whole(string valid) =>
    [
        ("an empty body", ""), ("a blank body", "  \n "), ("null", "null"), ("a list", "[]"),
        ("the body in a list", $"[{valid}]"), ("a number", "1"), ("text", "\"x\""), ("true", "true"),
        ("half a body", valid[..(valid.Length / 2)]), ("no last brace", valid[..^1]),
        ("one brace too many", valid + "}"), ("text after the end", valid + " x"), ("the body twice", valid + valid),
        ("a comma at the end", valid[..^1] + ",}"),
        ("a comment", "/* hello */" + valid), ("a line comment", "// hello\n" + valid), ("XML", "<purchase/>"),
        ("form fields", "a=1&b=2"), ("a NUL in front", "\0" + valid), ("a byte that is not UTF-8", "\uE000" + valid),
        ("only opening brackets", new string('[', 100_000)), ("only opening braces", new string('{', 100_000)),
    ];

    private static SpoiltBody Replaced(JsonObject valid, string pointer, Spoiler spoiler)
    {
        var body = valid.DeepClone();
        var (parent, name) = Parent(body, pointer);
        if (parent is JsonArray list) list[int.Parse(name)] = Marker;
        else parent[name] = Marker;
        var text = body.ToJsonString().Replace($"\"{Marker}\"", spoiler.Json, StringComparison.Ordinal);
        return new SpoiltBody(
            $"{pointer}: {spoiler.Name}", Bytes(text), spoiler.Located ? pointer : null, spoiler.Statuses);
    }

    private static SpoiltBody Missing(JsonObject valid, string pointer)
    {
        var body = valid.DeepClone();
        var (parent, name) = Parent(body, pointer);
        parent.AsObject().Remove(name);
        return new SpoiltBody($"{pointer}: missing", Bytes(body.ToJsonString()), pointer, [400]);
    }

    private static SpoiltBody Unknown(JsonObject valid, string pointer)
    {
        var body = valid.DeepClone();
        At(body, pointer)["bogus"] = 1;
        return new SpoiltBody($"{pointer}: an unknown field", Bytes(body.ToJsonString()), $"{pointer}/bogus", [400]);
    }

    private static SpoiltBody Doubled(JsonObject valid, string pointer)
    {
        var body = valid.DeepClone();
        var target = At(body, pointer).AsObject();
        var (name, value) = target.First();
        var again = $"\"{name}\":{value?.ToJsonString() ?? "null"}";
        target[Marker] = 1;
        var text = body.ToJsonString().Replace($"\"{Marker}\":1", again, StringComparison.Ordinal);
        return new SpoiltBody($"{pointer}: {name} twice", Bytes(text), Pointer: null, [400]);
    }

    private static IEnumerable<string> Objects(JsonNode? node, string pointer) => node switch
    {
        JsonObject fields =>
            fields.SelectMany(field => Objects(field.Value, $"{pointer}/{field.Key}")).Prepend(pointer),
        JsonArray items => items.SelectMany((item, index) => Objects(item, $"{pointer}/{index}")),
        _ => [],
    };

    private static (JsonNode Parent, string Name) Parent(JsonNode body, string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        return (At(body, pointer[..slash]), pointer[(slash + 1)..]);
    }

    private static JsonNode At(JsonNode body, string pointer) => pointer.Split('/').Skip(1).Aggregate(
        body, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!);

    private static byte[] Bytes(string text)
    {
        // U+E000 is EE 80 80 in UTF-8; a single FF takes its place.
        var bytes = Encoding.UTF8.GetBytes(text);
        for (int at; (at = bytes.AsSpan().IndexOf("\uE000"u8)) >= 0;)
        {
            bytes = [.. bytes[..at], 0xFF, .. bytes[(at + 3)..]];
        }

        return bytes;
    }
}
