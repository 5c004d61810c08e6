using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>
/// A control chart of exponentially weighted moving averages over values that are standard normal and independent under
/// no change: z = λx + (1 − λ)z before, from 0; an alarm where |z| exceeds L√(λ ÷ (2 − λ)).
/// </summary>
/// <remarks>Roberts 1959, "Control Chart Tests Based on Geometric Moving Averages", Technometrics 1.</remarks>
public static class EwmaChart
{
    /// <summary>λ: how much the latest day weighs.</summary>
    public const double Weight = 0.2;

    private const int States = 101;
    private const double Precision = 1e-4;

    /// <summary>
    /// How many values pass on average until an alarm, all with the same mean: Brook and Evans 1972, "An Approach to
    /// the Probability Distribution of CUSUM Run Length", Biometrika 59; a Markov chain over slices of the chart.
    /// </summary>
    /// <param name="weight">λ, above 0, to 1.</param>
    /// <param name="limit">L, in standard deviations of z.</param>
    /// <param name="mean">Of the values; 0 under no change.</param>
    public static double AverageRunLength(double weight, double limit, double mean)
    {
        var edge = limit * Math.Sqrt(weight / (2 - weight));
        var width = 2 * edge / States;
        var stay = Matrix<double>.Build.Dense(States, States, (from, to) =>
        {
            var start = -edge + ((from + 0.5) * width);
            double Below(double z) => Normal.CDF(mean, 1, (z - ((1 - weight) * start)) / weight);
            return Below(-edge + ((to + 1) * width)) - Below(-edge + (to * width));
        });
        var lengths = (Matrix<double>.Build.DenseIdentity(States) - stay)
            .Solve(Vector<double>.Build.Dense(States, 1));
        return lengths[States / 2];
    }

    /// <summary>L for which a false alarm comes once in 1 ÷ <paramref name="rate"/> values on average.</summary>
    public static double LimitFor(double weight, double rate)
    {
        var (low, high) = (0.5, 6.0);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            if (AverageRunLength(weight, middle, mean: 0) < 1 / rate) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
