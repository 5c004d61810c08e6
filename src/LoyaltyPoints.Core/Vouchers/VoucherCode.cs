using LoyaltyPoints.Core.Codes;

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

    private static readonly MadeCode Made = new(MadeLength, 4);

    /// <summary>A new code in plain form, which nobody can guess.</summary>
    public static string Make() => Made.Make();

    /// <summary>
    /// The plain form of what somebody typed; null where no voucher can have it: other characters, too short or too
    /// long, or of the length of a made code and with a wrong check.
    /// </summary>
    public static string? Read(string typed) =>
        MadeCode.PlainOf(typed, Longest) is { Length: >= Shortest } plain
            && (plain.Length != MadeLength || Made.HasCheck(plain)) ? plain : null;

    /// <summary>
    /// Whether a merchant may choose this: letters, digits and hyphens, 4 to 32, that are not mistaken for a mistyped
    /// code of ours.
    /// </summary>
    public static bool MayBeChosen(string text) =>
        text.Length <= Longest && !text.Contains(' ', StringComparison.Ordinal) && Read(text) is not null;

    /// <summary>The form for people: a chosen code as it was chosen, another in groups of four.</summary>
    /// <param name="chosen">Null for a code that was made here.</param>
    public static string Show(string plain, string? chosen) => chosen ?? Made.Show(plain);

    /// <summary>How a chosen code is shown; null for one of the form of ours, which has a form of its own.</summary>
    public static string? ShownAs(string chosen) =>
        Read(chosen) is { Length: MadeLength } ? null : chosen.ToUpperInvariant();
}
