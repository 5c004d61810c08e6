using System.Net;

namespace LoyaltyPoints.Cli.Http;

/// <summary>
/// How often and after what pause a request is sent again. Every request of this command may be: each carries a natural
/// key, an <c>Idempotency-Key</c>, or only reads.
/// </summary>
public static class Patience
{
    /// <summary>Times a request is sent, the first included. The pauses between add up to some 30 seconds.</summary>
    public const int MostTries = 12;

    /// <summary>No single pause is longer, whatever the service asks for.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestOwnPause = TimeSpan.FromSeconds(5);

    /// <summary>Too busy (429), no room in the queue (503), or a proxy before it that lost it (502, 504).</summary>
    public static bool IsPassing(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    /// <summary>
    /// The pause before the next try: 50 ms doubled at each try up to 5 seconds, or what the service asks for where
    /// that is longer; and up to half as much again by chance, so that many clients do not come back at once.
    /// </summary>
    /// <param name="tries">How often the request was sent, 1 or more.</param>
    /// <param name="asked">The answer's <c>Retry-After</c>; null where it had none or there was no answer.</param>
    /// <param name="chance">From 0 up to, not including, 1.</param>
    public static TimeSpan Pause(int tries, TimeSpan? asked, double chance)
    {
        var own = TimeSpan.FromMilliseconds(50 * Math.Pow(2, tries - 1));
        var pause = own < LongestOwnPause ? own : LongestOwnPause;
        if (asked > pause) pause = asked.Value;
        pause += pause * (chance / 2);
        return pause < LongestPause ? pause : LongestPause;
    }
}
