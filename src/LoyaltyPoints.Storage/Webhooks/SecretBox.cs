using System.Security.Cryptography;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>
/// How signing secrets lie in the database: as they are, or under AES-256-GCM where there is a key. Either can be read
/// as long as the key is there, so one may be given later.
/// </summary>
/// <param name="key">32 bytes; null: there is none.</param>
public sealed class SecretBox(byte[]? key)
{
    public const int KeyLength = 32;

    private const byte Plain = 0;
    private const byte Sealed = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <param name="endpointId">Bound to it: moved to another row it cannot be opened.</param>
    public byte[] Seal(Guid endpointId, byte[] secret)
    {
        if (key is null) return [Plain, .. secret];
        var stored = new byte[1 + NonceLength + TagLength + secret.Length];
        stored[0] = Sealed;
        var nonce = stored.AsSpan(1, NonceLength);
        var tag = stored.AsSpan(1 + NonceLength, TagLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, secret, stored.AsSpan(1 + NonceLength + TagLength), tag, Bound(endpointId));
        return stored;
    }

    /// <exception cref="InvalidDataException">It is sealed, and by another key than there is.</exception>
    public byte[] Open(Guid endpointId, ReadOnlySpan<byte> stored)
    {
        if (stored[0] == Plain) return stored[1..].ToArray();
        if (key is null) throw Unreadable(endpointId, null);
        var secret = new byte[stored.Length - 1 - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(
                stored.Slice(1, NonceLength), stored[(1 + NonceLength + TagLength)..],
                stored.Slice(1 + NonceLength, TagLength), secret, Bound(endpointId));
            return secret;
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw Unreadable(endpointId, exception);
        }
    }

    private static byte[] Bound(Guid endpointId) => endpointId.ToByteArray(bigEndian: true);

    private static InvalidDataException Unreadable(Guid endpointId, Exception? inner) => new(
        $"The secret of webhook endpoint {endpointId:N} was encrypted with another Webhooks__SecretKey.", inner);
}
