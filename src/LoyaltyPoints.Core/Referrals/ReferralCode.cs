using LoyaltyPoints.Core.Codes;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// A member's referral code: nine symbols of chance (45 bits) and their check, as <c>7K3QX-9MDT4</c>; stored without
/// the dash. See <see cref="MadeCode"/>.
/// </summary>
public static class ReferralCode
{
    private static readonly MadeCode Form = new(10, 5);

    /// <summary>Of the stored form.</summary>
    public static int Length => Form.Length;

    /// <returns>The stored form of a new code.</returns>
    public static string Make() => Form.Make();

    /// <summary>Reads a code as people write it: any case, dashes and blanks, O for 0, I and L for 1.</summary>
    /// <returns>The stored form; null where it cannot be a code.</returns>
    public static string? Read(string text) => Form.Read(text);

    /// <summary>The stored form as it is shown.</summary>
    public static string Show(string code) => Form.Show(code);
}
