using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core.Programs;
using MathNet.Numerics.Distributions;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Warnings;

public sealed class ProgramChartTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    /// <summary>
    /// Lucas and Saccucci 1990, "Exponentially Weighted Moving Average Control Schemes", Technometrics 32, as in
    /// Montgomery's "Introduction to Statistical Quality Control", table 9.11: λ, L, shift, average run length.
    /// </summary>
    [Theory]
    [InlineData(0.40, 3.054, 0, 500)]
    [InlineData(0.25, 2.998, 0, 500)]
    [InlineData(0.20, 2.962, 0, 500)]
    [InlineData(0.10, 2.814, 0, 500)]
    [InlineData(0.40, 3.054, 1, 14.3)]
    [InlineData(0.25, 2.998, 1, 11.1)]
    [InlineData(0.20, 2.962, 1, 10.5)]
    [InlineData(0.10, 2.814, 1, 10.3)]
    [InlineData(0.20, 2.962, 0.5, 41.8)]
    [InlineData(0.20, 2.962, 0.25, 150)]
    public void Run_lengths_are_the_published_ones(double weight, double limit, double shift, double expected) =>
        Assert.Equal(expected, EwmaChart.AverageRunLength(weight, limit, shift), tolerance: expected * 0.01);

    [Fact]
    public void A_limit_is_found_for_a_rate() =>
        Assert.Equal(2.962, EwmaChart.LimitFor(0.2, 1.0 / 500), tolerance: 0.005);

    /// <summary>
    /// Programs that do not change, each weekday with a level and a spread of its own, unknown to the chart: over
    /// 400 × 600 days the false alarms come once in 100 days. Run lengths are about geometric: 2,400 alarms, with a
    /// standard error of 2 %.
    /// </summary>
    [Fact]
    public void False_alarms_are_as_rare_as_was_set()
    {
        var random = new Random(13);
        var limit = EwmaChart.LimitFor(EwmaChart.Weight, 0.01);
        var (alarms, days) = (0, 0);
        for (var program = 0; program < 400; program++)
        {
            var levels = Enumerable.Range(0, 7).Select(_ => 8 + (3 * random.NextDouble())).ToList();
            var units = Enumerable.Range(0, 656).Select(day =>
                (long)Math.Exp(Normal.Sample(random, levels[day % 7], 0.1 + (0.05 * (day % 7))))).ToList();
            alarms += ProgramChart.Signals(First, units, limit).Count;
            days += units.Count - (7 * ProgramChart.LeastWeeks);
        }

        Assert.InRange((double)alarms / days, 0.01 * 0.92, 0.01 * 1.08);
    }

    [Fact]
    public void A_program_that_runs_away_is_found_with_its_evidence()
    {
        var random = new Random(17);
        var units = Enumerable.Range(0, 200).Select(day => (long)Math.Exp(Normal.Sample(random, 7, 0.2))).ToList();
        for (var day = 190; day < 200; day++) units[day] *= 3;

        var limit = EwmaChart.LimitFor(EwmaChart.Weight, 0.0005);
        var signal = ProgramChart.Signals(First, units, limit)[0];

        // Three times as much lies ln 3 ÷ 0.2 = 5.5 deviations away: one day weighs 1.1, above 3.4 ÷ 3 on the second.
        Assert.InRange(signal.Day.DayNumber - First.DayNumber, 190, 192);
        Assert.True(signal.Average > signal.Limit);
        Assert.InRange(signal.UsualUnits, 800, 1_500);
        Assert.InRange(signal.Deviation, 2, 8);
    }

    [Fact]
    public void Days_of_which_nothing_can_be_said_raise_nothing()
    {
        Assert.Empty(ProgramChart.Signals(First, [.. Enumerable.Repeat(50L, 100), 5_000], limit: 1));
        List<long> rare = [.. Enumerable.Range(0, 200).Select(day => day % 3 == 0 ? 9L : 0)];
        Assert.Empty(ProgramChart.Signals(First, rare, limit: 1));
    }

    [Fact]
    public void The_watch_gathers_whole_days_and_tells_the_latest()
    {
        var watch = new ProgramWatch(new LocalCalendar(TimeZoneInfo.Utc), Ago(-0.5));
        var random = new Random(19);
        var member = Member(
            Enumerable.Range(0, 120).Select(day => Redeem(day + 0.5, day == 0 ? 9_000 : random.Next(90, 111))));

        watch.Add(member);
        var warning = Assert.Single(watch.Look(new()));

        Assert.Equal(4, warning.Place);
        Assert.Equal((new DateOnly(2026, 10, 31), 9_000), (warning.Signal.Day, warning.Signal.Units));
    }

    private static Core.Facts.MemberFact Redeem(double daysAgo, long units) => Buy(daysAgo, units) with
    {
        Kind = Core.Facts.FactKind.Redemption, Place = 4,
    };
}
