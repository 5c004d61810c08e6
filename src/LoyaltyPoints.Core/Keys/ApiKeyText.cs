using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Core.Keys;

/// <summary>
/// An API key in its parts: <c>lpk_live_&lt;id&gt;_&lt;secret&gt;</c> or <c>lpk_test_...</c>. The id (4 to 32 letters
/// and digits) finds the key, the secret (16 to 128 of letters, digits, <c>_</c> and <c>-</c>) proves it. Keys made
/// here have 12 and 32 characters; the wider form admits keys that the operator chooses to start a system with.
/// </summary>
public readonly ref struct ApiKeyText
{
    /// <summary>Bytes of a secret's hash (SHA-256).</summary>
    public const int HashLength = 32;

    private const string LivePrefix = "lpk_live_";
    private const string TestPrefix = "lpk_test_";
    private const int LongestSecret = 128;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private ApiKeyText(ReadOnlySpan<char> id, ReadOnlySpan<char> secret, bool isTest)
    {
        Id = id;
        Secret = secret;
        IsTest = isTest;
    }

    public ReadOnlySpan<char> Id { get; }

    public ReadOnlySpan<char> Secret { get; }

    /// <summary>A key of a test tenant, which has a clock of its own.</summary>
    public bool IsTest { get; }

    /// <summary>A new key: 62^32 secrets, 190 bits. Show it once, keep its hash.</summary>
    public static string Generate(bool isTest) =>
        $"{(isTest ? TestPrefix : LivePrefix)}{RandomNumberGenerator.GetString(Alphabet, 12)}_"
        + RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>False for anything that is not exactly a key's form.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ApiKeyText key)
    {
        key = default;
        var isTest = text.StartsWith(TestPrefix);
        if (!isTest && !text.StartsWith(LivePrefix)) return false;
        var rest = text[TestPrefix.Length..];
        var underscore = rest.IndexOf('_');
        if (underscore is < 4 or > 32) return false;
        var id = rest[..underscore];
        var secret = rest[(underscore + 1)..];
        if (secret.Length is < 16 or > LongestSecret) return false;
        foreach (var letter in id)
            if (!char.IsAsciiLetterOrDigit(letter)) return false;
        foreach (var letter in secret)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-')) return false;
        key = new(id, secret, isTest);
        return true;
    }

    /// <summary>
    /// SHA-256 of the secret's ASCII bytes: all that is ever stored. A secret this random needs no salt.
    /// </summary>
    public byte[] HashSecret()
    {
        var hash = new byte[HashLength];
        HashSecret(hash);
        return hash;
    }

    /// <summary>Compares with a stored hash, in a time that does not depend on how much of it agrees.</summary>
    public bool Matches(ReadOnlySpan<byte> secretHash)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        HashSecret(hash);
        return CryptographicOperations.FixedTimeEquals(hash, secretHash);
    }

    private void HashSecret(Span<byte> hash)
    {
        Span<byte> secret = stackalloc byte[LongestSecret];
        SHA256.HashData(secret[..Encoding.ASCII.GetBytes(Secret, secret)], hash);
    }
}
