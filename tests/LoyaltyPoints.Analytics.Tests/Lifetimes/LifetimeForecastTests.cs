using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

public sealed class LifetimeForecastTests
{
    private static readonly LifetimeModel Model = new(
        Instant.Beginning, "USD", new BgNbd(0.243, 4.414, 0.793, 2.426), new GammaGamma(6.25, 3.74, 1544));

    // ID 0001 of the note: 30.43 and 38.86 weeks; two repeats worth 44.69 together.
    private static readonly BuyerHistory First = new(0, 2, 213, 272, 2933, 4469, 0);

    [Fact]
    public void Without_a_discount_value_is_purchases_times_spend()
    {
        var expected = new LifetimeForecast(Model, new LifetimeHorizon(39, 0)).Of(First);
        Assert.Equal(1.226, expected.Purchases, 3);

        // 6.25 (1544 + 4469) / (6.25 x 2 + 3.74 - 1) = 2466.
        Assert.Equal(2466, expected.Spend!.Value, 0);
        Assert.Equal(expected.Purchases * expected.Spend.Value, expected.Value!.Value, 6);
    }

    [Fact]
    public void What_comes_later_is_worth_less()
    {
        // Two periods of four weeks and one of two, from their middles: 2, 6 and 9 weeks; a year has 52.18.
        var model = Model.Purchases;
        double At(double weeks) => model.ExpectedPurchases(2, 213 / 7.0, 272 / 7.0, weeks);
        double Worth(double weeks) => Math.Pow(1.2, -weeks / (365.25 / 7));
        var purchases = At(4) * Worth(2) + (At(8) - At(4)) * Worth(6) + (At(10) - At(8)) * Worth(9);
        var expected = new LifetimeForecast(Model, new LifetimeHorizon(10, 0.2)).Of(First);
        Assert.Equal(purchases * expected.Spend!.Value, expected.Value!.Value, 6);
        Assert.Equal(At(10), expected.Purchases, 9);
    }

    [Fact]
    public void Without_a_model_of_spend_no_money_is_told()
    {
        var expected = new LifetimeForecast(Model with { Spend = null }, new LifetimeHorizon()).Of(First);
        Assert.Null(expected.Spend);
        Assert.Null(expected.Value);
        Assert.InRange(expected.Purchases, 1, 3);
    }
}
