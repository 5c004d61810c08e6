namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>
/// How a cumulative triangle develops from age to age, by the cohorts themselves: Mack (1993), Distribution-free
/// calculation of the standard error of chain ladder reserve estimates, ASTIN Bulletin 23(2).
/// </summary>
/// <remarks>
/// Cohorts are rows, the oldest first; the newest is known at age 0 only, each older one at one age more. No tail: what
/// is not developed at the greatest age that was seen never is.
/// </remarks>
public sealed class ChainLadder
{
    private readonly IReadOnlyList<IReadOnlyList<decimal>> rows;
    private readonly decimal[] factors;
    private readonly decimal[] developed;

    /// <param name="cumulative">Row i of n has n - i values, none below zero.</param>
    public ChainLadder(IReadOnlyList<IReadOnlyList<decimal>> cumulative)
    {
        rows = cumulative;
        var ages = cumulative.Count;
        factors = new decimal[Math.Max(0, ages - 1)];
        developed = new decimal[ages];
        if (ages > 0) developed[^1] = 1;
        for (var age = ages - 2; age >= 0; age--)
        {
            var (before, after) = Sums(age);
            factors[age] = before == 0 ? 0 : after / before;
            // Where nothing is there at an age and something later, nothing is developed at that age.
            developed[age] = after == 0 ? 0 : developed[age + 1] * before / after;
        }
    }

    /// <summary>From each age to the next, weighted by volume; 0 where nothing was there at an age.</summary>
    public IReadOnlyList<decimal> Factors => factors;

    /// <summary>The part of the ultimate that is there at each age.</summary>
    public IReadOnlyList<decimal> Developed => developed;

    /// <summary>What a cohort comes to in the end; null where nothing is developed at its age.</summary>
    public decimal? Ultimate(int row) =>
        developed[AgeOf(row)] == 0 ? null : rows[row][^1] / developed[AgeOf(row)];

    /// <summary>What is still to come in all, with the standard error of that; null where it has none.</summary>
    /// <remarks>It has none for fewer than four cohorts, or where anything is zero.</remarks>
    public (double Outstanding, double StandardError)? Total()
    {
        var ages = rows.Count;
        if (ages < 4 || rows.Any(row => row.Any(value => value <= 0))) return null;
        var variances = Variances();
        var ultimates = Enumerable.Range(0, ages).Select(row => (double)Ultimate(row)!).ToArray();
        var (outstanding, error) = (0d, 0d);
        for (var row = 1; row < ages; row++)
        {
            outstanding += ultimates[row] - (double)rows[row][^1];
            var later = ultimates.Skip(row + 1).Sum();
            for (var age = AgeOf(row); age < ages - 1; age++)
            {
                var relative = variances[age] / Math.Pow((double)factors[age], 2);
                var known = 1 / (double)Sums(age).Before;
                var here = 1 / (ultimates[row] * (double)developed[age]);
                error += ultimates[row] * ultimates[row] * relative * (here + known);
                error += ultimates[row] * later * 2 * relative * known;
            }
        }

        return (outstanding, Math.Sqrt(error));
    }

    private int AgeOf(int row) => rows.Count - 1 - row;

    private (decimal Before, decimal After) Sums(int age)
    {
        var (before, after) = (0m, 0m);
        for (var row = 0; row < rows.Count - 1 - age; row++)
        {
            before += rows[row][age];
            after += rows[row][age + 1];
        }

        return (before, after);
    }

    private double[] Variances()
    {
        var last = rows.Count - 2;
        var variances = new double[last + 1];
        for (var age = 0; age < last; age++)
        {
            var sum = 0d;
            for (var row = 0; row <= last - age; row++)
            {
                var before = (double)rows[row][age];
                sum += before * Math.Pow((double)rows[row][age + 1] / before - (double)factors[age], 2);
            }

            variances[age] = sum / (last - age);
        }

        // The last factor rests on one cohort: its variance goes on as those before it did.
        var (one, two) = (variances[last - 1], variances[last - 2]);
        variances[last] = two == 0 ? 0 : Math.Min(one * one / two, Math.Min(one, two));
        return variances;
    }
}
