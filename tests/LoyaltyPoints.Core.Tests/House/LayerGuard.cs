using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>What one project under <c>src</c> may know of.</summary>
/// <param name="Projects">The projects it may reference.</param>
/// <param name="Packages">Whether it may have packages at all.</param>
/// <param name="Foreign">Names that neither its packages nor its code may begin with or mention.</param>
internal sealed record Layer(string Project, string[] Projects, bool Packages, string[] Foreign)
{
    public const string Web = "Microsoft.AspNetCore";

    public static readonly Layer[] All =
    [
        new("LoyaltyPoints.Core", [], Packages: false,
            ["LoyaltyPoints.Analytics", "LoyaltyPoints.Storage", "LoyaltyPoints.Api", "LoyaltyPoints.Cli",
                "LoyaltyPoints.Client", "Microsoft", "Dapper", "Serilog"]),
        new("LoyaltyPoints.Analytics", ["LoyaltyPoints.Core"], Packages: true,
            ["LoyaltyPoints.Storage", "LoyaltyPoints.Api", "LoyaltyPoints.Cli", "Microsoft", "Dapper", "Serilog"]),
        new("LoyaltyPoints.SqlClrTypes", [], Packages: false,
            ["LoyaltyPoints.Core", "LoyaltyPoints.Analytics", "LoyaltyPoints.Storage", "LoyaltyPoints.Api",
                "LoyaltyPoints.Cli"]),
        new("LoyaltyPoints.Storage", ["LoyaltyPoints.Core", "LoyaltyPoints.SqlClrTypes"], Packages: true,
            ["LoyaltyPoints.Analytics", "LoyaltyPoints.Api", "LoyaltyPoints.Cli", Web, "Serilog", "FluentValidation"]),
        new("LoyaltyPoints.Api", ["LoyaltyPoints.Core", "LoyaltyPoints.Analytics", "LoyaltyPoints.Storage"],
            Packages: true, ["LoyaltyPoints.Cli", "LoyaltyPoints.Client"]),
        new("LoyaltyPoints.Cli", ["LoyaltyPoints.Core", "LoyaltyPoints.Storage"], Packages: true,
            ["LoyaltyPoints.Analytics", "LoyaltyPoints.Api", Web]),
        // What callers are given: it knows the service by openapi.yaml alone.
        new("LoyaltyPoints.Client", [], Packages: false,
            ["LoyaltyPoints.Core", "LoyaltyPoints.Analytics", "LoyaltyPoints.Storage", "LoyaltyPoints.Api",
                "LoyaltyPoints.Cli", "Microsoft"]),
    ];

    public bool Owns(string path) => path.StartsWith($"src/{Project}/", StringComparison.Ordinal);
}

/// <summary>Core decides, Storage remembers, Api speaks: nobody reaches over a neighbour or upwards.</summary>
internal static partial class LayerGuard
{
    /// <summary>References of a project file that its layer forbids.</summary>
    public static IEnumerable<string> InProject(Layer layer, string xml)
    {
        var project = XDocument.Parse(xml).Root!;
        if (layer.Foreign.Any(Layer.Web.StartsWith) && project.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web")
            yield return $"{layer.Project} uses the web SDK";

        foreach (var reference in project.Descendants("ProjectReference").Select(Included))
            if (!layer.Projects.Contains(Path.GetFileNameWithoutExtension(reference)))
                yield return $"{layer.Project} references {reference}";

        foreach (var kind in new[] { "PackageReference", "FrameworkReference", "Reference" })
            foreach (var reference in project.Descendants(kind).Select(Included))
                if (!layer.Packages || layer.Foreign.Any(reference.StartsWith))
                    yield return $"{layer.Project} has the {kind} {reference}";
    }

    /// <summary>Lines of a source file that mention what its layer must not know, by <c>using</c> or in full.</summary>
    public static IEnumerable<string> InSource(Layer layer, string path, string text)
    {
        var source = new CSharpSource(text);
        foreach (Match match in Names().Matches(source.Code))
            if (layer.Foreign.Any(foreign => IsUnder(foreign, match.Value)))
                yield return $"{path}:{source.LineAt(match.Index)} mentions {match.Value}";
    }

    private static bool IsUnder(string foreign, string name) =>
        name == foreign || name.StartsWith(foreign + ".", StringComparison.Ordinal);

    private static string Included(XElement reference) =>
        reference.Attribute("Include")?.Value.Replace('\\', '/') ?? "";

    // A name with dots that does not itself follow a dot: `x.Microsoft` is a member, not the namespace.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(\.[A-Z]\w*)*")]
    private static partial Regex Names();
}
