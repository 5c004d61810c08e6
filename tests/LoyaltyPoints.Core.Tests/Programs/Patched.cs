using System.Text.Json.Nodes;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>Definitions with one place changed, so that a table of faults names the place and what is put there.
/// </summary>
internal static class Patched
{
    /// <summary>The faults of a definition once this JSON stands at a place.</summary>
    /// <param name="pointer">Of what is put in or replaced; at the end of a list <c>-</c> adds to it.</param>
    /// <param name="json">Empty: the place is taken away.</param>
    public static string Faults(string definition, string pointer, string json) =>
        DefinitionFaultTests.Faults(With(definition, pointer, json));

    public static string With(string definition, string pointer, string json)
    {
        var root = JsonNode.Parse(definition)!;
        var names = pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate(root, (node, name) =>
            node is JsonArray list ? list[int.Parse(name)]! : node[name] ?? (node[name] = new JsonObject()));
        if (parent is JsonArray array)
        {
            if (names[^1] == "-") array.Add(JsonNode.Parse(json));
            else if (json.Length == 0) array.RemoveAt(int.Parse(names[^1]));
            else array[int.Parse(names[^1])] = JsonNode.Parse(json);
        }
        else if (json.Length == 0) parent.AsObject().Remove(names[^1]);
        else parent[names[^1]] = JsonNode.Parse(json);
        return root.ToJsonString();
    }
}
