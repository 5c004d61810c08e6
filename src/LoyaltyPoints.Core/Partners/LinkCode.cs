using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Core.Codes;

namespace LoyaltyPoints.Core.Partners;

/// <summary>
/// What a member hands to a partner's app, once: eleven symbols of chance (55 bits) and their check, in groups of four,
/// <c>7KQM-R2WX-9FTC</c>. Of a code only its id is kept. See <see cref="MadeCode"/>.
/// </summary>
public static class LinkCode
{
    private static readonly MadeCode Form = new(12, 4);

    /// <summary>How long one can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static string Generate() => Form.Show(Form.Make());

    /// <summary>As it is shown; null for what is none. Case, hyphens, blanks, O for 0 and I or L for 1 do not matter.
    /// </summary>
    public static string? Parse(string text) => Form.Read(text) is { } plain ? Form.Show(plain) : null;

    /// <summary>By what a tenant's code is found: half of a SHA-256, so that whoever reads it has no code.</summary>
    /// <param name="code">As <see cref="Parse"/> gives it.</param>
    public static Guid IdOf(int tenantId, string code) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes($"{tenantId}/{code}")).AsSpan(0, 16), bigEndian: true);
}
