using MathNet.Numerics;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>
/// How regular a tenant's members are: the shape k of the gamma distribution of their gaps, common to all, while each
/// has a scale of its own. 1: they come as if by chance; more: by a steadier rhythm.
/// </summary>
/// <remarks>
/// Estimated by the likelihood given each member's sum, from which the scales drop out: the shares of a member's gaps
/// in their sum have the Dirichlet distribution with all parameters k. Its derivative,
/// Σ n(ψ(nk) − ψ(k)) + Σ ln share, falls in k, so its zero is the estimate. Needs one pass, and of each member only
/// the number of its gaps and the sum of the logarithms.
/// </remarks>
public sealed class RhythmShape
{
    /// <summary>Taken where too few members are known to estimate it.</summary>
    public const double Unknown = 1;

    /// <summary>Members with two gaps or more that an estimate takes.</summary>
    public const int LeastMembers = 100;

    private const double Least = 0.2;
    private const double Most = 20;
    private const double Precision = 1e-6;

    private readonly SortedDictionary<int, long> membersByGaps = [];
    private double logShares;
    private long members;

    /// <summary>Adds a member's gaps, each above 0.</summary>
    public void Add(ReadOnlySpan<double> gaps)
    {
        if (gaps.Length < 2) return;
        var sum = 0.0;
        foreach (var gap in gaps) sum += gap;
        foreach (var gap in gaps) logShares += Math.Log(gap / sum);
        membersByGaps[gaps.Length] = membersByGaps.GetValueOrDefault(gaps.Length) + 1;
        members++;
    }

    /// <summary>From 0.2 to 20.</summary>
    public double Estimate()
    {
        if (members < LeastMembers) return Unknown;
        var (low, high) = (Least, Most);
        while (high / low > 1 + Precision)
        {
            var middle = Math.Sqrt(low * high);
            if (Slope(middle) > 0) low = middle;
            else high = middle;
        }

        return Math.Sqrt(low * high);
    }

    private double Slope(double shape)
    {
        var slope = logShares;
        var own = SpecialFunctions.DiGamma(shape);
        foreach (var (gaps, count) in membersByGaps)
            slope += count * gaps * (SpecialFunctions.DiGamma(gaps * shape) - own);
        return slope;
    }
}
