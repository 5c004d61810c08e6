namespace LoyaltyPoints.Core.Webhooks;

/// <summary>When a delivery that failed is tried again, and when no more.</summary>
/// <param name="pauses">From one attempt to the next; the last one goes on for what has to be tried longer.</param>
/// <param name="longestProbe">Within which an endpoint that is back is found to be, however long it was away.</param>
public sealed class RetrySchedule(IReadOnlyList<TimeSpan> pauses, TimeSpan longestProbe)
{
    // An answer may not put off its endpoint for longer, whatever it asks for.
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromHours(24);

    private const double Jitter = 0.1;

    /// <summary>The example of Standard Webhooks 1.0.0: ten attempts over three days.</summary>
    public static RetrySchedule Standard { get; } = new(
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ], TimeSpan.FromMinutes(15));

    /// <summary>From the first failure to the last attempt: a failure after that is the end.</summary>
    public TimeSpan Total { get; } = pauses.Aggregate(TimeSpan.Zero, static (sum, pause) => sum + pause);

    /// <param name="attempts">Those that have failed, from 1.</param>
    /// <param name="chance">From 0 to 1: up to a tenth is added, so that not everything comes back at once.</param>
    /// <param name="askedFor">What the receiver asked for; null: nothing. It goes before.</param>
    public TimeSpan Pause(long attempts, double chance, TimeSpan? askedFor)
    {
        var pause = askedFor is { } asked ? (asked < LongestAskedFor ? asked : LongestAskedFor)
            : pauses[(int)Math.Min(attempts, pauses.Count) - 1];
        return pause + (pause * (Jitter * chance));
    }

    /// <summary>The pause between attempts that are to tell whether a failing endpoint is back.</summary>
    /// <param name="probes">Those that have failed, from 1.</param>
    /// <param name="chance">As for <see cref="Pause"/>, and so is <paramref name="askedFor"/>.</param>
    public TimeSpan ProbePause(long probes, double chance, TimeSpan? askedFor)
    {
        var pause = Pause(probes, chance, askedFor);
        return askedFor is null && pause > longestProbe ? longestProbe : pause;
    }

    public bool IsOver(Instant firstFailure, Instant now) => now.Since(firstFailure) >= Total;
}
