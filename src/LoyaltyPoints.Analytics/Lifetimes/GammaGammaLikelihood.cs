using MathNet.Numerics;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Equation 1a of Fader and Hardie (2013), over members with a repeat and something spent on it.</summary>
internal sealed class GammaGammaLikelihood : IPositiveLikelihood
{
    private readonly List<(int Repeats, double Total)> buyers;
    private readonly int[] repeats;

    public GammaGammaLikelihood(List<(int Repeats, double Total)> buyers)
    {
        this.buyers = buyers;
        repeats = [.. buyers.Select(static buyer => buyer.Repeats).Distinct().Order()];

        // With these shapes the mean over members is the one observed.
        Start = [2, 3, buyers.Sum(static buyer => buyer.Total / buyer.Repeats) / buyers.Count];
    }

    public double[] Start { get; }

    public long Observations => buyers.Count;

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (p, q, v) = (parameters[0], parameters[1], parameters[2]);
        var terms = repeats.ToDictionary(static x => x, x => (
            Log: SpecialFunctions.GammaLn(p * x + q) - SpecialFunctions.GammaLn(p * x),
            ByP: SpecialFunctions.DiGamma(p * x + q) - SpecialFunctions.DiGamma(p * x),
            ByQ: SpecialFunctions.DiGamma(p * x + q) - SpecialFunctions.DiGamma(q) + Math.Log(v)));
        var alike = q * Math.Log(v) - SpecialFunctions.GammaLn(q);
        double sum = 0, byP = 0, byQ = 0, byV = 0;
        foreach (var (x, total) in buyers)
        {
            var term = terms[x];
            var logTotal = Math.Log(total);
            var logBoth = Math.Log(total + v);
            var shape = p * x;

            // (px - 1) ln m + px ln x, with m = total / x.
            sum += alike + term.Log + shape * logTotal - logTotal + Math.Log(x) - (shape + q) * logBoth;
            byP += x * (term.ByP + logTotal - logBoth);
            byQ += term.ByQ - logBoth;
            byV += q / v - (shape + q) / (total + v);
        }

        (gradient[0], gradient[1], gradient[2]) = (byP, byQ, byV);
        return sum;
    }
}
