using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Core.Partners;

/// <summary>
/// What a member hands to a partner's app, once: three groups of four, <c>7KQM-R2WX-9FTC</c>. Eleven of the 31 letters
/// and digits that nobody mistakes for others are random (54 bits), the last is their check: with weights 1 to 11
/// modulo 31, a prime, it gives away any one wrong character and any two of the eleven that changed places. Of a code
/// only its id is kept.
/// </summary>
public static class LinkCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 12;
    private const int Group = 4;

    /// <summary>How long one can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static string Generate()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return Grouped(random + Check(random));
    }

    /// <summary>As it is written; null for what is none. Case, hyphens and blanks do not matter.</summary>
    public static string? Parse(string text)
    {
        var plain = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
        return plain.Length == Length && plain.All(Alphabet.Contains)
            && plain[^1] == Check(plain[..^1]) ? Grouped(plain) : null;
    }

    /// <summary>By what a tenant's code is found: half of a SHA-256, so that whoever reads it has no code.</summary>
    /// <param name="code">As <see cref="Parse"/> gives it.</param>
    public static Guid IdOf(int tenantId, string code) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes($"{tenantId}/{code}")).AsSpan(0, 16), bigEndian: true);

    private static char Check(string random)
    {
        var sum = 0;
        for (var at = 0; at < random.Length; at++) sum += (at + 1) * Alphabet.IndexOf(random[at]);
        return Alphabet[sum % Alphabet.Length];
    }

    private static string Grouped(string plain) =>
        string.Join('-', Enumerable.Range(0, Length / Group).Select(group => plain.Substring(group * Group, Group)));
}
