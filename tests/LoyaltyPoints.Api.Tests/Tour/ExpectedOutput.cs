using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Tour;

/// <summary>Compares what was printed with what a page shows; there <c>...</c> stands for what varies.</summary>
public static class ExpectedOutput
{
    private const string Anything = "...";

    /// <summary>
    /// Whether all of the output is as expected: <c>...</c> within a line matches any part of that line, alone on a
    /// line any number of lines. Blanks at the ends of lines and lines at the end that are empty do not count.
    /// </summary>
    public static bool Matches(IReadOnlyList<string> expected, string output)
    {
        var patterns = expected.Select(line => line.TrimEnd() == Anything
            ? @"(?:[^\n]*\n)*?"
            : string.Join(@"[^\n]*", line.TrimEnd().Split(Anything).Select(Regex.Escape)) + @"\n");
        var lines = output.TrimEnd().Split('\n').Select(line => line.TrimEnd());
        var text = output.AsSpan().Trim().IsEmpty ? "" : string.Join('\n', lines) + "\n";
        return Regex.IsMatch(text, $@"\A{string.Concat(patterns)}\z", RegexOptions.None, TimeSpan.FromSeconds(10));
    }
}
