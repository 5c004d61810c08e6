namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>
/// Whether a member's latest baskets are smaller than those before: the exact one-sided test of Mann and Whitney. U
/// counts the pairs of a recent and a past basket of which the recent one is not smaller.
/// </summary>
/// <remarks>
/// Under no change every order of the baskets is equally likely, whatever their distribution, so the chance that U is
/// so small is the number of arrangements with no larger U over all. Equal baskets count against an alarm, which makes
/// false ones rarer, never more frequent.
/// </remarks>
public static class SpendTest
{
    /// <summary>The most baskets of a side.</summary>
    public const int Most = 50;

    // By recent and past: the chance of U and less, for every U.
    private static readonly Dictionary<(int Recent, int Past), double[]> Tables = [];
    private static readonly Lock Gate = new();

    /// <summary>The chance, under no change, of baskets as small compared with those before, or smaller.</summary>
    public static double Chance(ReadOnlySpan<long> past, ReadOnlySpan<long> recent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(past.Length, Most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recent.Length, Most);
        var notSmaller = 0;
        foreach (var late in recent)
            foreach (var early in past)
                if (late >= early)
                    notSmaller++;
        return Table(recent.Length, past.Length)[notSmaller];
    }

    private static double[] Table(int recent, int past)
    {
        lock (Gate)
        {
            if (Tables.TryGetValue((recent, past), out var known)) return known;
            return Tables[(recent, past)] = Cumulated(Arrangements(recent, past));
        }
    }

    // How many arrangements of so many recent and past baskets have each U: the largest is recent, and beats all past
    // ones, or past, and beats none.
    private static double[] Arrangements(int recent, int past)
    {
        var counts = new double[recent + 1, past + 1][];
        for (var r = 0; r <= recent; r++)
        {
            for (var p = 0; p <= past; p++)
            {
                var own = counts[r, p] = new double[(r * p) + 1];
                if (r == 0 || p == 0)
                {
                    own[0] = 1;
                    continue;
                }

                for (var u = 0; u < counts[r - 1, p].Length; u++) own[u + p] += counts[r - 1, p][u];
                for (var u = 0; u < counts[r, p - 1].Length; u++) own[u] += counts[r, p - 1][u];
            }
        }

        return counts[recent, past];
    }

    private static double[] Cumulated(double[] counts)
    {
        var (total, sum) = (counts.Sum(), 0.0);
        return [.. counts.Select(count => (sum += count) / total)];
    }
}
