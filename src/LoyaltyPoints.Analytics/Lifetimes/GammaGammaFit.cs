using MathNet.Numerics.Statistics;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Fits <see cref="GammaGamma"/> by maximum likelihood, or says why it cannot be.</summary>
internal static class GammaGammaFit
{
    public const int LeastRepeaters = 50;

    /// <summary>
    /// The model takes spend to be independent of how often a member buys. The papers find 0.06 (CDNOW) and go on; from
    /// this correlation on we do not.
    /// </summary>
    public const double MostCorrelation = 0.3;

    /// <param name="buyers">Repeats and what they were worth together, each above 0.</param>
    /// <param name="correlation">Of repeats and mean spend; null where one of them does not vary.</param>
    public static Fit<GammaGamma> To(List<(int Repeats, double Total)> buyers, out double? correlation)
    {
        correlation = null;
        if (buyers.Count < LeastRepeaters)
        {
            return Fit<GammaGamma>.Refused(
                FitRefusal.TooFewRepeaters,
                $"{buyers.Count} members have spent something on a repeat; {LeastRepeaters} are needed.");
        }

        var means = buyers.ConvertAll(static buyer => buyer.Total / buyer.Repeats);
        if (means.Max() - means.Min() < 1e-9 * means.Max())
            return Fit<GammaGamma>.Refused(FitRefusal.NoVariation, "All members spend the same.");
        var found = Correlation.Pearson(buyers.Select(static buyer => (double)buyer.Repeats), means);
        if (double.IsFinite(found)) correlation = found;
        if (Math.Abs(found) >= MostCorrelation)
        {
            return Fit<GammaGamma>.Refused(
                FitRefusal.SpendDependsOnFrequency,
                $"Repeats and mean spend correlate by {found:0.00}; the model holds below {MostCorrelation}.");
        }

        var (parameters, value, errors, refusal) = LikelihoodSearch.Run(new GammaGammaLikelihood(buyers));
        if (parameters is null) return new Fit<GammaGamma>(null, 0, null, refusal);
        return parameters[1] > 1
            ? new Fit<GammaGamma>(new GammaGamma(parameters[0], parameters[1], parameters[2]), value, errors, null)
            : Fit<GammaGamma>.Refused(
                FitRefusal.NoFiniteMean, $"q is {parameters[1]:0.00}; the mean over members exists above 1.");
    }
}
