using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Metrics joined, at any depth.</summary>
public sealed class TierRequirementTests
{
    private static readonly TierReach Nested = new AllReach([
        new AnyReach([Of(TierMetric.Spend, 100), Of(TierMetric.Visits, 5)]),
        new AnyReach([
            Of(TierMetric.Spend, 300), new AllReach([Of(TierMetric.UnitsEarned, 7), Of(TierMetric.Balance, 1)]),
        ]),
    ]);

    [Theory]
    [InlineData(300, 0, 0, -9, true)]
    [InlineData(299, 0, 9, 9, false)]
    [InlineData(100, 7, 0, 1, true)]
    [InlineData(99, 7, 5, 1, true)]
    [InlineData(99, 7, 4, 1, false)]
    [InlineData(100, 6, 0, 1, false)]
    [InlineData(100, 7, 0, 0, false)]
    public void A_nested_reach_when_metrics_are_counted_then_it_holds_as_it_reads(
        long spend, long units, long visits, long balance, bool reached) =>
        Assert.Equal(reached, TierRequirement.Of(Nested).IsReachedBy(new TierCounts(spend, units, visits, balance)));

    [Fact]
    public void What_is_missing_when_one_way_is_harder_than_another_in_everything_then_it_is_left_out() =>
        // Visits 5 and spend 300 would do as well, but spend 300 does alone.
        Assert.Equal(["Spend 300", "Spend 100, UnitsEarned 7, Balance 3", "UnitsEarned 7, Visits 5, Balance 3"],
            TierRequirement.Of(Nested).Missing(new TierCounts(0, 0, 0, -2)).Select(way =>
                string.Join(", ", way.Parts.Select(part => $"{part.Metric} {part.Missing}"))));

    [Fact]
    public void Many_alternatives_joined_when_multiplied_out_then_few_are_left()
    {
        TierReach Some(int i) => new AnyReach([.. Enum.GetValues<TierMetric>().Select(metric => Of(metric, 1 + i))]);
        var requirement = TierRequirement.Of(new AllReach([.. Enumerable.Range(0, 20).Select(Some)]));
        Assert.Equal(4, requirement.Missing(default).Count(way => way.Parts.Count == 1));
    }

    private static MetricReach Of(TierMetric metric, long atLeast) => new(metric, atLeast);
}
