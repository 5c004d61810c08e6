using System.Security.Cryptography;

namespace LoyaltyPoints.Core.Webhooks;

/// <summary>What deliveries to one endpoint are signed with: known to it and to us.</summary>
public static class WebhookSecret
{
    public const string Prefix = "whsec_";

    /// <summary>Bytes of a new one.</summary>
    public const int Length = 32;

    public static byte[] Generate() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>As its holder is shown it, once: <c>whsec_</c> and base64.</summary>
    public static string Format(ReadOnlySpan<byte> key) => Prefix + Convert.ToBase64String(key);
}
