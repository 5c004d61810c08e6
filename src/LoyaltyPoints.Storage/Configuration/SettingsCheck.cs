using System.Globalization;

namespace LoyaltyPoints.Storage.Configuration;

/// <summary>What is wrong with settings as they are given, each in a sentence for the operator.</summary>
public static class SettingsCheck
{
    // A slip of the finger: more is another word.
    private const int Slip = 2;

    /// <param name="names">
    /// What is given, <c>Section__Key</c>; others' environment variables may be among them.
    /// </param>
    /// <param name="find">The value of one; null where it is not given.</param>
    public static IEnumerable<string> Faults(IEnumerable<string> names, Func<string, string?> find)
    {
        foreach (var setting in KnownSettings.All)
            if (Fault(setting, find(setting.Name)) is { } fault) yield return fault;
        foreach (var name in names)
            if (Meant(name) is { } meant) yield return $"{name} is no setting: {meant}.";
    }

    private static string? Fault(KnownSetting setting, string? given)
    {
        if (setting.Least is not { } least || string.IsNullOrEmpty(given)) return null;
        if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return $"{setting.Name} is '{given}', which is no whole number that it can be.";
        return value >= least && value <= setting.Most ? null
            : $"{setting.Name} is {value}; it can be {least} to {setting.Most}.";
    }

    // Null where the name is a setting's, or is so unlike any that it may be somebody else's.
    private static string? Meant(string name)
    {
        if (name.Split("__") is not [var section, var key] || Is(name)) return null;
        var likely = KnownSettings.All.MinBy(one => Distance(one.Name, name))!;
        if (Distance(likely.Name, name) <= Slip) return $"did you mean {likely.Name}";
        var known = KnownSettings.All
            .Where(one => one.Section != KnownSettings.OpenSection && Same(one.Section, section))
            .Select(one => one.Key).ToList();
        return known.Count == 0 ? null : $"{section} knows {string.Join(", ", known)}";
    }

    private static bool Is(string name) => KnownSettings.All.Any(one => Same(one.Name, name));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    // Levenshtein's: letters to insert, delete or change.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = corner
                    + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
