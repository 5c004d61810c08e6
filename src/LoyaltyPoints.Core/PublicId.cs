namespace LoyaltyPoints.Core;

/// <summary>
/// An id as callers see it: what it names, an underscore, and the UUID as 32 lower-case hex digits, for example
/// <c>mem_019ab0c5d2f17c4e8a3b5d6e7f801234</c>. What belongs to a member has a <see cref="MemberOwnedId"/> instead.
/// </summary>
public static class PublicId
{
    public const string Member = "mem";
    public const string Program = "prg";
    public const string Purchase = "pur";
    public const string Return = "ret";
    public const string Redemption = "red";
    public const string Adjustment = "adj";
    public const string Activity = "act";
    public const string Entry = "ent";
    public const string Membership = "vip";
    public const string Reward = "rwd";
    public const string Campaign = "cmp";
    public const string VoucherSeries = "vse";
    public const string VoucherUse = "vch";
    public const string Transfer = "trf";
    public const string Gift = "gft";
    public const string Household = "hhd";
    public const string Referral = "rfl";
    public const string Affiliate = "aff";
    public const string Partner = "prt";
    public const string Segment = "seg";
    public const string Goal = "gol";
    public const string WinBackList = "wbl";
    public const string Survey = "srv";
    public const string Invitation = "inv";
    public const string Feedback = "fbk";
    public const string Complaint = "cpl";
    public const string Alert = "alr";
    public const string WebhookEndpoint = "whe";
    public const string Event = "evt";
    public const string Merge = "mrg";
    public const string Review = "rvw";

    public static string Format(string prefix, Guid id) => string.Create(
        prefix.Length + 33,
        (prefix, id),
        static (text, state) =>
        {
            state.prefix.CopyTo(text);
            text[state.prefix.Length] = '_';
            state.id.TryFormat(text[(state.prefix.Length + 1)..], out _, "N");
        });

    /// <summary>For text that was checked before.</summary>
    /// <exception cref="FormatException">It is no id of this prefix.</exception>
    public static Guid Parse(string prefix, ReadOnlySpan<char> text) =>
        TryParse(prefix, text, out var id) ? id : throw new FormatException($"Not an id of the form {prefix}_...");

    /// <summary>False for another prefix, another length, upper-case digits or anything that is not a UUID.</summary>
    public static bool TryParse(string prefix, ReadOnlySpan<char> text, out Guid id)
    {
        id = Guid.Empty;
        return text.Length > prefix.Length && text.StartsWith(prefix) && text[prefix.Length] == '_'
            && TryParseDigits(text[(prefix.Length + 1)..], out id);
    }

    // The length is asked first, because Guid would take blanks around the digits.
    internal static bool TryParseDigits(ReadOnlySpan<char> digits, out Guid id)
    {
        id = Guid.Empty;
        return digits.Length == 32 && !digits.ContainsAnyInRange('A', 'F') && Guid.TryParseExact(digits, "N", out id);
    }
}
