using System.Security.Cryptography;

namespace LoyaltyPoints.Core.Codes;

/// <summary>
/// Codes that nobody can guess and everybody can read out: symbols of Crockford's base 32, five bits of chance each,
/// the last their check (<see cref="CodeCheck"/>). The plain form has capitals and digits only.
/// </summary>
/// <param name="length">Symbols, the check among them; at most 31.</param>
/// <param name="group">Symbols between hyphens, where people see it.</param>
public sealed class MadeCode(int length, int group)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public int Length => length;

    /// <summary>A new code in plain form.</summary>
    public string Make()
    {
        var symbols = new byte[length];
        RandomNumberGenerator.Fill(symbols);
        for (var at = 0; at < symbols.Length; at++) symbols[at] &= 31;
        symbols[^1] = CodeCheck.SymbolFor(symbols.AsSpan()[..^1]);
        return string.Create(length, symbols, static (text, values) =>
        {
            for (var at = 0; at < values.Length; at++) text[at] = Alphabet[values[at]];
        });
    }

    /// <summary>The plain form of what somebody typed; null where it cannot be such a code.</summary>
    public string? Read(string typed) =>
        PlainOf(typed, length) is { } plain && plain.Length == length && HasCheck(plain) ? plain : null;

    /// <summary>The plain form in groups.</summary>
    public string Show(string plain) => string.Join(
        '-', Enumerable.Range(0, (plain.Length + group - 1) / group)
            .Select(at => plain.Substring(group * at, Math.Min(group, plain.Length - (group * at)))));

    /// <summary>
    /// Capitals and digits of what somebody typed, without blanks and hyphens, O read as 0, I and L as 1; null where
    /// there is anything else, or more than <paramref name="most"/>.
    /// </summary>
    public static string? PlainOf(string typed, int most)
    {
        // Nobody types more blanks and hyphens than symbols.
        if (typed.Length > 2 * most) return null;
        Span<char> plain = stackalloc char[typed.Length];
        var count = 0;
        foreach (var letter in typed)
        {
            if (letter is ' ' or '-') continue;
            if (!char.IsAsciiLetterOrDigit(letter)) return null;
            plain[count++] = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
        }

        return count > most ? null : new string(plain[..count]);
    }

    /// <summary>Whether a plain form of this length adds up.</summary>
    public bool HasCheck(string plain)
    {
        Span<byte> symbols = stackalloc byte[length];
        for (var at = 0; at < length; at++)
        {
            var symbol = Alphabet.IndexOf(plain[at], StringComparison.Ordinal);
            if (symbol < 0) return false;
            symbols[at] = (byte)symbol;
        }

        return CodeCheck.SymbolFor(symbols[..^1]) == symbols[^1];
    }
}
