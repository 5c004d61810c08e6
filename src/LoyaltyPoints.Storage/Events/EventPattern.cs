namespace LoyaltyPoints.Storage.Events;

/// <summary>Which types are wanted: a type, all of a resource (<c>purchase.*</c>), or all (<c>*</c>).</summary>
public static class EventPattern
{
    private const string Every = "*";
    private const string EveryOf = ".*";

    /// <summary>Whether at least one type fits.</summary>
    public static bool IsKnown(string pattern) => EventTypes.All.Any(known => Fits(pattern, known.Type));

    /// <summary>Whether a type fits one of them; no patterns: every type does.</summary>
    public static bool Fits(IReadOnlyList<string> patterns, string type)
    {
        if (patterns.Count == 0) return true;
        foreach (var pattern in patterns)
            if (Fits(pattern, type)) return true;
        return false;
    }

    private static bool Fits(string pattern, string type) => pattern == type || pattern == Every
        || (pattern.EndsWith(EveryOf, StringComparison.Ordinal) && type.AsSpan().StartsWith(pattern.AsSpan()[..^1]));
}
