using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Client.Webhooks;

/// <summary>
/// Tells messages of the service from anybody else's, by the Standard Webhooks specification: an HMAC-SHA256 over
/// <c>id.timestamp.body</c> with the endpoint's secret. Safe for concurrent use.
/// </summary>
public sealed class WebhookVerifier
{
    /// <summary>The header that names a message; the same at each of its deliveries.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header that says when it was sent, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header with one or more signatures, of which one has to fit.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string SecretPrefix = "whsec_";
    private const string SignaturePrefix = "v1,";
    private const int MostSignatures = 16;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[][] secrets;
    private readonly TimeProvider time;

    /// <param name="secrets">Of the endpoint, <c>whsec_...</c>; two while one replaces the other.</param>
    public WebhookVerifier(params string[] secrets)
        : this(TimeProvider.System, secrets)
    {
    }

    /// <param name="time">The clock that a message's age is judged by.</param>
    /// <param name="secrets">Of the endpoint, <c>whsec_...</c>; two while one replaces the other.</param>
    public WebhookVerifier(TimeProvider time, params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.Length == 0) throw new ArgumentException("At least one secret is needed.", nameof(secrets));
        this.time = time;
        this.secrets = [.. secrets.Select(Decode)];
    }

    /// <summary>
    /// Whether the message is the service's, unchanged, and not older (or newer) than five minutes. All signatures are
    /// compared in constant time. A message that was seen before verifies again: its id tells.
    /// </summary>
    /// <param name="id">The header <c>webhook-id</c>; null where it is missing.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">As it came: parsed and written again, it would be another.</param>
    public WebhookVerdict Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return WebhookVerdict.HeaderMissing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return WebhookVerdict.HeaderMissing;
        // Compared as numbers: a far timestamp is no instant.
        if (Math.Abs((decimal)seconds - time.GetUtcNow().ToUnixTimeSeconds()) > (decimal)Tolerance.TotalSeconds)
            return WebhookVerdict.OutOfTime;
        var signed = Signed(id, timestamp, body);
        var fits = false;
        foreach (var signature in signatures.Split(' ').Take(MostSignatures))
            if (signature.StartsWith(SignaturePrefix, StringComparison.Ordinal))
                fits |= Fits(signed, Encoding.ASCII.GetBytes(signature[SignaturePrefix.Length..]));
        return fits ? WebhookVerdict.Genuine : WebhookVerdict.Forged;
    }

    /// <summary>The signature of a message with the first secret, <c>v1,...</c>: for tests of a receiver.</summary>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body) => SignaturePrefix +
        Convert.ToBase64String(HMACSHA256.HashData(
            secrets[0], Signed(id, timestamp.ToString(CultureInfo.InvariantCulture), body)));

    private bool Fits(byte[] signed, byte[] signature)
    {
        var fits = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(secret, signed)));
            fits |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return fits;
    }

    private static byte[] Signed(string id, string timestamp, ReadOnlySpan<byte> body) =>
        [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];

    private static byte[] Decode(string secret)
    {
        var coded = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var bytes = Convert.FromBase64String(coded);
        return bytes.Length > 0 ? bytes : throw new FormatException("A secret is empty.");
    }
}
