using YamlDotNet.Serialization;

namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>Ways through a YAML document as it comes: mappings, lists, and texts for everything else.</summary>
internal static class Yaml
{
    public static object Read(string text) =>
        new DeserializerBuilder().Build().Deserialize<object>(text) ?? throw new FormatException("An empty document.");

    /// <summary>What stands under the names, one below the other; null where nothing does.</summary>
    public static object? At(this object? node, params string[] names) =>
        names.Aggregate(node, (at, name) =>
            at is Dictionary<object, object?> map && map.TryGetValue(name, out var value) ? value : null);

    public static string? Text(this object? node, params string[] names) => node.At(names) as string;

    public static IEnumerable<(string Key, object? Value)> Pairs(this object? node) =>
        node is Dictionary<object, object?> map ? map.Select(pair => ((string)pair.Key, pair.Value)) : [];

    public static IEnumerable<object?> Items(this object? node) => node as List<object?> ?? [];

    public static IEnumerable<string> Texts(this object? node) => node.Items().OfType<string>();
}
