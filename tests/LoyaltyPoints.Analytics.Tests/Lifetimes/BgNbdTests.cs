using LoyaltyPoints.Analytics.Lifetimes;
using MathNet.Numerics;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

public sealed class BgNbdTests
{
    private static readonly BgNbd Published = new(0.243, 4.414, 0.793, 2.426);

    [Fact]
    public void The_worked_example_of_the_note_comes_out()
    {
        // Fader, Hardie and Lee (2005), Implementing the BG/NBD Model in Excel: ID 0001 in the 39 weeks to come.
        Assert.Equal(1.226, Published.ExpectedPurchases(2, 30.43, 38.86, 39), 3);
    }

    [Theory]
    [InlineData(0.243, 4.414, 0.793, 2.426, 39)]
    [InlineData(2.243, 43.27, 0.793, 4.426, 39)]
    [InlineData(1.5, 3, 1, 2.5, 52)] // a = 1: the textbook form divides by zero
    [InlineData(1.5, 3, 1.000000001, 2.5, 52)]
    [InlineData(1.5, 3, 0.999999, 2.5, 52)]
    [InlineData(0.4, 5, 0.3, 0.6, 52)] // a + b - 1 below 0
    [InlineData(0.4, 5, 0.5, 0.5, 52)] // a + b = 1
    [InlineData(0.7, 0.5, 0.6, 3, 520)] // z = 0.999
    [InlineData(3, 10, 8, 20, 104)]
    [InlineData(2, 4, 0.5, 20_000, 26)] // hardly anybody leaves
    [InlineData(300, 150, 0.8, 302, 26)] // 300 repeats
    [InlineData(0.5, 6, 0.9, 2, 0.001)]
    public void Expected_purchases_are_the_mean_over_the_probabilities_of_leaving(
        double r, double alpha, double a, double b, double weeks)
    {
        // With p known, a member buys (1 - (α / (α + p t))^r) / p times; p is beta distributed. Both ends may be peaks, so
        // the upper half is measured from 1, and the lower is cut where most of the weight lies.
        double Buys(double p) => p == 0 ? r * weeks / alpha : (1 - Math.Pow(alpha / (alpha + p * weeks), r)) / p;
        var cut = Math.Min(0.25, 5 / (a + b));
        var mean = Weighed(a, 0, cut, p => Math.Pow(1 - p, b - 1) * Buys(p))
            + Weighed(a, cut, 0.5, p => Math.Pow(1 - p, b - 1) * Buys(p))
            + Weighed(b, 0, 0.5, stays => Math.Pow(1 - stays, a - 1) * Buys(1 - stays));
        mean /= SpecialFunctions.Beta(a, b);
        Assert.InRange(BuyingWhileAlive.Expected(r, alpha, a, b, weeks) / mean, 1 - 1e-5, 1 + 1e-5);
    }

    [Fact]
    public void Who_has_not_bought_again_is_alive() => Assert.Equal(1, Published.ProbabilityAlive(0, 0, 500));

    [Fact]
    public void The_longer_the_silence_the_less_likely_alive()
    {
        var told = Enumerable.Range(0, 40).Select(static weeks => Published.ProbabilityAlive(5, 20, 20 + 5 * weeks));
        Assert.All(told.Zip(told.Skip(1)), static pair => Assert.True(pair.First > pair.Second));

        // On the day of the fifth repeat: 1 / (1 + a / (b + 4)) = 1 / (1 + 0.793 / 6.426).
        Assert.Equal(0.8902, Published.ProbabilityAlive(5, 20, 20), 4);
    }

    [Fact]
    public void Nothing_is_expected_of_no_time() => Assert.Equal(0, Published.ExpectedPurchases(3, 10, 12, 0));

    [Fact]
    public void The_longer_the_time_the_more_is_expected()
    {
        var told = Enumerable.Range(0, 60).Select(static weeks => Published.ExpectedPurchases(3, 10, 12, weeks));
        Assert.All(told.Zip(told.Skip(1)), static pair => Assert.True(pair.First < pair.Second));
    }

    // The integral of p^(weight-1) f(p), in u = p^weight, where the peak at 0 is gone.
    private static double Weighed(double weight, double from, double to, Func<double, double> f) =>
        Integrate.DoubleExponential(
            u => f(Math.Pow(u, 1 / weight)), Math.Pow(from, weight), Math.Pow(to, weight), 1e-12) / weight;
}
