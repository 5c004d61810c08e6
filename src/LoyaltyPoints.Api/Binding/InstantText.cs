using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>What became of reading an instant.</summary>
public enum InstantReading
{
    Read,
    NoOffset,
    BadFormat,
    OutOfRange,
}

/// <summary>
/// Instants in JSON and query strings. In: ISO 8601 <c>yyyy-MM-ddTHH:mm[:ss[.fffffff]]</c> followed by <c>Z</c> or
/// <c>±HH:mm</c>; an instant without offset is refused, never guessed. Years 1900 to 2200, in UTC.
/// Out: UTC, <c>yyyy-MM-ddTHH:mm:ssZ</c>, with <c>.fff</c> only where the milliseconds are not zero.
/// </summary>
public static class InstantText
{
    public const string Expected =
        "An ISO 8601 date and time with offset is expected, such as 2026-11-21T10:00:00+08:00.";

    public const string ExpectedRange = "The year must lie between 1900 and 2200.";

    private const int LongestInput = 40;
    private static readonly long Earliest = new DateTimeOffset(1900, 1, 1, 0, 0, 0, default).UtcTicks;
    private static readonly long Latest = new DateTimeOffset(2201, 1, 1, 0, 0, 0, default).UtcTicks;

    /// <summary>Reads characters, as from a query string.</summary>
    public static InstantReading TryRead(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length > LongestInput) return InstantReading.BadFormat;
        Span<byte> utf8 = stackalloc byte[LongestInput * 3];
        return TryRead(utf8[..Encoding.UTF8.GetBytes(text, utf8)], out value);
    }

    /// <summary>Reads UTF-8, as from a JSON string without its quotes and escapes.</summary>
    public static InstantReading TryRead(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        // The shortest is 2026-11-21T10:00Z; the date's own dashes end before index 10.
        if (text.Length is < 16 or > LongestInput || text[10] != (byte)'T') return InstantReading.BadFormat;
        var offset = text[11..].LastIndexOfAny((byte)'Z', (byte)'+', (byte)'-');
        if (offset < 0)
            return TryParse(text, out _) ? InstantReading.NoOffset : InstantReading.BadFormat;
        if (!TryParse(text, out var parsed)) return InstantReading.BadFormat;
        if (parsed.UtcTicks < Earliest || parsed.UtcTicks >= Latest) return InstantReading.OutOfRange;
        value = parsed;
        return InstantReading.Read;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        // System.Text.Json's own ISO 8601 parser is the strictest and fastest at hand; it works on a JSON string.
        Span<byte> quoted = stackalloc byte[LongestInput + 2];
        quoted[0] = quoted[text.Length + 1] = (byte)'"';
        text.CopyTo(quoted[1..]);
        value = default;
        if (text.IndexOfAny((byte)'"', (byte)'\\') >= 0 || text.IndexOfAnyInRange((byte)0, (byte)31) >= 0) return false;
        var reader = new Utf8JsonReader(quoted[..(text.Length + 2)]);
        return reader.Read() && reader.TryGetDateTimeOffset(out value);
    }
}
