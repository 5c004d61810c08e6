using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core.Facts;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Warnings;

public sealed class SpendTests
{
    private static readonly WarningSettings Settings = new() { FalseAlarmRate = 0.01m };

    /// <summary>
    /// Three recent baskets among four past ones: 7! ÷ (3! 4!) = 35 arrangements, of which U is 0 in one, 1 in one, 2
    /// in two, 3 in three. Mann and Whitney's table of 1947 has 0.028, 0.057, 0.114, 0.200.
    /// </summary>
    [Theory]
    [InlineData(new long[] { 1, 2, 3 }, 1.0 / 35)]
    [InlineData(new long[] { 1, 2, 15 }, 2.0 / 35)]
    [InlineData(new long[] { 1, 2, 25 }, 4.0 / 35)]
    [InlineData(new long[] { 1, 15, 16 }, 4.0 / 35)]
    [InlineData(new long[] { 1, 2, 35 }, 7.0 / 35)]
    [InlineData(new long[] { 51, 52, 53 }, 1)]
    // As large as the smallest before: counted as larger.
    [InlineData(new long[] { 1, 2, 10 }, 2.0 / 35)]
    [InlineData(new long[] { 10, 10, 10 }, 7.0 / 35)]
    public void The_chance_is_that_of_the_arrangements(long[] recent, double expected) =>
        Assert.Equal(expected, SpendTest.Chance([10, 20, 30, 40], recent), precision: 12);

    [Fact]
    public void Baskets_that_are_all_the_same_never_alarm() =>
        Assert.Equal(1, SpendTest.Chance([7, 7, 7, 7, 7, 7, 7, 7, 7, 7], [7, 7, 7, 7, 7]));

    /// <summary>
    /// Members who do not change, with baskets of any distribution: exactly the greatest attainable chance that is not
    /// above the rate; with ties, less. Of 40,000 looks within four standard errors.
    /// </summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    public void False_alarms_are_as_rare_as_was_set(double rate)
    {
        const int looks = 40_000;
        var random = new Random(5);
        var attainable = Attainable(rate);
        var (free, tied) = (0, 0);
        for (var look = 0; look < looks; look++)
        {
            // A few large baskets among many small ones; and the same in whole tens.
            var baskets = Enumerable.Range(0, 20)
                .Select(_ => (long)(1e6 / Math.Pow(random.NextDouble(), 1.5))).ToArray();
            if (SpendTest.Chance(baskets.AsSpan(0, 15), baskets.AsSpan(15)) <= rate) free++;
            var coarse = baskets.Select(static basket => basket / 1_000_000).ToArray();
            if (SpendTest.Chance(coarse.AsSpan(0, 15), coarse.AsSpan(15)) <= rate) tied++;
        }

        var error = 4 * Math.Sqrt(attainable * (1 - attainable) / looks);
        Assert.InRange((double)free / looks, attainable - error, attainable + error);
        Assert.InRange((double)tied / looks, 0, attainable);
    }

    /// <summary>The power: baskets of a log-normal distribution with σ = 0.5 that fall to the half.</summary>
    [Fact]
    public void Baskets_that_fall_to_the_half_are_found_in_more_than_half_of_the_looks()
    {
        var (random, found) = (new Random(9), 0);
        for (var look = 0; look < 10_000; look++)
        {
            var past = Enumerable.Range(0, 20).Select(_ => Basket(1_000_000)).ToArray();
            var recent = Enumerable.Range(0, 5).Select(_ => Basket(500_000)).ToArray();
            if (SpendTest.Chance(past, recent) <= 0.01) found++;
        }

        Assert.InRange(found, 5_350, 5_750);

        long Basket(double median) =>
            (long)(median * Math.Exp(0.5 * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)));
    }

    [Fact]
    public void Looks_in_a_row_have_the_first_as_their_cause()
    {
        // Eleven baskets of 1,000 to 1,010, then five and more of 500: U is 0 with five of them, and the chance
        // 1 ÷ 4,368. With four the look takes in one of the earlier ones, which is the largest: U = 10, too large.
        var past = Enumerable.Range(0, 11).Select(i => Buy(100 - i, 1000 + i)).ToList();
        var small = Enumerable.Range(0, 6).Select(i => Buy(20 - i, 500)).ToList();

        Assert.Null(Judged([.. past, .. small[..4]]));
        var first = Judged([.. past, .. small[..5]])!;
        var next = Judged([.. past, .. small])!;

        Assert.Equal((16_000, 16_000), (first.Cause, next.Cause));
        Assert.Equal([500, 500, 500, 500, 500], next.Spend!.Recent);
        Assert.Equal((11, 1005), (first.Spend!.PastBaskets, first.Spend.PastMedian));
        // 16! ÷ (5! 11!) = 4,368 arrangements.
        Assert.Equal(1.0 / 4368, first.Chance, precision: 12);
    }

    [Fact]
    public void Baskets_small_for_longer_than_thirty_days_are_no_news()
    {
        var past = Enumerable.Range(0, 11).Select(i => Buy(100 - i, 1000 + i)).ToList();

        Assert.Null(Judged([.. past, .. Enumerable.Range(0, 5).Select(i => Buy(40 - i, 500))]));
    }

    private static MemberWarning? Judged(List<MemberFact> facts)
    {
        var watch = new SpendWatch(Settings, AsOf);
        var member = Member(facts);
        return watch.Read(member) ? watch.Judge(member) : null;
    }

    private static double Attainable(double rate)
    {
        // U from 0 up: so many of the recent baskets beat so many of the fifteen past ones.
        var past = Enumerable.Range(1, 15).Select(static i => 10L * i).ToArray();
        return Enumerable.Range(0, 76).Select(u => SpendTest.Chance(past, WithU(u))).Last(chance => chance <= rate);
    }

    private static long[] WithU(int u)
    {
        var recent = new long[5];
        for (var i = 0; i < 5; i++)
        {
            var beaten = Math.Min(15, u);
            u -= beaten;
            recent[i] = (10 * beaten) + 5;
        }

        return recent;
    }
}
