using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Core.Webhooks;

/// <summary>
/// The header <c>webhook-signature</c>: for each secret <c>v1,</c> and the base64 of HMAC-SHA256 over
/// <c>id.timestamp.body</c>, with blanks between them.
/// </summary>
/// <remarks>Standard Webhooks 1.0.0, "Signature scheme".</remarks>
public static class WebhookSignature
{
    /// <param name="secrets">At least one; while rotating, two.</param>
    /// <param name="id">As in <c>webhook-id</c>, ASCII without a full stop.</param>
    /// <param name="timestamp">As in <c>webhook-timestamp</c>: whole seconds since 1970.</param>
    public static string Sign(
        IReadOnlyList<byte[]> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.");
        var length = head.Length + body.Length;
        var content = ArrayPool<byte>.Shared.Rent(length);
        Encoding.ASCII.GetBytes(head, content);
        body.CopyTo(content.AsSpan(head.Length));
        var text = new StringBuilder();
        Span<byte> code = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, content.AsSpan(0, length), code);
            text.Append(text.Length == 0 ? "v1," : " v1,").Append(Convert.ToBase64String(code));
        }

        ArrayPool<byte>.Shared.Return(content);
        return text.ToString();
    }
}
