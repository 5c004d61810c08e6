namespace LoyaltyPoints.Analytics.Churn;

/// <summary>How much greater one share is than another, with its 95 percent interval.</summary>
public sealed record ShareDifference(double Value, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>
    /// Newcombe's hybrid score interval (1998, Interval estimation for the difference between independent proportions,
    /// Statistics in Medicine 17, method 10): of each share Wilson's interval (1927), then the distances in squares.
    /// </summary>
    /// <returns>Null where one of the two is a share of nothing.</returns>
    public static ShareDifference? Of((long Part, long Whole) one, (long Part, long Whole) other)
    {
        if (one.Whole == 0 || other.Whole == 0) return null;
        var (p, low, high) = Wilson(one.Part, one.Whole);
        var (q, otherLow, otherHigh) = Wilson(other.Part, other.Whole);
        return new ShareDifference(
            p - q, p - q - Length(p - low, otherHigh - q), p - q + Length(high - p, q - otherLow));
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));

    private static (double Share, double Low, double High) Wilson(double part, double whole)
    {
        var (share, square) = (part / whole, Z * Z);
        var middle = (2 * part) + square;
        var half = Z * Math.Sqrt(square + (4 * part * (1 - share)));
        var both = 2 * (whole + square);
        return (share, (middle - half) / both, (middle + half) / both);
    }
}
