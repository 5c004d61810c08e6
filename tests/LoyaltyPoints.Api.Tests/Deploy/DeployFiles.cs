using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LoyaltyPoints.Api.Tests.Deploy;

/// <summary>The files with which the service is deployed, as they are in the repository.</summary>
internal static class DeployFiles
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Yaml { get; } =
    [
        .. Directory.EnumerateFiles(Full("deploy"), "*.yaml", SearchOption.AllDirectories)
            .Append(Full(".github/workflows/ci.yml")).Select(file => Path.GetRelativePath(Root, file)),
    ];

    public static string Full(string path) => Path.Combine(Root, path);

    public static string Text(string path) => File.ReadAllText(Full(path));

    /// <summary>The documents of a file, with what their merge keys (<c>&lt;&lt;</c>) stand for.</summary>
    public static IReadOnlyList<YamlNode> Documents(string path)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Text(path));
        stream.Load(new MergingParser(new Parser(reader)));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>All below a node, and the node, that are mappings with this key: what the key says.</summary>
    public static IEnumerable<YamlNode> Named(this YamlNode node, string key) =>
        node.AllNodes.OfType<YamlMappingNode>()
            .Where(mapping => mapping.Children.ContainsKey(key)).Select(mapping => mapping[key]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
