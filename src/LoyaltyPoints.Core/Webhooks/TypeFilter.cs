using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Webhooks;

/// <summary>
/// Which types of events an endpoint wants: names such as <c>purchase.recorded</c>, and beginnings such as
/// <c>purchase.*</c>; none at all: every type.
/// </summary>
public sealed partial class TypeFilter(IReadOnlyList<string> patterns)
{
    public const string Expected = "A type such as purchase.recorded, or a beginning such as purchase.*, is expected.";

    /// <summary>Most patterns of one endpoint.</summary>
    public const int Most = 50;

    /// <summary>Most characters of one.</summary>
    public const int Longest = 64;

    public bool Matches(string type)
    {
        if (patterns.Count == 0) return true;
        foreach (var pattern in patterns)
        {
            if (pattern.EndsWith('*') ? type.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1))
                : type == pattern) return true;
        }

        return false;
    }

    public static bool IsPattern(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"^(?:\*|[a-zA-Z0-9_]+(?:\.[a-zA-Z0-9_]+)*(?:\.\*)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
