namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>A point of the Pareto curve.</summary>
public sealed record ParetoPoint
{
    /// <summary>1 to 100: of those who bought, the best first.</summary>
    public required int TopPercent { get; init; }

    /// <summary>How many that is, rounded up.</summary>
    public required long Members { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Absent where the revenue of all is not above 0.</summary>
    public required double? RevenueShare { get; init; }
}

/// <summary>How unequal members are.</summary>
public sealed record ParetoSummary
{
    /// <summary>Members who bought in the period.</summary>
    public required long Members { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Members whose returns in the period are above their purchases in it.</summary>
    public required long MembersBelowZero { get; init; }

    /// <summary>The share of revenue of the best fifth; absent where the revenue of all is not above 0.</summary>
    public required double? Top20Share { get; init; }

    /// <summary>How many of the best have four fifths of the revenue; absent where it is not above 0.</summary>
    public required long? MembersFor80 { get; init; }

    /// <summary>0: all spent alike; towards 1: one spent all. Absent where anybody is below zero or all are at 0.
    /// </summary>
    public required double? Gini { get; init; }
}

/// <summary>What share of revenue the best members have.</summary>
public static class ParetoMeasure
{
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static (ParetoSummary Summary, IReadOnlyList<ParetoPoint> Points) Of(SpendList list)
    {
        // The best first, then each the sum of all up to it.
        long[] upTo = [.. list.All.Select(member => member.Net)];
        Array.Sort(upTo);
        Array.Reverse(upTo);
        var below = upTo.LongCount(net => net < 0);
        var weighted = 0m;
        for (var index = 0; index < upTo.Length; index++)
        {
            weighted += (decimal)(index + 1) * upTo[index];
            if (index > 0) upTo[index] = checked(upTo[index] + upTo[index - 1]);
        }

        var revenue = upTo.Length == 0 ? 0 : upTo[^1];
        var points = Enumerable.Range(1, 100).Select(percent => Point(percent, upTo, revenue)).ToList();
        var summary = new ParetoSummary
        {
            Members = upTo.Length,
            Revenue = revenue,
            MembersBelowZero = below,
            Top20Share = points[19].RevenueShare,
            MembersFor80 = revenue > 0 ? Array.FindIndex(upTo, sum => sum >= revenue * 0.8m) + 1 : null,
            Gini = revenue > 0 && below == 0 ? Gini(upTo.Length, weighted, revenue) : null,
        };
        return (summary, points);
    }

    // Of ranks from the greatest: (n + 1 - 2 * (sum of rank * value) / sum) / n.
    private static double Gini(int count, decimal weighted, long revenue) =>
        (double)((count + 1 - (2 * weighted / revenue)) / count);

    private static ParetoPoint Point(int percent, long[] upTo, long revenue)
    {
        var count = (((long)upTo.Length * percent) + 99) / 100;
        var sum = count == 0 ? 0 : upTo[count - 1];
        return new ParetoPoint
        {
            TopPercent = percent,
            Members = count,
            Revenue = sum,
            RevenueShare = revenue > 0 ? Ratio.Of(sum, revenue) : null,
        };
    }
}
