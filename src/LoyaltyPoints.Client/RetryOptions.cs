namespace LoyaltyPoints.Client;

/// <summary>
/// How often and after what pause something is sent again. 429 and 503 always are: the service says that it did
/// nothing. A lost answer (a broken connection, a timeout, 502, 504) leads to another try only where doing it twice is
/// doing it once: what reads, and what has an <c>Idempotency-Key</c>, which stays the same.
/// </summary>
/// <param name="MostTries">The first included; 1 never sends again.</param>
/// <param name="FirstPause">Doubled at each try.</param>
/// <param name="LongestPause">No single pause is longer, whatever the service asks for.</param>
public sealed record RetryOptions(int MostTries, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>Six tries over some ten seconds.</summary>
    public static RetryOptions Default { get; } =
        new(6, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

    /// <summary>One try.</summary>
    public static RetryOptions None { get; } = Default with { MostTries = 1 };

    /// <summary>
    /// The pause before the next try: the first one doubled at each, or what the service asks for where that is longer,
    /// and up to half as much again by chance, so that many clients do not come back at once.
    /// </summary>
    /// <param name="tries">How often it was sent, 1 or more.</param>
    /// <param name="asked">The answer's <c>Retry-After</c>; null where it had none or there was no answer.</param>
    /// <param name="chance">From 0 up to, not including, 1.</param>
    public TimeSpan Pause(int tries, TimeSpan? asked, double chance)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries - 1, 20));
        if (asked > pause) pause = asked.Value;
        if (pause > LongestPause) pause = LongestPause;
        pause += pause * (chance / 2);
        return pause < LongestPause ? pause : LongestPause;
    }
}
