namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// A member's referral code: nine symbols of chance (45 bits) and one that checks them, in Crockford's base 32, as
/// <c>7K3QX-9MDT4</c>. It can be read out: no I, L, O or U among the nine, case does not matter, and the check (the
/// number modulo 37) finds any one wrong symbol and any two neighbours that changed places.
/// </summary>
public static class ReferralCode
{
    /// <summary>Of the stored form, without the dash.</summary>
    public const int Length = 10;

    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The values 32 to 36 of the check; numbers that would need one of the signs are not used.</summary>
    private const string Checks = Symbols + "*~$=U";

    private const long Numbers = 1L << 45;

    /// <summary>The code of a number.</summary>
    /// <param name="random">Of which the lowest 45 bits count.</param>
    /// <returns>The stored form; null where its check would be a sign that is no letter: take another number.</returns>
    public static string? TryMake(long random)
    {
        var number = random & (Numbers - 1);
        var check = Checks[(int)(number % 37)];
        if (!char.IsAsciiLetterOrDigit(check)) return null;
        Span<char> code = stackalloc char[Length];
        code[^1] = check;
        for (var at = Length - 2; at >= 0; at--, number >>= 5) code[at] = Symbols[(int)(number & 31)];
        return new string(code);
    }

    /// <summary>Reads a code as people write it: any case, dashes and blanks, O for 0, I and L for 1.</summary>
    /// <returns>The stored form; null where it cannot be a code.</returns>
    public static string? Read(string text)
    {
        Span<char> code = stackalloc char[Length];
        var (count, number) = (0, 0L);
        foreach (var letter in text)
        {
            if (letter is '-' or ' ') continue;
            if (count == Length) return null;
            var symbol = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            var value = Checks.IndexOf(symbol, StringComparison.Ordinal);
            if (value < 0 || (value >= 32 && (count < Length - 1 || symbol != 'U'))) return null;
            if (count == Length - 1 && number % 37 != value) return null;
            number = (number << 5) | (uint)value;
            code[count++] = symbol;
        }

        return count == Length ? new string(code) : null;
    }

    /// <summary>The stored form as it is shown, with a dash in the middle.</summary>
    public static string Show(string code) => $"{code[..5]}-{code[5..]}";
}
