using MathNet.Numerics.Distributions;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Where a figure lies with 95 % confidence.</summary>
public sealed record Interval(double Low, double High)
{
    /// <summary>The 97.5 % point of the standard normal distribution, 1.959964.</summary>
    private static readonly double Z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>Of a share, 0 to 1: Wilson (1927), without correction for continuity.</summary>
    /// <param name="count">0 to <paramref name="of"/>.</param>
    /// <returns>Null where there is nothing to have a share of.</returns>
    public static Interval? OfShare(long count, long of)
    {
        if (of == 0) return null;
        var (share, squared) = ((double)count / of, Z * Z);
        var middle = share + (squared / (2 * of));
        var half = Z * Math.Sqrt((share * (1 - share) / of) + (squared / (4.0 * of * of)));
        var scale = 1 + (squared / of);
        // At both ends rounding would leave the range by a hair.
        return new Interval(
            count == 0 ? 0 : (middle - half) / scale, count == of ? 1 : (middle + half) / scale);
    }

    /// <summary>Of a mean, by Student's t with one degree of freedom less than there are values.</summary>
    /// <param name="variance">Of the sample.</param>
    /// <returns>Null for fewer than two values.</returns>
    public static Interval? OfMean(double mean, double variance, long count)
    {
        if (count < 2) return null;
        var half = StudentT.InvCDF(0, 1, count - 1, 0.975) * Math.Sqrt(variance / count);
        return new Interval(mean - half, mean + half);
    }

    /// <summary>
    /// Of a net share, -1 to 1, of those for less those against: the adjusted Wald interval of Rocks (2016), which adds
    /// three answers, a quarter of them for and a quarter against, to the trinomial variance and to the centre.
    /// </summary>
    /// <returns>Null where nobody has answered.</returns>
    public static Interval? OfNetShare(long favour, long against, long count)
    {
        if (count == 0) return null;
        var of = count + 3.0;
        var (plus, minus) = ((favour + 0.75) / of, (against + 0.75) / of);
        var net = plus - minus;
        var half = Z * Math.Sqrt((plus + minus - (net * net)) / of);
        return new Interval(Math.Max(-1, net - half), Math.Min(1, net + half));
    }
}
