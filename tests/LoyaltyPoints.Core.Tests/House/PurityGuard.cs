using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>Core takes values and returns values: no clock, no input or output, nothing to await, no chance.</summary>
internal static partial class PurityGuard
{
    public static IEnumerable<string> InSource(string path, string text)
    {
        var source = new CSharpSource(text);
        return from Match match in Impure().Matches(source.Code)
               select $"{path}:{source.LineAt(match.Index)} uses {match.Value}";
    }

    // Implicit usings bring System.IO and tasks into every file, so their types are named here as well. Random bytes
    // for ids are Core's business; a Random, which would make a decision a matter of chance, is not.
    [GeneratedRegex("""
        \basync\b|\bawait\b|\bI?(Value)?Task(<|\b(?=\s*\.))|\bSystem\.(IO|Net|Data|Diagnostics\.Process)\b
        |\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bTimeProvider\b|\bStopwatch\b|\bTimer\b
        |\b(File|Directory)\.[A-Z]\w*|\bPath\.(Combine|Get|Join)\w*|\b(FileStream|Stream(Reader|Writer)|HttpClient)\b
        |\bConsole\.|\bEnvironment\.|\bRandom\.Shared\b|\bnew\s+Random\b|\bTimeZoneInfo\.Local\b|\bThread\.
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Impure();
}
