namespace LoyaltyPoints.Analytics;

/// <summary>Whole numbers of days, counted: mean and median are exact, however many there are.</summary>
internal sealed class DayHistogram
{
    private long[] counts = [];
    private long sum;

    public long Count { get; private set; }

    /// <summary>Null where nothing was counted.</summary>
    public double? Mean => Count == 0 ? null : (double)sum / Count;

    /// <summary>The middle one, or the mean of the two in the middle; null where nothing was counted.</summary>
    public double? Median => Count == 0 ? null : (At((Count - 1) / 2) + At(Count / 2)) / 2.0;

    /// <param name="days">0 or more.</param>
    public void Add(int days)
    {
        if (days >= counts.Length) Array.Resize(ref counts, Math.Max(days + 1, counts.Length * 2));
        counts[days]++;
        sum += days;
        Count++;
    }

    private int At(long position)
    {
        var days = 0;
        for (var below = counts[0]; below <= position; below += counts[days]) days++;
        return days;
    }
}
