namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// Finds two members who are one person by their identifiers: one value names one member, but there are many ways to
/// write it.
/// </summary>
public static class SamePerson
{
    /// <summary>The kind of an identifier that means the same in both; null where none does.</summary>
    public static string? Share(
        IEnumerable<(string Kind, string Value)> some, IEnumerable<(string Kind, string Value)> others)
    {
        var seen = others.Select(Normal).Where(static form => form.Value.Length > 0).ToHashSet();
        foreach (var identifier in some)
            if (seen.Contains(Normal(identifier))) return identifier.Kind;
        return null;
    }

    /// <summary>
    /// An e-mail address, whatever its kind is called, without case and without what follows a <c>+</c> in its local
    /// part; anything else by its letters and digits alone, without case, and without the <c>00</c> of a phone number.
    /// </summary>
    public static (string Kind, string Value) Normal((string Kind, string Value) identifier)
    {
        var (kind, value) = (identifier.Kind, identifier.Value.Trim().ToLowerInvariant());
        if (value.LastIndexOf('@') is > 0 and var at)
        {
            var local = value[..at];
            var tag = local.IndexOf('+', StringComparison.Ordinal);
            return ("@", (tag > 0 ? local[..tag] : local) + value[at..]);
        }

        var plain = string.Concat(value.Where(char.IsLetterOrDigit));
        return (kind, value.StartsWith("00", StringComparison.Ordinal) ? plain[2..] : plain);
    }
}
