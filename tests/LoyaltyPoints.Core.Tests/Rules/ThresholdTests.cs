using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class ThresholdTests
{
    private static readonly ThresholdDefinition Once =
        new("once", new CalendarWindow(CalendarUnit.Month), 100_00, Repeats: false, 50);

    private static readonly ThresholdDefinition Each = Once with { Id = "each", Repeats = true };

    [Theory]
    [InlineData(99_99, 0, 0, 0)]
    [InlineData(100_00, 0, 1, 1)]
    [InlineData(199_99, 0, 1, 1)]
    [InlineData(350_00, 0, 1, 3)]
    [InlineData(350_00, 1, 0, 2)]
    [InlineData(350_00, 3, -2, 0)]
    [InlineData(250_00, 3, -2, -1)] // something came back
    [InlineData(99_99, 1, -1, -1)]
    [InlineData(-20_00, 1, -1, -1)] // more came back than was spent in the period
    [InlineData(-500_00, 0, 0, 0)]
    public void A_threshold_when_the_total_changed_then_it_is_given_as_often_as_it_is_reached(
        long total, long given, long once, long each)
    {
        Assert.Equal(once, ThresholdStep.Change(Once, total, given));
        Assert.Equal(each, ThresholdStep.Change(Each, total, given));
    }

    [Fact]
    public void Purchases_and_returns_in_any_order_when_they_are_over_then_the_count_is_that_of_the_total()
    {
        var random = new Random(3);
        for (var run = 0; run < 300; run++)
        {
            long total = 0, given = 0;
            for (var i = 0; i < 20; i++)
            {
                total += random.Next(-80_00, 150_00);
                given += ThresholdStep.Change(Each, total, given);
                Assert.Equal(Math.Max(0, total / 100_00), given);
            }
        }
    }

    [Fact]
    public void Periods_when_asked_for_an_instant_then_they_name_days_and_counters_in_the_programs_zone()
    {
        var program = (Definition(OneForOne) with
        {
            Thresholds =
            [
                Once, Each with { Over = new AnniversaryWindow() },
                Each with { Id = "ever", Over = new LifetimeWindow() },
            ],
        }).Compiled();

        // In Shanghai it is the first of December, and the member joined on the second.
        var periods = program.ThresholdsAt(At("2026-11-30T16:00:00Z"), At("2025-12-01T16:00:00Z"));

        Assert.Equal(
            [
                new(program.Definition.Thresholds[0],
                    new CapKey("threshold:once", At("2026-12-01T00:00:00+08:00").UnixMilliseconds),
                    new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1)),
                new(program.Definition.Thresholds[1],
                    new CapKey("threshold:each", At("2025-12-02T00:00:00+08:00").UnixMilliseconds),
                    new DateOnly(2025, 12, 2), new DateOnly(2026, 12, 2)),
                new(program.Definition.Thresholds[2], new CapKey("threshold:ever", 0),
                    DateOnly.MinValue, DateOnly.MaxValue),
            ],
            periods);
        Assert.Empty(Definition(OneForOne).Compiled().ThresholdsAt(SaturdayMorning, SaturdayMorning));
    }
}
