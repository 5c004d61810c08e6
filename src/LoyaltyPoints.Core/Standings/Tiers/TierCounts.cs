using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>One number a metric: what was counted, or what is asked for.</summary>
/// <param name="Spend">Money in the smallest part.</param>
/// <param name="Units">Units the program gave for purchases.</param>
/// <param name="Visits">Purchases of which something was kept.</param>
/// <param name="Balance">Units that can be spent; below zero where there is a debt.</param>
public readonly record struct TierCounts(long Spend, long Units, long Visits, long Balance)
{
    public TierCounts(Totals totals, long balance)
        : this(totals.Spend, totals.Units, totals.Visits, balance)
    {
    }

    public long this[TierMetric metric] => metric switch
    {
        TierMetric.Spend => Spend,
        TierMetric.UnitsEarned => Units,
        TierMetric.Visits => Visits,
        TierMetric.Balance => Balance,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };
}
