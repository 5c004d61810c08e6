using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>
/// What a tenant's answers have told: ids, codes, cursors, tags; what is asked for later is taken from it. Safe for
/// many threads.
/// </summary>
/// <param name="marker">Stands in texts of this tenant, and nowhere in another's answers.</param>
/// <param name="owners">Whose an id is: the tenant's that was told it first.</param>
public sealed partial class Known(string marker, ConcurrentDictionary<string, string> owners)
{
    private const int Kept = 400;
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<string>> values = [];
    private readonly ConcurrentDictionary<string, string> tags = new();

    public string Marker { get; } = marker;

    /// <summary>Something of this kind, such as <c>mem</c> or <c>cursor</c>; null where none is known.</summary>
    public string? Any(string kind, Random random)
    {
        lock (gate) return values.TryGetValue(kind, out var list) ? list[random.Next(list.Count)] : null;
    }

    /// <summary>The tag that a path was last answered with.</summary>
    public string? TagOf(string path) => tags.GetValueOrDefault(path);

    /// <summary>The id of something in this collection that has a tag; null where none is known.</summary>
    public string? Tagged(string collection, Random random)
    {
        var ids = tags.Keys.Where(path => path.LastIndexOf('/') == collection.Length
            && path.StartsWith(collection, StringComparison.Ordinal)).ToArray();
        return ids.Length == 0 ? null : ids[random.Next(ids.Length)][(collection.Length + 1)..];
    }

    /// <summary>Learns from what was answered with success.</summary>
    public void Learn(Operation operation, string path, string? tag, JsonElement answer)
    {
        var made = operation.Method == "POST" && !operation.Path.EndsWith('}')
            && answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("id", out var id)
            ? $"{path}/{id.GetString()}" : path;
        if (tag is not null) tags[made] = tag;
        // A key that was only listed may be one that these requests are sent by.
        if (operation.Path == "/v1/api-keys")
        {
            if (operation.Method == "POST") Add("api-keys", answer.GetProperty("id").GetString()!);
            return;
        }

        Walk(answer, null, operation.Path);
    }

    private void Walk(JsonElement value, string? name, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                    if (field.Name != "problem") Walk(field.Value, field.Name, path);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Take(20)) Walk(item, name, path);
                break;
            case JsonValueKind.String:
                LearnText(value.GetString()!, name, path);
                break;
        }
    }

    private void LearnText(string text, string? name, string path)
    {
        if (name == "nextCursor") Add($"cursor {path}", text);
        else if (name == "code" && text.Length < 65) Add(CodesOf(path), text);
        else if (Id().IsMatch(text) && owners.GetOrAdd(text, Marker) == Marker) Add(text[..3], text);
    }

    /// <summary>What kind of codes a path takes and gives.</summary>
    public static string CodesOf(string path) => path switch
    {
        _ when path.StartsWith("/v1/voucher", StringComparison.Ordinal) => "voucher code",
        _ when path.Contains("/referral", StringComparison.Ordinal) => "referral code",
        _ when path.Contains("/partner-links", StringComparison.Ordinal) => "link code",
        _ => "code",
    };

    private void Add(string kind, string value)
    {
        lock (gate)
        {
            if (!values.TryGetValue(kind, out var list)) values[kind] = list = [];
            if (list.Count < Kept) list.Add(value);
            else list[value.GetHashCode(StringComparison.Ordinal) & int.MaxValue % Kept] = value;
        }
    }

    [GeneratedRegex("^[a-z]{3}_[0-9a-f]{32}([0-9a-f]{32})?$")]
    private static partial Regex Id();
}
