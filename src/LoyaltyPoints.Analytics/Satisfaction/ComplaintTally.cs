namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up complaints and how long they took to be resolved.</summary>
public sealed class ComplaintTally
{
    private const double MillisecondsPerHour = 3_600_000;

    private readonly List<long> durations = [];

    public long Count { get; private set; }

    /// <param name="duration">From opening to resolution; null while it is open.</param>
    public void Add(TimeSpan? duration)
    {
        Count++;
        if (duration is { } known) durations.Add((long)known.TotalMilliseconds);
    }

    public ComplaintScore Score()
    {
        durations.Sort();
        return new ComplaintScore(
            Count, Count - durations.Count, durations.Count,
            Quantile.Of(durations, 0.5) / MillisecondsPerHour, Quantile.Of(durations, 0.9) / MillisecondsPerHour);
    }
}

/// <summary>Complaints that were opened in a period.</summary>
/// <param name="Open">Not resolved as of the answer's instant; their times are in neither quantile.</param>
/// <param name="MedianHours">From opening to resolution, of those resolved; null where none is.</param>
/// <param name="P90Hours">Nine in ten are resolved at least as fast; null where none is.</param>
public sealed record ComplaintScore(
    long Complaints, long Open, long Resolved, double? MedianHours, double? P90Hours);
