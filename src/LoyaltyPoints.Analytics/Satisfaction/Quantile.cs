namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// Between the two nearest values by where it lies between them: type 7 of Hyndman and Fan (1996).
    /// </summary>
    /// <param name="sorted">In ascending order.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>Null where there are no values.</returns>
    public static double? Of(IReadOnlyList<long> sorted, double share)
    {
        if (sorted.Count == 0) return null;
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
