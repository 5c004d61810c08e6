namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Judges what it takes to reach a tier.</summary>
internal static class Reach
{
    private static readonly long[] Nothing = new long[Enum.GetValues<TierMetric>().Length];

    /// <summary>The metrics it asks for; some may come twice.</summary>
    public static IEnumerable<TierMetric> MetricsOf(TierReach? reach) => reach switch
    {
        MetricReach metric => [metric.Metric],
        AllReach all => all.Parts.SelectMany(MetricsOf),
        AnyReach any => any.Parts.SelectMany(MetricsOf),
        _ => [],
    };

    /// <summary>Whether whoever reaches the one must reach the other as well.</summary>
    public static bool Implies(TierReach one, TierReach other) =>
        // More of any metric never reaches less, so the least that reaches the one decides.
        Least(one).TrueForAll(metrics => Holds(other, metrics));

    // All ways to reach it with as little as possible, each as one number a metric; it may list more than are needed.
    private static List<long[]> Least(TierReach reach) => reach switch
    {
        MetricReach metric => [Joined(Nothing, metric)],
        AnyReach any => [.. any.Parts.SelectMany(Least)],
        AllReach all => all.Parts.Aggregate(
            new List<long[]> { Nothing },
            (ways, part) => [.. from way in ways from more in Least(part) select Joined(way, more)]),
        _ => throw new ArgumentOutOfRangeException(nameof(reach)),
    };

    private static bool Holds(TierReach reach, long[] metrics) => reach switch
    {
        MetricReach metric => metrics[(int)metric.Metric] >= metric.AtLeast,
        AnyReach any => any.Parts.Any(part => Holds(part, metrics)),
        AllReach all => all.Parts.All(part => Holds(part, metrics)),
        _ => throw new ArgumentOutOfRangeException(nameof(reach)),
    };

    private static long[] Joined(long[] metrics, MetricReach metric)
    {
        var joined = metrics.ToArray();
        joined[(int)metric.Metric] = metric.AtLeast;
        return joined;
    }

    private static long[] Joined(long[] one, long[] other) => [.. one.Zip(other, Math.Max)];
}
