using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>Settings of vouchers; section <c>Vouchers</c>.</summary>
public sealed record VoucherOptions
{
    /// <summary>Codes that name nothing which one API key may send to one instance in a minute.</summary>
    public int MissesPerMinute { get; init; } = 60;
}

/// <summary>
/// Counts the codes that name no voucher, for each API key, in this process. Whoever sends too many is told nothing
/// about any code for a while, so that codes cannot be found by trying: with n instances at most n times as many.
/// </summary>
public sealed class CodeGuesses(VoucherOptions options, TimeProvider time)
{
    private readonly Lock gate = new();

    // Until when what was missed weighs: each miss adds its share of a minute, and time takes it away.
    private readonly Dictionary<string, long> weighs = new(StringComparer.Ordinal);

    private readonly long minute = 60 * time.TimestampFrequency;

    private long Share => minute / options.MissesPerMinute;

    /// <summary>Null while the key may ask for codes; else 429.</summary>
    public Problem? Refuse(string keyId)
    {
        lock (gate) return After(keyId, out _);
    }

    /// <summary>Counts a code that named nothing.</summary>
    /// <returns>Null, or 429 where it was one too many, and its sender is not even told that it names nothing.
    /// </returns>
    public Problem? Miss(string keyId)
    {
        lock (gate)
        {
            if (After(keyId, out var then) is { } tooMany) return tooMany;
            weighs[keyId] = then;
            return null;
        }
    }

    // What one more would weigh, and whether that is too much.
    private Problem? After(string keyId, out long then)
    {
        var now = time.GetTimestamp();
        then = Math.Max(weighs.GetValueOrDefault(keyId, now), now) + Share;
        var over = then - (now + minute);
        return over <= 0 ? null : Problem.Of(ErrorCodes.TooManyAttempts) with
        {
            RetryAfterSeconds = (int)Math.Ceiling((double)over / time.TimestampFrequency),
        };
    }
}
