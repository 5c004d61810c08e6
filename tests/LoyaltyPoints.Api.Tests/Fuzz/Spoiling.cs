using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>Makes good bodies bad.</summary>
public static class Spoiling
{
    private const string Place = "@@place@@";
    private const string Twice = "@@twice@@";
    private const int LargestBody = 1 << 20;

    /// <summary>The body with one fault: a value, a field that is missing, unknown or there twice.</summary>
    public static byte[] Once(JsonNode? body, Random random) => Encoding.UTF8.GetBytes(Faulty(body, random));

    /// <summary>The body with several faults, or what is no JSON, or no text at all.</summary>
    public static byte[] Badly(JsonNode? body, Random random)
    {
        var text = body?.ToJsonString() ?? "{}";
        for (var faults = random.Next(3); faults > 0; faults--)
        {
            // A fault before may have left no JSON to put another one into.
            if (Parsed(text) is { } node) text = Faulty(node, random);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(16))
        {
            case 0: return bytes[..random.Next(bytes.Length + 1)];
            case 1: return [.. bytes, .. Encoding.UTF8.GetBytes(Words.Tokens[random.Next(Words.Tokens.Length)])];
            case 2: return [0xef, 0xbb, 0xbf, .. bytes];
            case 3: return Inserted(bytes, random, [0xff]);
            case 4: return Inserted(bytes, random, [0xc0, 0x80]);
            case 5: return Inserted(bytes, random, [0xed, 0xa0, 0x80]);
            case 6: return Inserted(bytes, random, [0]);
            case 7: return Encoding.Unicode.GetBytes(text);
            case 8: return [];
            case 9 when random.Next(8) == 0: return [.. bytes, .. Enumerable.Repeat((byte)' ', LargestBody)];
            case 10: return Encoding.UTF8.GetBytes(Words.Deep(random.Next(1, 20_000), random.Next(2) == 0));
            case 11: return Encoding.UTF8.GetBytes($"/* */ {text} // ");
            case 12: return [0x1f, 0x8b, 8, 0, .. bytes];
            case 13: return Encoding.UTF8.GetBytes($"[{text},{text}]");
            case 14 when bytes.Length > 0:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            default: return bytes;
        }
    }

    private static string Faulty(JsonNode? body, Random random)
    {
        var copy = body?.DeepClone();
        List<JsonNode> inner = [];
        Collect(copy, inner);
        if (inner.Count == 0) return Words.Token(random);
        switch (inner[random.Next(inner.Count)])
        {
            case JsonObject fields:
                var names = fields.Select(field => field.Key).ToArray();
                var name = names.Length > 0 ? names[random.Next(names.Length)] : "a";
                switch (random.Next(8))
                {
                    case 0: fields.Remove(name); break;
                    case 1: fields["unknownField"] = 1; break;
                    case 2: fields[Twice + name] = fields[name]?.DeepClone(); break;
                    default: fields[name] = Place; break;
                }

                break;
            case JsonArray items:
                if (items.Count == 0 || random.Next(4) == 0) items.Add(Place);
                else if (random.Next(4) == 0) items.Add(items[0]?.DeepClone());
                else items[random.Next(items.Count)] = Place;
                break;
        }

        return copy!.ToJsonString().Replace($"\"{Place}\"", Words.Token(random), StringComparison.Ordinal)
            .Replace(Twice, "", StringComparison.Ordinal);
    }

    private static void Collect(JsonNode? node, List<JsonNode> inner)
    {
        if (node is JsonObject or JsonArray) inner.Add(node);
        if (node is JsonObject fields)
            foreach (var (_, value) in fields) Collect(value, inner);
        else if (node is JsonArray items)
            foreach (var item in items) Collect(item, inner);
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            var node = JsonNode.Parse(text);
            // A name that is there twice shows only when somebody looks.
            node?.ToJsonString();
            List<JsonNode> inner = [];
            Collect(node, inner);
            return node;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Inserted(byte[] bytes, Random random, byte[] what)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. what, .. bytes[at..]];
    }
}
