using System.Text;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>How files look: encoding, line ends, width, length, and no work left lying about.</summary>
internal static partial class TextGuard
{
    public const int Columns = 120;
    public const int Lines = 400;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<string> InBytes(string path, byte[] bytes)
    {
        // The dotnet command puts the mark back into a solution whenever it writes one.
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) && !path.EndsWith(".sln", StringComparison.Ordinal))
            yield return $"{path} begins with a byte order mark";
        if (bytes.Contains((byte)'\r')) yield return $"{path} has carriage returns";
        // NuGet writes its lock files without.
        if (bytes.Length > 0 && bytes[^1] != '\n' && !path.EndsWith(".lock.json", StringComparison.Ordinal))
            yield return $"{path} does not end with a line end";
        if (!IsUtf8(bytes)) yield return $"{path} is not UTF-8";
    }

    public static IEnumerable<string> TooWide(string path, string text) =>
        text.Split('\n').Index().Where(line => line.Item.Length > Columns)
            .Select(line => $"{path}:{line.Index + 1} is {line.Item.Length} columns wide");

    /// <summary>Files beyond the limit; each message also names what is on its way there.</summary>
    public static IEnumerable<string> TooLong(IReadOnlyCollection<(string Path, string Text)> files)
    {
        var longOnes = files.Select(file => (file.Path, Count: file.Text.AsSpan().Count('\n')))
            .Where(file => file.Count > Lines / 2).OrderByDescending(file => file.Count).ToList();
        var list = string.Join(", ", longOnes.Select(file => $"{file.Path} {file.Count}"));
        return longOnes.Where(file => file.Count > Lines)
            .Select(file => $"{file.Path} has {file.Count} lines of at most {Lines}; over {Lines / 2}: {list}");
    }

    public static IEnumerable<string> Unfinished(string path, string text) =>
        UnfinishedWords().Matches(text).Select(match => $"{path} says {match.Value}");

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            return Strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Written so that this file does not find itself.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b")]
    private static partial Regex UnfinishedWords();
}
