using System.Globalization;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// JSON may escape half a surrogate pair (<c>"\ud800"</c>), which is no Unicode text and throws wherever the string is
/// read later. So it is looked for once, at the door.
/// </summary>
internal static class Surrogates
{
    /// <summary>True when an escape names half a pair. Costs one vectorised search where nothing is escaped.</summary>
    public static bool HasLoneEscape(ReadOnlySpan<byte> json)
    {
        for (var rest = json; ;)
        {
            var at = rest.IndexOf((byte)'\\');
            if (at < 0) return false;
            rest = rest[at..];
            if (!TryReadUnit(rest, out var unit))
            {
                rest = rest[Math.Min(2, rest.Length)..];
                continue;
            }

            if (char.IsLowSurrogate(unit)) return true;
            rest = rest[6..];
            if (!char.IsHighSurrogate(unit)) continue;
            if (!TryReadUnit(rest, out var low) || !char.IsLowSurrogate(low)) return true;
            rest = rest[6..];
        }
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || text[0] != (byte)'\\' || text[1] != (byte)'u') return false;
        if (!ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        unit = (char)value;
        return true;
    }
}
