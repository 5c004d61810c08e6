using LoyaltyPoints.Analytics.Lifetimes;
using MathNet.Numerics.Distributions;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

/// <summary>Members made by the models are recognised.</summary>
public sealed class SimulatedTests
{
    private const int Members = 20_000;

    [Fact]
    public void Bg_nbd_finds_the_parameters_that_members_were_made_with()
    {
        var random = new Random(20_050_301);
        var groups = new HistoryGroups();
        for (var i = 0; i < Members; i++) groups.Add(Member(random, 0.8, 12, 0.7, 2.5));
        var fit = BgNbdFit.To(groups);
        var model = fit.Model!;
        Recovers([0.8, 12, 0.7, 2.5], [model.R, model.Alpha, model.A, model.B], fit.StandardErrors!);
    }

    [Fact]
    public void Gamma_gamma_finds_the_parameters_that_members_were_made_with()
    {
        var random = new Random(20_130_201);
        var buyers = new List<(int, double)>();
        for (var i = 0; i < Members; i++)
        {
            // The sum of x purchases, each gamma (p, ν) with a mean of its own through ν.
            var scale = Gamma.Sample(random, 4, 2000);
            var repeats = random.Next(1, 6);
            buyers.Add((repeats, Gamma.Sample(random, 5 * repeats, scale)));
        }

        var fit = GammaGammaFit.To(buyers, out _);
        Recovers([5, 4, 2000], [fit.Model!.P, fit.Model.Q, fit.Model.V], fit.StandardErrors!);
    }

    private static void Recovers(double[] truth, double[] found, IReadOnlyList<double> errors)
    {
        for (var i = 0; i < truth.Length; i++)
        {
            Assert.InRange(found[i], truth[i] - 3 * errors[i], truth[i] + 3 * errors[i]);
            Assert.InRange(errors[i] / truth[i], 0.001, 0.15);
        }
    }

    private static BuyerHistory Member(Random random, double r, double alpha, double a, double b)
    {
        var rate = Gamma.Sample(random, r, alpha);
        var leaves = Beta.Sample(random, a, b);
        var age = random.Next(26, 105);
        var (repeats, last) = (0, 0.0);
        for (var at = Exponential.Sample(random, rate); at < age; at += Exponential.Sample(random, rate))
        {
            (repeats, last) = (repeats + 1, at);
            if (random.NextDouble() < leaves) break;
        }

        return new BuyerHistory(0, repeats, (int)Math.Round(last * 7), age * 7, 0, 0, 0);
    }
}
