using System.Diagnostics;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using Xunit.Abstractions;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

/// <summary>The figures of the papers, from the papers' data.</summary>
[NeedsCdnow]
public sealed class CdnowTests(ITestOutputHelper output)
{
    private static readonly Lazy<LifetimeReport> Calibrated = new(() => Run(Cdnow.Calibration, 0));

    [Fact]
    public void Bg_nbd_is_that_of_the_paper()
    {
        var fit = Calibrated.Value.Purchases;

        // Fader, Hardie and Lee (2005), table 2.
        Assert.Equal(0.243, fit.Model!.R, 3);
        Assert.Equal(4.414, fit.Model.Alpha, 3);
        Assert.Equal(0.793, fit.Model.A, 3);
        Assert.Equal(2.426, fit.Model.B, 3);
        Assert.Equal(-9582.4, fit.LogLikelihood, 1);
        Assert.Equal(2357, Calibrated.Value.Members);
        Assert.Equal(946, Calibrated.Value.Repeaters);
        Assert.All(fit.StandardErrors!, static error => Assert.InRange(error, 0.001, 1));
    }

    [Fact]
    public void Gamma_gamma_is_that_of_the_note()
    {
        // Fader and Hardie (2013), section 4; v in cents.
        var fit = Calibrated.Value.Spend;
        Assert.Equal(6.25, fit.Model!.P, 2);
        Assert.Equal(3.74, fit.Model.Q, 2);
        Assert.Equal(15.44, fit.Model.V / 100, 2);
        Assert.Equal(946, Calibrated.Value.SpendMembers);
        Assert.Equal(0.11, Calibrated.Value.Correlation!.Value, 2);
    }

    [Fact]
    public void Spend_of_the_first_ten_customers_is_that_of_another_implementation()
    {
        // tests/test_estimation.py of CamDavidsonPilon/lifetimes 0.11: conditional_expected_average_profit.
        double[] expected = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
        var told = Cdnow.Members().Take(10).Select(static member => Calibrated.Value.Model!.ExpectedSpend(
            BuyerHistory.Of(member.Facts, Cdnow.Calendar, Cdnow.Calibration)!.Value)!.Value / 100);
        Assert.All(told.Zip(expected), static pair => Assert.InRange(pair.First / pair.Second, 0.998, 1.002));
    }

    [Fact]
    public void The_second_half_is_foretold_from_the_first()
    {
        // Counted and computed by a script apart from this code, with the textbook form of equation 10.
        (int Repeats, long Members, long Actual, double Expected)[] expected =
        [
            (0, 1411, 334, 317.598), (1, 439, 306, 229.655), (2, 214, 298, 223.445), (3, 100, 156, 152.028),
            (4, 62, 157, 134.160), (5, 38, 112, 100.846), (6, 29, 112, 101.617), (7, 64, 407, 394.060),
        ];
        var holdout = Run(Cdnow.End, 39).Holdout!;
        Assert.Equal(expected.Length, holdout.Classes.Count);
        foreach (var (row, (repeats, members, actual, predicted)) in holdout.Classes.Zip(expected))
        {
            Assert.Equal((repeats, members, actual), (row.Repeats, row.Members, row.Actual));
            Assert.Equal(predicted, row.Expected, 0.02);
        }

        Assert.Equal(Cdnow.Calibration, holdout.From);
        Assert.Equal(1882, holdout.Actual);
        Assert.Equal(1653.4, holdout.Expected, 0.1);
        Assert.Equal(Calibrated.Value.Purchases.LogLikelihood, holdout.Fit.LogLikelihood, 6);
    }

    [Fact]
    public void What_was_bought_is_counted_and_what_is_expected_of_members_adds_up()
    {
        var report = Calibrated.Value;
        Assert.Equal(17_311_555, report.Value);
        var forecast = new LifetimeForecast(report.Model!, new LifetimeHorizon());
        double alive = 0, purchases = 0, value = 0;
        foreach (var member in Cdnow.Members())
        {
            var expected = forecast.Of(BuyerHistory.Of(member.Facts, Cdnow.Calendar, Cdnow.Calibration)!.Value);
            alive += expected.ProbabilityAlive;
            purchases += expected.Purchases;
            value += expected.Value!.Value;
        }

        Assert.Equal(alive, report.Forecast!.Alive, 1e-6);
        Assert.Equal(purchases, report.Forecast.Purchases, 1e-6);
        Assert.Equal(value, report.Forecast.Value!.Value, 1e-3);
    }

    [Fact]
    public void The_time_it_takes_is_told()
    {
        var members = Cdnow.Members().ToList();
        for (var run = 1; run <= 3; run++)
        {
            var watch = Stopwatch.StartNew();
            var report = Run(members, Cdnow.Calibration, 0);
            output.WriteLine(
                $"Run {run}: {members.Count} members read and both models fitted in {watch.Elapsed.TotalMilliseconds:0} "
                + $"ms; log-likelihood {report.Purchases.LogLikelihood:0.0000}.");
            Assert.NotNull(report.Model);
        }
    }

    private static LifetimeReport Run(Instant asOf, int holdoutWeeks) => Run(Cdnow.Members(), asOf, holdoutWeeks);

    private static LifetimeReport Run(IEnumerable<Core.Facts.MemberFacts> members, Instant asOf, int holdoutWeeks)
    {
        var analysis = new LifetimeAnalysis(Cdnow.Until(asOf), new LifetimeHorizon(), holdoutWeeks);
        foreach (var member in members) analysis.Add(member);
        return analysis.Report();
    }
}
