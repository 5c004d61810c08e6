using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>What the compiler lets pass and we do not.</summary>
internal static partial class CodeGuard
{
    public static IEnumerable<string> Directives(string path, string text) =>
        Found(path, text, FoldsAndSilencers());

    /// <summary>
    /// Catches that take whatever comes. A filter (<c>when</c>) that looks at the exception makes one specific.
    /// </summary>
    public static IEnumerable<string> CatchAlls(string path, string text) => Found(path, text, CatchAll());

    private static IEnumerable<string> Found(string path, string text, Regex regex)
    {
        var source = new CSharpSource(text);
        return from Match match in regex.Matches(source.Code)
               select $"{path}:{source.LineAt(match.Index)} {match.Value.Trim().Split('\n')[0]}";
    }

    [GeneratedRegex(@"^[ \t]*#[ \t]*(region\b|pragma[ \t]+warning[ \t]+disable\b)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex FoldsAndSilencers();

    [GeneratedRegex(@"\bcatch\s*(\(\s*((global::)?System\.)?Exception(\s+\w+)?\s*\))?\s*(\{|when\s*\(\s*true\s*\))")]
    private static partial Regex CatchAll();
}
