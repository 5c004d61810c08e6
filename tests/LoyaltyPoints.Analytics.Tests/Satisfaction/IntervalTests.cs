using LoyaltyPoints.Analytics.Satisfaction;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class IntervalTests
{
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Shares_are_those_of_Newcombe(long count, long of, double low, double high)
    {
        var interval = Interval.OfShare(count, of)!;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void A_share_of_nothing_has_no_interval() => Assert.Null(Interval.OfShare(0, 0));

    [Fact]
    public void All_of_all_reaches_one_exactly() => Assert.Equal(1, Interval.OfShare(7, 7)!.High);

    // NIST/SEMATECH e-Handbook, 1.3.5.2: 195 heat flow meter values, mean 9.261460, s 0.02278881.
    [Fact]
    public void A_mean_is_that_of_the_NIST_handbook()
    {
        var interval = Interval.OfMean(9.261460, 0.02278881 * 0.02278881, 195)!;
        Assert.Equal(9.258242, interval.Low, 5);
        Assert.Equal(9.264679, interval.High, 5);
    }

    [Fact]
    public void One_value_has_no_interval() => Assert.Null(Interval.OfMean(3, 0, 1));

    // 60 promoters and 20 detractors of 100: n' = 103, p' = 60.75/103 = 0.589806, d' = 20.75/103 = 0.201456, net
    // 0.388350, variance 0.791262 - 0.150815 = 0.640447, half 1.959964 * sqrt(0.640447/103) = 0.154550.
    [Fact]
    public void A_net_share_has_the_adjusted_Wald_interval()
    {
        var interval = Interval.OfNetShare(60, 20, 100)!;
        Assert.Equal(0.233800, interval.Low, 5);
        Assert.Equal(0.542900, interval.High, 5);
    }

    // n' = 4, p' = 1.75/4, d' = 0.75/4: net 0.25, variance 0.625 - 0.0625 = 0.5625, half 1.959964 * 0.375 = 0.734987.
    [Fact]
    public void One_promoter_says_little()
    {
        var interval = Interval.OfNetShare(1, 0, 1)!;
        Assert.Equal(-0.484987, interval.Low, 5);
        Assert.Equal(0.984987, interval.High, 5);
    }

    [Fact]
    public void Intervals_hold_their_share_and_stay_in_range()
    {
        for (var of = 1; of <= 60; of++)
        {
            for (var count = 0; count <= of; count++)
            {
                var share = Interval.OfShare(count, of)!;
                Assert.InRange((double)count / of, share.Low, share.High);
                Assert.True(share is { Low: >= 0, High: <= 1 });
                var net = Interval.OfNetShare(count, of - count, of)!;
                Assert.True(net is { Low: >= -1, High: <= 1 } && net.Low < net.High);
            }
        }
    }
}
