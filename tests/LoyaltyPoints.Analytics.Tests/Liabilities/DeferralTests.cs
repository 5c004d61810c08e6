using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Analytics.Tests.Liabilities;

public sealed class DeferralTests
{
    private static readonly UnitValue One = new(1, 1);

    // IFRS 15, Illustrative Example 52: goods of 100,000 and 10,000 points of 1, of which 9,500 are expected to be
    // redeemed. Stand-alone 100,000 and 9,500.
    [Fact]
    public void The_published_example_then_the_price_is_divided_as_there() =>
        Assert.Equal(new Allocation(91_324, 8_676), Allocation.Of(100_000, 9_500, One));

    // At the end of the first year 4,500 of 9,500 are redeemed; of the second 8,500 of 9,700.
    [Fact]
    public void The_published_example_then_it_is_released_as_there()
    {
        var deferral = new Deferral();
        deferral.Add(8_676, 0);

        var first = deferral.Next(State(4_500, 9_500));
        Assert.Equal(4_110, first.Released + first.CatchUp);
        Assert.Equal(4_566, deferral.Deferred);

        var second = deferral.Next(State(8_500, 9_700));
        Assert.Equal(3_493, second.Released + second.CatchUp);
        Assert.Equal(7_603, deferral.Released);
        Assert.Equal(1_073, deferral.Deferred);
    }

    /// <summary>
    /// Ten periods of the example's 8,676 with changing estimates. The cumulative release is 8,676 x redeemed /
    /// expected; the catch-up is 8,676 x redeemed before / expected, less what was released before.
    /// </summary>
    public static readonly (long Redeemed, long Expected, long Released, long CatchUp, long Deferred)[] TenPeriods =
    [
        // 8,676 x 1,000 / 9,500 = 913.26.
        (1_000, 9_500, 913, 0, 7_763),
        // 8,676 x 2,500 / 9,500 = 2,283.16; less 913.
        (2_500, 9_500, 1_370, 0, 6_393),
        // 8,676 x 2,500 / 9,700 = 2,236.08, less 2,283; then 8,676 x 4,500 / 9,700 = 4,024.95, less 2,236.
        (4_500, 9_700, 1_789, -47, 4_651),
        // 8,676 x 5,500 / 9,700 = 4,919.38; less 4,025.
        (5_500, 9_700, 894, 0, 3_757),
        // 8,676 x 5,500 / 9,400 = 5,076.38, less 4,919; then 8,676 x 6,500 / 9,400 = 5,999.36, less 5,076.
        (6_500, 9_400, 923, 157, 2_677),
        // 8,676 x 7,000 / 9,400 = 6,460.85; less 5,999.
        (7_000, 9_400, 462, 0, 2_215),
        // 8,676 x 7,000 / 9,000 = 6,748, less 6,461; then 8,676 x 8,000 / 9,000 = 7,712, less 6,748.
        (8_000, 9_000, 964, 287, 964),
        // Nobody redeems: 8,676 x 8,000 / 8,800 = 7,887.27, less 7,712.
        (8_000, 8_800, 0, 175, 789),
        // 8,676 x 8,500 / 8,800 = 8,380.23; less 7,887.
        (8_500, 8_800, 493, 0, 296),
        // The last 1,300 expire: 8,676 x 8,500 / 8,700 = 8,476.55, less 8,380; then all 8,676, less 8,477.
        (8_700, 8_700, 199, 97, 0),
    ];

    [Fact]
    public void Ten_periods_then_each_line_comes_out_and_all_add_up_to_the_consideration()
    {
        var allocation = Allocation.Of(100_000, 9_500, One);
        var deferral = new Deferral();
        deferral.Add(allocation.Units, 0);
        var sum = allocation.Goods;
        foreach (var line in TenPeriods)
        {
            var month = deferral.Next(State(line.Redeemed, line.Expected));

            Assert.Equal(
                (line.Released, line.CatchUp, line.Deferred), (month.Released, month.CatchUp, deferral.Deferred));
            sum += month.Released + month.CatchUp;
        }

        Assert.Equal(100_000, sum);
    }

    // 100 owed for 10 units; 2 redeemed of 10; then 5 taken back: half is cancelled, of the rest 2 of 5 is released.
    [Fact]
    public void Taken_back_then_its_part_is_no_longer_owed()
    {
        var deferral = new Deferral();
        deferral.Add(100, 0);
        deferral.Next(new CohortState(10, 0, 0, 2, 10));

        Assert.Equal(new DeferralMonth(50, 0, 0, 0), deferral.Next(new CohortState(10, 5, 0, 2, 5)));
        Assert.Equal(30, deferral.Deferred);
    }

    [Fact]
    public void Nothing_is_expected_any_more_then_all_is_released()
    {
        var deferral = new Deferral();
        deferral.Add(100, 0);

        Assert.Equal(new DeferralMonth(0, 0, 0, 100), deferral.Next(new CohortState(10, 0, 0, 0, 0)));
        Assert.Equal(0, deferral.Deferred);
    }

    [Theory]
    [InlineData(0, 10, 0, 0)]
    [InlineData(100, 0, 100, 0)]
    [InlineData(0, 0, 0, 0)]
    // 3 / 2 is halved away from zero: 1 x 1 / (1 + 1) = 0.5.
    [InlineData(1, 1, 0, 1)]
    [InlineData(long.MaxValue, 0, long.MaxValue, 0)]
    public void A_price_is_divided_wholly(long price, long expected, long goods, long units) =>
        Assert.Equal(new Allocation(goods, units), Allocation.Of(price, expected, One));

    [Fact]
    public void Any_course_then_what_is_released_and_deferred_is_what_was_allocated()
    {
        var random = new Random(15);
        for (var round = 0; round < 500; round++)
        {
            var (deferral, issued) = (new Deferral(), random.NextInt64(1, 2_000));
            deferral.Add(random.NextInt64(0, 1_000_000), random.NextInt64(0, 1_000));
            var whole = deferral.Allocated + deferral.Received;
            var (back, gone, redeemed, out1, sum) = (0L, 0L, 0L, 0L, 0L);
            for (var month = 0; month < 12; month++)
            {
                back += random.NextInt64(0, 1 + (issued - back - gone - redeemed) / 8);
                gone += random.NextInt64(0, 1 + (issued - back - gone - redeemed) / 8);
                redeemed += random.NextInt64(0, 1 + (issued - back - gone - redeemed) / 4);
                var expected = random.NextInt64(redeemed, issued - back - gone + 1);
                var one = deferral.Next(new CohortState(issued, back, gone, redeemed, expected));
                (out1, sum) = (out1 + one.TakenBack + one.Gone, sum + one.Released + one.CatchUp);

                Assert.Equal(whole, out1 + sum + deferral.Deferred);
                Assert.Equal(sum, deferral.Released);
                Assert.InRange(deferral.Deferred, 0, whole);
            }

            deferral.Next(new CohortState(issued, back, gone, redeemed, redeemed));
            Assert.Equal(0, deferral.Deferred);
        }
    }

    private static CohortState State(long redeemed, long expected) => new(10_000, 0, 0, redeemed, expected);
}
