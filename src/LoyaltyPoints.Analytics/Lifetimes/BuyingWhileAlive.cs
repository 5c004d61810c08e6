namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>How many purchases the BG/NBD model expects of a member that is alive.</summary>
internal static class BuyingWhileAlive
{
    private const int MostTerms = 1_000_000;

    /// <summary>
    /// <c>(a+b-1)/(a-1) [1 - (α/(α+t))^r 2F1(r, b; a+b-1; t/(α+t))]</c>, equation 9 of the paper, in a form that does not
    /// break at <c>a = 1</c>: with Euler's transformation of 2F1 the bracket is
    /// <c>1 - (1-z)^(a-1) 2F1(a+b-1-r, a-1; a+b-1; z)</c>, and the division by <c>a-1</c> is carried into the series.
    /// </summary>
    /// <param name="weeks">t, 0 or more.</param>
    public static double Expected(double r, double alpha, double a, double b, double weeks)
    {
        if (weeks <= 0) return 0;
        var z = weeks / (alpha + weeks);
        var rest = -Math.Log(1 + weeks / alpha);
        var leave = a - 1;

        // [1 - (1-z)^(a-1)] / (a-1), which is -ln(1-z) where a is 1.
        var exponent = leave * rest;
        var first = Math.Abs(exponent) < 1e-5
            ? -rest * (1 + exponent / 2 * (1 + exponent / 3))
            : (1 - Math.Exp(exponent)) / leave;

        // Terms shrink like z^k k^(a-r-2): all of one sign from some k on, and z is below 1.
        var upper = a + b - 1 - r;
        var term = upper * z;
        var sum = term;
        for (var k = 1; k < MostTerms; k++)
        {
            term *= (upper + k) / (a + b + k - 1) * ((a + k - 1) / (k + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= 1e-16 * Math.Abs(sum) * (1 - z)) break;
        }

        return (a + b - 1) * first - Math.Exp(exponent) * sum;
    }
}
