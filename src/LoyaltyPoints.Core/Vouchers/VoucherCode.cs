using System.Security.Cryptography;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>
/// What names a voucher. A code that is made here has 16 symbols of Crockford's base 32, 75 bits of chance and a check
/// (<see cref="CodeCheck"/>); one that a merchant chose is any text without a check. Both are known by their plain
/// form: capitals and digits, without blanks and hyphens, O read as 0, I and L as 1.
/// </summary>
public static class VoucherCode
{
    /// <summary>Symbols of a code that is made here, the last of them the check.</summary>
    public const int MadeLength = 16;

    public const int Shortest = 4;

    /// <summary>Most characters of a plain form, and of a chosen code as it is shown.</summary>
    public const int Longest = 32;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // Nobody types more blanks and hyphens than symbols.
    private const int LongestInput = 2 * Longest;

    /// <summary>A new code in plain form, which nobody can guess.</summary>
    public static string Make()
    {
        Span<byte> symbols = stackalloc byte[MadeLength];
        RandomNumberGenerator.Fill(symbols);
        foreach (ref var symbol in symbols) symbol &= 31;
        symbols[^1] = CodeCheck.SymbolFor(symbols[..^1]);
        Span<char> text = stackalloc char[MadeLength];
        for (var at = 0; at < symbols.Length; at++) text[at] = Alphabet[symbols[at]];
        return new string(text);
    }

    /// <summary>
    /// The plain form of what somebody typed; null where no voucher can have it: other characters, too short or too
    /// long, or of the length of a made code and with a wrong check.
    /// </summary>
    public static string? Read(string typed)
    {
        if (typed.Length > LongestInput) return null;
        Span<char> plain = stackalloc char[LongestInput];
        var length = 0;
        foreach (var typedOne in typed)
        {
            if (typedOne is ' ' or '-') continue;
            if (!char.IsAsciiLetterOrDigit(typedOne)) return null;
            plain[length++] = char.ToUpperInvariant(typedOne) switch
            {
                'O' => '0',
                'I' or 'L' => '1',
                var other => other,
            };
        }

        return length is < Shortest or > Longest || (length == MadeLength && !Checks(plain[..length]))
            ? null : new string(plain[..length]);
    }

    /// <summary>
    /// Whether a merchant may choose this: letters, digits and hyphens, 4 to 32, that are not mistaken for a mistyped
    /// code of ours.
    /// </summary>
    public static bool MayBeChosen(string text) =>
        text.Length <= Longest && !text.Contains(' ', StringComparison.Ordinal) && Read(text) is not null;

    /// <summary>The form for people: a chosen code as it was chosen, another in groups of four.</summary>
    /// <param name="chosen">Null for a code that was made here.</param>
    public static string Show(string plain, string? chosen) => chosen
        ?? string.Join('-', Enumerable.Range(0, (plain.Length + 3) / 4)
            .Select(group => plain.Substring(4 * group, Math.Min(4, plain.Length - (4 * group)))));

    /// <summary>How a chosen code is shown; null for one of the form of ours, which has a form of its own.</summary>
    public static string? ShownAs(string chosen) =>
        Read(chosen) is { Length: MadeLength } ? null : chosen.ToUpperInvariant();

    private static bool Checks(ReadOnlySpan<char> plain)
    {
        Span<byte> symbols = stackalloc byte[MadeLength];
        for (var at = 0; at < plain.Length; at++)
        {
            var symbol = Alphabet.IndexOf(plain[at], StringComparison.Ordinal);
            if (symbol < 0) return false;
            symbols[at] = (byte)symbol;
        }

        return CodeCheck.SymbolFor(symbols[..^1]) == symbols[^1];
    }
}
