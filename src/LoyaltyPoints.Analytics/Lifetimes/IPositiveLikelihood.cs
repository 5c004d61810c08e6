namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>A log-likelihood whose parameters are all above zero.</summary>
internal interface IPositiveLikelihood
{
    /// <summary>Where to begin to look.</summary>
    double[] Start { get; }

    /// <summary>How many observations it is the sum of.</summary>
    long Observations { get; }

    /// <param name="gradient">Set to the derivative by each parameter.</param>
    double At(ReadOnlySpan<double> parameters, Span<double> gradient);
}
