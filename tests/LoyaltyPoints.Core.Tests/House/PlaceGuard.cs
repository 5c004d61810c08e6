using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>The repository builds anywhere: it names nobody's machine and no package server.</summary>
internal static partial class PlaceGuard
{
    public static IEnumerable<string> In(string path, string text) =>
        from line in text.Split('\n').Index()
        from Match match in Places().Matches(line.Item)
        select $"{path}:{line.Index + 1} names {match.Value}";

    // Written so that this file does not find itself. A container registry is not meant: an image has no other name.
    [GeneratedRegex("""
        (?<![\w.~)}-])/(wor[k]|roo[t]|hom[e]|User[s])/[\w.-]+|\b[A-Z]:\\(User[s]|sr[c])\b
        |\b(api\.|www\.)?nuge[t]\.org\b|\bregistry\.npm\w*\.org\b|\b(deb|security|ftp)\.debia[n]\.org\b
        |\bpyp[i]\.org\b|\bproxy\.golan[g]\.org\b|\bcrate[s]\.io\b|\bpkgs\.dev\.azur[e]\.com\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Places();
}
