using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Finds the parameters under which the data are most likely, over the parameters' logarithms.</summary>
internal static class LikelihoodSearch
{
    // Of a logarithm: a parameter that far out has no maximum, or the data say nothing of it.
    private const double Bound = 14;

    /// <returns>The parameters, or why there are none.</returns>
    public static (double[]? Parameters, double LogLikelihood, double[]? Errors, FitRefusal? Refusal) Run(
        IPositiveLikelihood likelihood)
    {
        var objective = ObjectiveFunction.Gradient(logs => Cost(likelihood, logs));
        var start = Vector<double>.Build.DenseOfArray(Array.ConvertAll(likelihood.Start, Math.Log));
        Vector<double> logs;
        try
        {
            logs = new BfgsMinimizer(1e-8, 1e-10, 1e-14, 500).FindMinimum(objective, start).MinimizingPoint;
        }
        catch (OptimizationException failure)
        {
            return (null, 0, null, new FitRefusal(FitRefusal.NoConvergence, failure.Message));
        }

        var parameters = logs.Map(Math.Exp).ToArray();
        if (logs.Any(static log => !(Math.Abs(log) < Bound)))
        {
            var told = string.Join(", ", parameters.Select(static value => value.ToString("g4")));
            return (null, 0, null, new FitRefusal(
                FitRefusal.UnboundedParameters, $"The likelihood grows without a maximum; parameters reached {told}."));
        }

        var value = likelihood.At(parameters, new double[parameters.Length]);
        return (parameters, value, Errors(likelihood, logs, parameters), null);
    }

    // Per observation and turned around, so that tolerances mean the same for any number of members.
    private static (double Value, Vector<double> Gradient) Cost(IPositiveLikelihood likelihood, Vector<double> logs)
    {
        var parameters = logs.Map(Math.Exp).ToArray();
        var gradient = new double[parameters.Length];
        var scale = -1.0 / likelihood.Observations;
        var value = likelihood.At(parameters, gradient) * scale;
        for (var i = 0; i < gradient.Length; i++) gradient[i] *= parameters[i] * scale;
        return (value, Vector<double>.Build.Dense(gradient));
    }

    // The observed information by central differences of the gradient; by the delta method back from logarithms.
    private static double[]? Errors(IPositiveLikelihood likelihood, Vector<double> logs, double[] parameters)
    {
        const double Step = 1e-4;
        var information = Matrix<double>.Build.Dense(parameters.Length, parameters.Length, (i, j) => 0);
        for (var i = 0; i < parameters.Length; i++)
        {
            var move = Vector<double>.Build.Dense(parameters.Length, j => i == j ? Step : 0);
            var slope = (Cost(likelihood, logs + move).Gradient - Cost(likelihood, logs - move).Gradient) / (2 * Step);
            information.SetColumn(i, slope * likelihood.Observations);
        }

        var variances = ((information + information.Transpose()) / 2).Inverse().Diagonal();
        return variances.All(static variance => variance > 0 && double.IsFinite(variance))
            ? [.. variances.Select((variance, i) => Math.Sqrt(variance) * parameters[i])]
            : null;
    }
}
