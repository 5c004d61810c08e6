using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.PersonalData;

/// <summary>
/// What says who a member is, as it lies in the database: AES-256-GCM under the first of its keys, where there are any;
/// what lies under another of them, or in plain, is read as well. Identifiers are found by a keyed hash. Thread-safe.
/// </summary>
public sealed class PersonalDataCipher
{
    private const int NonceLength = 12;

    private const int TagLength = 16;

    // No text that a caller can send begins so: control characters are refused.
    private const char Mark = '\u0001';

    private readonly List<(string Id, byte[] Sealing, byte[] Finding)> keys = [];

    private PersonalDataCipher()
    {
    }

    /// <summary>Nothing is encrypted.</summary>
    public static PersonalDataCipher None { get; } = new();

    /// <summary>Whether anything is encrypted.</summary>
    public bool IsOn => keys.Count > 0;

    /// <param name="setting">
    /// Keys of 32 bytes in base64, each after a name of its own and a colon, separated by commas; the first encrypts.
    /// Null or empty: none.
    /// </param>
    /// <exception cref="ConfigurationException">It is no such list; the message shows none of it.</exception>
    public static PersonalDataCipher Of(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting)) return None;
        var cipher = new PersonalDataCipher();
        foreach (var part in setting.Split(',', StringSplitOptions.TrimEntries))
        {
            var colon = part.IndexOf(':');
            var (id, text) = (colon < 0 ? "" : part[..colon], part[(colon + 1)..]);
            var key = new byte[32];
            if (id.Length is 0 or > 16 || !id.All(char.IsAsciiLetterOrDigit)
                || !Convert.TryFromBase64String(text, key, out var length) || length != key.Length
                || cipher.keys.Exists(other => other.Id == id))
            {
                throw new ConfigurationException(
                    "PersonalData__Key is not a list of keys such as k1:base64 of 32 bytes, each with another name.");
            }

            cipher.keys.Add((id, Derived(key, "seal"), Derived(key, "find")));
        }

        return cipher;
    }

    /// <summary>As it is stored; null stays null.</summary>
    /// <param name="field">What it is, so that one field's text is not taken for another's.</param>
    public string? Seal(int tenantId, string field, string? text)
    {
        if (text is null || !IsOn) return text;
        var (id, key, _) = keys[0];
        var plain = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            bytes.AsSpan(0, NonceLength), plain, bytes.AsSpan(NonceLength, plain.Length), bytes.AsSpan(^TagLength..),
            About(tenantId, field));
        return $"{Mark}{id}:{Convert.ToBase64String(bytes)}";
    }

    /// <summary>What was sealed; what lies in plain, as it is.</summary>
    /// <exception cref="InvalidDataException">It is under a key that is not configured, or was changed.</exception>
    public string? Open(int tenantId, string field, string? stored)
    {
        if (stored is null || stored.Length == 0 || stored[0] != Mark) return stored;
        var colon = stored.IndexOf(':');
        var key = keys.Find(one => one.Id.AsSpan().SequenceEqual(stored.AsSpan(1, Math.Max(0, colon - 1))));
        if (colon < 0 || key.Sealing is null)
            throw new InvalidDataException("Personal data lies under a key that PersonalData__Key does not have.");
        var bytes = Convert.FromBase64String(stored[(colon + 1)..]);
        var plain = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key.Sealing, TagLength);
        try
        {
            aes.Decrypt(
                bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, plain.Length), bytes.AsSpan(^TagLength..),
                plain, About(tenantId, field));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new InvalidDataException("Personal data was changed, or lies under another key of that name.");
        }

        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Whether it is stored as <see cref="Seal"/> would store it now.</summary>
    public bool IsCurrent(string? stored) => stored is null || (IsOn
        ? stored.StartsWith($"{Mark}{keys[0].Id}:", StringComparison.Ordinal)
        : stored.Length == 0 || stored[0] != Mark);

    /// <summary>What an identifier is found by: its keyed hash, or itself where nothing is encrypted.</summary>
    public string NameOf(int tenantId, string kind, string value) => Names(tenantId, kind, value).First();

    /// <summary>What an identifier may be found by, the current way first: under older keys, and in plain.</summary>
    public IEnumerable<string> Names(int tenantId, string kind, string value)
    {
        foreach (var (id, _, key) in keys)
        {
            var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{tenantId}\n{kind}\n{value}"));
            yield return $"{Mark}{id}:{Convert.ToHexStringLower(hash)}";
        }

        yield return value;
    }

    private static byte[] Derived(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.ASCII.GetBytes("loyalty " + purpose));

    private static byte[] About(int tenantId, string field) => Encoding.UTF8.GetBytes($"{tenantId}\n{field}");
}
