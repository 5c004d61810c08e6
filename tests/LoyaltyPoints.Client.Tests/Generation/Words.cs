using System.Text;

namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>Names of the document as C# writes them.</summary>
internal static class Words
{
    private static readonly HashSet<string> Keywords =
    [
        "default", "event", "ref", "in", "out", "params", "object", "string", "as", "is", "new",
        "lock", "fixed", "base",
    ];

    /// <summary><c>sold_out</c>, <c>soldOut</c> and <c>VIP memberships</c> begin every word with a capital.</summary>
    public static string Pascal(string name) => string.Concat(name
        .Split(' ', '_', '-', '.', ':').Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + (IsShouted(word) ? word[1..].ToLowerInvariant() : word[1..])));

    /// <summary>As a parameter.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>A documentation comment of lines within the width, paragraphs apart.</summary>
    /// <param name="text">In Markdown; null gives nothing.</param>
    public static string Comment(string indent, string tag, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var lines = new List<string>();
        foreach (var paragraph in text.Trim().Split("\n\n")) Wrap(paragraph, 110 - indent.Length, lines);
        var close = tag.Split(' ')[0];
        return lines.Count == 1 && lines[0].Length + (2 * tag.Length) < 104 - indent.Length
            ? $"{indent}/// <{tag}>{lines[0]}</{close}>\n"
            : $"{indent}/// <{tag}>\n{string.Concat(lines.Select(line => $"{indent}/// {line}\n"))}" +
                $"{indent}/// </{close}>\n";
    }

    private static bool IsShouted(string word) => word.Length > 1 && word.All(char.IsUpper);

    private static void Wrap(string paragraph, int width, List<string> lines)
    {
        var line = new StringBuilder(lines.Count == 0 ? "" : "<br/>");
        foreach (var word in Xml(paragraph).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        lines.Add(line.ToString());
    }

    // Every second piece between back-ticks is code; one that is left open is not.
    private static string Xml(string text)
    {
        var pieces = text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Split('`');
        if (pieces.Length % 2 == 0) return string.Join('`', pieces);
        return string.Concat(pieces.Select((piece, index) => index % 2 == 0 ? piece : $"<c>{piece}</c>"));
    }
}
