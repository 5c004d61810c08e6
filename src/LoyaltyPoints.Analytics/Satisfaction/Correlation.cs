namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Pearson's correlation of two ratings that are whole numbers, added up exactly.</summary>
public sealed class Correlation
{
    private long sumX;
    private long sumY;
    private long squaresX;
    private long squaresY;
    private long products;

    public long Count { get; private set; }

    public void Add(long x, long y)
    {
        Count++;
        sumX += x;
        sumY += y;
        squaresX += x * x;
        squaresY += y * y;
        products += x * y;
    }

    /// <summary>-1 to 1; null for fewer pairs than wanted, or where one of both is always the same.</summary>
    public double? Value(long least)
    {
        if (Count < least) return null;
        var spread = (double)(((Int128)Count * squaresX) - ((Int128)sumX * sumX))
            * (double)(((Int128)Count * squaresY) - ((Int128)sumY * sumY));
        return spread == 0 ? null
            : (double)(((Int128)Count * products) - ((Int128)sumX * sumY)) / Math.Sqrt(spread);
    }
}
