using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// An opaque position in a list: base64url of a small payload (the last row's key) and of the first
/// <see cref="CheckLength"/> bytes of SHA-256 over format, tenant, list and payload. The check keeps a cursor of one
/// list from being taken by another and finds damage; it is no secret, for a forged position shows nothing that the
/// tenant may not see.
/// </summary>
public static class Cursor
{
    /// <summary>Bytes of the check.</summary>
    public const int CheckLength = 8;

    /// <summary>Most bytes a payload may have.</summary>
    public const int MaximumPayload = 2048;

    private const byte Format = 1;

    /// <param name="list">What is listed, filters included, such as <c>ledger:acc_...</c>.</param>
    /// <param name="tenantId">Whose list.</param>
    /// <param name="payload">At most <see cref="MaximumPayload"/> bytes.</param>
    public static string Encode(string list, int tenantId, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaximumPayload);
        Span<byte> bytes = stackalloc byte[CheckLength + payload.Length];
        Check(list, tenantId, payload, bytes[..CheckLength]);
        payload.CopyTo(bytes[CheckLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>A position behind the row with this id.</summary>
    public static string Encode(string list, int tenantId, Guid id) =>
        Encode(list, tenantId, id.ToByteArray(bigEndian: true));

    /// <summary>The payload, or false where the cursor is damaged or of another list or tenant.</summary>
    public static bool TryDecode(string text, string list, int tenantId, out byte[] payload)
    {
        payload = [];
        Span<byte> bytes = stackalloc byte[CheckLength + MaximumPayload];
        if (text.Length > Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(text)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length < CheckLength) return false;
        var found = bytes[CheckLength..length];
        Span<byte> check = stackalloc byte[CheckLength];
        Check(list, tenantId, found, check);
        if (!check.SequenceEqual(bytes[..CheckLength])) return false;
        payload = found.ToArray();
        return true;
    }

    private static void Check(string list, int tenantId, ReadOnlySpan<byte> payload, Span<byte> check)
    {
        var name = Encoding.UTF8.GetBytes(list);
        var input = new byte[9 + name.Length + payload.Length];
        input[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(1), tenantId);
        // The length keeps the end of the list's name apart from the beginning of the payload.
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(5), name.Length);
        name.CopyTo(input.AsSpan(9));
        payload.CopyTo(input.AsSpan(9 + name.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[..CheckLength].CopyTo(check);
    }
}
