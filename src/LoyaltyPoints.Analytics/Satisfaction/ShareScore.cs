namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>How many of how many.</summary>
/// <param name="Share">0 to 1; null where there are none to have a share of.</param>
/// <param name="Interval">95 %, Wilson (1927).</param>
public sealed record ShareScore(long Count, double? Share, Interval? Interval)
{
    public static ShareScore Of(long count, long of) =>
        new(count, of == 0 ? null : (double)count / of, Satisfaction.Interval.OfShare(count, of));
}
