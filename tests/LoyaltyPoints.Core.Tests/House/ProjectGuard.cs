using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>Every project is built and tested, and every package has one exact version, in one place.</summary>
internal static partial class ProjectGuard
{
    public static IEnumerable<string> MissingInSolution(string solution, IEnumerable<string> projects) =>
        projects.Where(project => !solution.Replace('\\', '/').Contains($"\"{project}\"", StringComparison.Ordinal))
            .Select(project => $"{project} is not in the solution");

    public static IEnumerable<string> WithoutLockFile(IReadOnlySet<string> paths, IEnumerable<string> projects) =>
        projects.Where(project => !paths.Contains($"{project[..project.LastIndexOf('/')]}/packages.lock.json"))
            .Select(project => $"{project} has no packages.lock.json");

    /// <summary>References in a project (or props) file that carry a version of their own.</summary>
    public static IEnumerable<string> OwnVersions(string path, string xml) =>
        from reference in XDocument.Parse(xml).Descendants("PackageReference")
        from name in new[] { "Version", "VersionOverride" }
        where reference.Attribute(name) is not null || reference.Element(name) is not null
        select $"{path} gives {Named(reference)} a {name}";

    /// <summary>Central versions that leave a choice: ranges, floating or missing numbers.</summary>
    public static IEnumerable<string> InexactVersions(string xml) =>
        from version in XDocument.Parse(xml).Descendants("PackageVersion")
        where !Exact().IsMatch(version.Attribute("Version")?.Value ?? "")
        select $"{Named(version)} has the version '{version.Attribute("Version")?.Value}'";

    private static string Named(XElement element) =>
        (element.Attribute("Include") ?? element.Attribute("Update"))?.Value ?? "(nameless)";

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();
}
