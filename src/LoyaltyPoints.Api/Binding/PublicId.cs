namespace LoyaltyPoints.Api.Binding;

/// <summary>The prefixes of public ids; the word says what kind of thing an id names.</summary>
public static class IdPrefix
{
    public const string Member = "mem";
    public const string Program = "prg";
    public const string Purchase = "pur";
    public const string Return = "ret";
    public const string Redemption = "red";
    public const string Reward = "rwd";
    public const string Voucher = "vch";
    public const string Adjustment = "adj";
    public const string Activity = "act";
    public const string ApiKey = "key";
}

/// <summary>
/// Ids as callers see them: prefix, underscore, 32 lower-case hexadecimal digits of the UUID in network byte order
/// (so their text order is their time order). Exactly one text names an id: upper case is not accepted.
/// </summary>
public static class PublicId
{
    private const int Digits = 32;

    public static string Format(string prefix, Guid id) =>
        string.Create(prefix.Length + 1 + Digits, (prefix, id), static (text, state) =>
        {
            state.prefix.CopyTo(text);
            text[state.prefix.Length] = '_';
            state.id.TryFormat(text[(state.prefix.Length + 1)..], out _, "N");
        });

    /// <summary>Writes UTF-8, for answers written by hand.</summary>
    /// <returns>How many bytes were written: the prefix's length and 33.</returns>
    public static int Write(ReadOnlySpan<byte> prefix, Guid id, Span<byte> destination)
    {
        prefix.CopyTo(destination);
        destination[prefix.Length] = (byte)'_';
        id.TryFormat(destination[(prefix.Length + 1)..], out _, "N");
        return prefix.Length + 1 + Digits;
    }

    /// <summary>False for another prefix, another length, or anything but lower-case hexadecimal digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, string prefix, out Guid id)
    {
        id = default;
        if (text.Length != prefix.Length + 1 + Digits || text[prefix.Length] != '_' || !text.StartsWith(prefix))
            return false;
        var digits = text[(prefix.Length + 1)..];
        return digits.IndexOfAnyInRange('A', 'F') < 0 && Guid.TryParseExact(digits, "N", out id);
    }
}
