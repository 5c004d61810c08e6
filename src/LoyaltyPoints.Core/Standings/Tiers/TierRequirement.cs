using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>
/// What reaches a level, as a list of alternatives, each the least of every metric; <see cref="Free"/> where a metric
/// is not asked for. Joined parts are multiplied out once, and what another alternative makes needless is dropped: with
/// four metrics few are left.
/// </summary>
internal sealed class TierRequirement
{
    // Below every balance, so that a debt does not matter where the balance is not asked for.
    private const long Free = long.MinValue;

    private static readonly TierMetric[] Metrics = Enum.GetValues<TierMetric>();

    private readonly TierCounts[] alternatives;

    private TierRequirement(TierCounts[] alternatives) => this.alternatives = alternatives;

    public static TierRequirement Of(TierReach reach) => new([.. Expand(reach)]);

    public bool Asks(TierMetric metric) => Array.Exists(alternatives, least => least[metric] != Free);

    public bool IsReachedBy(TierCounts counts) => Array.Exists(alternatives, least => Covers(counts, least));

    /// <summary>What each alternative still lacks; a single empty one where it is reached.</summary>
    public IReadOnlyList<TierAlternative> Missing(TierCounts counts) => IsReachedBy(counts)
        ? [new TierAlternative([])]
        : [.. alternatives.Select(least => new TierAlternative(
            [.. Metrics.Where(metric => least[metric] > counts[metric])
                .Select(metric => new MetricMissing(metric, checked(least[metric] - counts[metric])))]))];

    private static List<TierCounts> Expand(TierReach reach) => reach switch
    {
        MetricReach one => [Least(one)],
        AnyReach any => Smallest(any.Parts.SelectMany(Expand)),
        AllReach all => all.Parts.Select(Expand).Aggregate((some, others) =>
            Smallest(some.SelectMany(_ => others, Both))),
        _ => throw new ArgumentOutOfRangeException(nameof(reach)),
    };

    private static TierCounts Least(MetricReach reach)
    {
        long Of(TierMetric metric) => metric == reach.Metric ? reach.AtLeast : Free;
        return new TierCounts(
            Of(TierMetric.Spend), Of(TierMetric.UnitsEarned), Of(TierMetric.Visits), Of(TierMetric.Balance));
    }

    private static TierCounts Both(TierCounts one, TierCounts other) => new(
        Math.Max(one.Spend, other.Spend), Math.Max(one.Units, other.Units),
        Math.Max(one.Visits, other.Visits), Math.Max(one.Balance, other.Balance));

    private static List<TierCounts> Smallest(IEnumerable<TierCounts> all)
    {
        var kept = new List<TierCounts>();
        foreach (var least in all)
        {
            if (kept.Exists(other => Covers(least, other))) continue;
            kept.RemoveAll(other => Covers(other, least));
            kept.Add(least);
        }

        return kept;
    }

    private static bool Covers(TierCounts counts, TierCounts least) =>
        counts.Spend >= least.Spend && counts.Units >= least.Units
        && counts.Visits >= least.Visits && counts.Balance >= least.Balance;
}
