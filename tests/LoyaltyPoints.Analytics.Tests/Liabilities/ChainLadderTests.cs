using LoyaltyPoints.Analytics.Liabilities;

namespace LoyaltyPoints.Analytics.Tests.Liabilities;

public sealed class ChainLadderTests
{
    // Taylor and Ashe 1983, as Mack 1993 uses it (table 1).
    private static readonly decimal[][] TaylorAshe =
    [
        [357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463],
        [352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085],
        [290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315],
        [310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268],
        [443160, 1136350, 2128333, 2897821, 3402672, 3873311],
        [396132, 1333217, 2180715, 2985752, 3691712],
        [440832, 1288463, 2419861, 3483130],
        [359480, 1421128, 2864498],
        [376686, 1363294],
        [344014],
    ];

    // Mack 1993, section 6: the factors, the reserve of each year, and of all with its standard error.
    private static readonly decimal[] Factors =
        [3.491m, 1.747m, 1.457m, 1.174m, 1.104m, 1.086m, 1.054m, 1.077m, 1.018m];

    private static readonly long[] Reserves =
        [0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811];

    [Fact]
    public void The_published_triangle_then_its_factors_and_reserves_come_out()
    {
        var ladder = new ChainLadder(TaylorAshe);

        Assert.Equal(Factors, ladder.Factors.Select(factor => decimal.Round(factor, 3)));
        Assert.Equal(
            Reserves, TaylorAshe.Select((row, at) => (long)decimal.Round(ladder.Ultimate(at)!.Value - row[^1])));
    }

    [Fact]
    public void The_published_triangle_then_its_standard_error_comes_out()
    {
        var (outstanding, error) = new ChainLadder(TaylorAshe).Total()!.Value;

        Assert.Equal(18_680_856, outstanding, 0.5);
        Assert.Equal(2_447_095, error, 0.5);
    }

    [Fact]
    public void Nothing_at_an_age_and_something_later_then_nothing_is_developed_there()
    {
        var ladder = new ChainLadder([[0, 10, 20], [0, 30], [0]]);

        Assert.Equal([0m, 0.5m, 1m], ladder.Developed);
        Assert.Equal(60m, ladder.Ultimate(1));
        Assert.Null(ladder.Ultimate(2));
        Assert.Null(ladder.Total());
    }

    [Fact]
    public void One_cohort_then_it_is_its_own_ultimate() =>
        Assert.Equal(7m, new ChainLadder([[7]]).Ultimate(0));
}
