using MathNet.Numerics;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>
/// Equation 6 of Fader, Hardie and Lee (2005), in logarithms throughout. What depends on x, t_x or T alone is worked out
/// once for each value that occurs.
/// </summary>
internal sealed class BgNbdLikelihood : IPositiveLikelihood
{
    private readonly (int Repeats, int Recency, int Age, int Count)[] groups;
    private readonly int[] repeats;
    private readonly int[] days;

    public BgNbdLikelihood(HistoryGroups histories)
    {
        repeats = Distinct(histories.All.Select(static pair => pair.Key.Repeats));
        days = Distinct(histories.All.SelectMany(static pair => new[] { pair.Key.Recency, pair.Key.Age }));
        groups =
        [
            .. histories.All.Select(pair => (
                Array.BinarySearch(repeats, pair.Key.Repeats), Array.BinarySearch(days, pair.Key.Recency),
                Array.BinarySearch(days, pair.Key.Age), pair.Value.Count)),
        ];
        Observations = histories.Members;
        double age = 0, bought = 0;
        foreach (var (key, group) in histories.All)
        {
            age += key.Age / 7.0 * group.Count;
            bought += (double)key.Repeats * group.Count;
        }

        // The mean rate of buying is r / alpha.
        Start = [1, Math.Max(age, 1) / Math.Max(bought, 1), 1, 1];
    }

    public double[] Start { get; }

    public long Observations { get; }

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var byRepeats = Array.ConvertAll(repeats, x => new RepeatTerms(r, alpha, a, b, x));
        var byDay = Array.ConvertAll(days, day => alpha + day / 7.0);
        var logByDay = Array.ConvertAll(byDay, Math.Log);
        double sum = 0, byR = 0, byAlpha = 0, byA = 0, byB = 0;
        foreach (var (x, recency, age, count) in groups)
        {
            var terms = byRepeats[x];
            var stayed = -terms.Shape * logByDay[age];
            double left = 0, logBoth = stayed;
            if (terms.CanHaveLeft)
            {
                // ln(e^stayed + e^gone), and the part of it that is gone.
                var gone = terms.LogLeave - terms.Shape * logByDay[recency];
                var odds = Math.Exp(-Math.Abs(gone - stayed));
                logBoth = Math.Max(stayed, gone) + Math.Log(1 + odds);
                left = gone > stayed ? 1 / (1 + odds) : odds / (1 + odds);
            }

            sum += count * (terms.Log + logBoth);
            byR += count * (terms.ByR - (1 - left) * logByDay[age] - left * logByDay[recency]);
            byAlpha += count * (r / alpha - terms.Shape * ((1 - left) / byDay[age] + left / byDay[recency]));
            byA += count * (terms.ByA + left / a);
            byB += count * (terms.ByB - (terms.CanHaveLeft ? left / terms.Stays : 0));
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (byR, byAlpha, byA, byB);
        return sum;
    }

    private static int[] Distinct(IEnumerable<int> values)
    {
        var distinct = values.Distinct().ToArray();
        Array.Sort(distinct);
        return distinct;
    }

    private readonly struct RepeatTerms
    {
        public RepeatTerms(double r, double alpha, double a, double b, int x)
        {
            CanHaveLeft = x > 0;
            Shape = r + x;
            Stays = b + x - 1;
            LogLeave = CanHaveLeft ? Math.Log(a / Stays) : 0;
            Log = SpecialFunctions.GammaLn(r + x) - SpecialFunctions.GammaLn(r) + r * Math.Log(alpha)
                + SpecialFunctions.GammaLn(a + b) + SpecialFunctions.GammaLn(b + x)
                - SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b + x);
            ByR = SpecialFunctions.DiGamma(r + x) - SpecialFunctions.DiGamma(r) + Math.Log(alpha);
            ByA = SpecialFunctions.DiGamma(a + b) - SpecialFunctions.DiGamma(a + b + x);
            ByB = ByA + SpecialFunctions.DiGamma(b + x) - SpecialFunctions.DiGamma(b);
        }

        /// <summary>A member without a repeat had no occasion to leave.</summary>
        public bool CanHaveLeft { get; }

        public double Shape { get; }

        public double Stays { get; }

        public double LogLeave { get; }

        public double Log { get; }

        public double ByR { get; }

        public double ByA { get; }

        public double ByB { get; }
    }
}
