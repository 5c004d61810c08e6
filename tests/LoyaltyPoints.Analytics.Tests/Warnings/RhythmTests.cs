using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core.Facts;
using MathNet.Numerics.Distributions;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Warnings;

public sealed class RhythmTests
{
    private static readonly WarningSettings Settings = new() { FalseAlarmRate = 0.01m };

    [Theory]
    // (1 + s/S)^-n for k = 1.
    [InlineData(5, 50, 0, 1)]
    [InlineData(1, 10, 10, 0.5)]
    [InlineData(5, 50, 50, 0.03125)]
    [InlineData(10, 100, 100, 0.0009765625)]
    public void The_chance_of_a_silence_for_gaps_by_chance(int gaps, double sum, double silence, double expected) =>
        Assert.Equal(expected, RhythmTest.Chance(gaps, sum, silence, shape: 1), precision: 12);

    [Fact]
    public void The_chance_for_a_steadier_rhythm()
    {
        // k = 2, n = 1, s = S: two gaps alike in law, so a half. k = 2, n = 2: 1 - I(1/3; 2, 4), which is
        // the chance of at most one of five draws below 1/3: (2/3)^5 + 5 (1/3)(2/3)^4 = 112/243.
        Assert.Equal(0.5, RhythmTest.Chance(1, 7, 7, 2), precision: 12);
        Assert.Equal(112.0 / 243, RhythmTest.Chance(2, 20, 10, 2), precision: 12);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_shape_is_found_whatever_the_members_scales(double shape)
    {
        var (random, estimate) = (new Random(11), new RhythmShape());
        for (var member = 0; member < 5_000; member++)
            estimate.Add(Gaps(random, shape, 5 + random.Next(15)));

        // Fifty thousand gaps: a standard error of under 1 %.
        Assert.InRange(estimate.Estimate(), shape * 0.97, shape * 1.03);
    }

    [Fact]
    public void Of_few_members_no_shape_is_estimated()
    {
        var estimate = new RhythmShape();
        for (var member = 0; member < RhythmShape.LeastMembers - 1; member++) estimate.Add([10, 10.001, 10]);

        Assert.Equal(RhythmShape.Unknown, estimate.Estimate());
        estimate.Add([10, 10.001, 10]);
        Assert.Equal(20, estimate.Estimate(), tolerance: 0.001);
    }

    /// <summary>
    /// Members who do not change: a gap of each is judged at its end, when it has raised an alarm if it ever does. Of
    /// 40,000 gaps a share within four standard errors of the rate must: 0.01 ± 4 √(0.01 × 0.99 ÷ 40,000).
    /// </summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 20)]
    [InlineData(3, 5)]
    [InlineData(0.6, 8)]
    public void False_alarms_are_as_rare_as_was_set(double shape, int known)
    {
        const int members = 40_000;
        var (random, estimate) = (new Random(7), new RhythmShape());
        var pasts = new List<(double[] Gaps, double Next)>();
        for (var member = 0; member < members; member++)
        {
            var gaps = Gaps(random, shape, known + 1);
            estimate.Add(gaps.AsSpan(0, known));
            pasts.Add((gaps[..known], gaps[known]));
        }

        var found = estimate.Estimate();
        var alarms = pasts.Count(past => RhythmTest.Chance(known, past.Gaps.Sum(), past.Next, found) <= 0.01);

        Assert.InRange((double)alarms / members, 0.01 - 0.002, 0.01 + 0.002);
    }

    /// <summary>
    /// The power: a member who comes every 10 days on average, by chance, and now only every 40. With 20 known gaps the
    /// alarm rises at a silence of S(0.01^(−1/20) − 1) = 0.26 S, on average 51.8 days; a gap four times as long lasts
    /// past it with the chance (1 + 0.26 ÷ 4)^−20 = 0.285; for a rate of 0.05 it is (1 + 0.162 ÷ 4)^−20 = 0.453.
    /// </summary>
    [Theory]
    [InlineData(0.01, 0.285)]
    [InlineData(0.05, 0.453)]
    public void A_member_who_slows_down_fourfold_is_found_within_one_gap_as_often_as_reckoned(
        double rate, double expected)
    {
        const int members = 20_000;
        var (random, alarms) = (new Random(3), 0);
        for (var member = 0; member < members; member++)
        {
            var gaps = Gaps(random, 1, 21);
            if (RhythmTest.Chance(20, gaps[..20].Sum(), 4 * gaps[20], 1) <= rate) alarms++;
        }

        Assert.InRange((double)alarms / members, expected - 0.015, expected + 0.015);
    }

    [Fact]
    public void A_silence_raises_one_warning_with_its_evidence()
    {
        // Five gaps of 10 days; (1 + s/50)^-5 falls to 0.01 at s = 50 (0.01^-0.2 - 1) = 75.6.
        Assert.Null(Judged(WithGaps(75.5, 10, 10, 10, 10, 10)));
        var warning = Judged(WithGaps(75.7, 8, 10, 12, 10, 10))!;

        Assert.Equal((long)(75.7 * 1000), warning.Cause);
        Assert.Equal((5, 10, 12, 1), (
            warning.Rhythm!.Gaps, Math.Round(warning.Rhythm.AverageGapDays, 6),
            Math.Round(warning.Rhythm.LongestGapDays, 6), warning.Rhythm.Shape));
        Assert.Equal(Math.Pow(1 + (75.7 / 50), -5), warning.Chance, precision: 9);
        // Thirty days later it is no news.
        Assert.NotNull(Judged(WithGaps(105.5, 10, 10, 10, 10, 10)));
        Assert.Null(Judged(WithGaps(105.7, 10, 10, 10, 10, 10)));
    }

    [Fact]
    public void A_rhythm_of_too_few_gaps_is_not_judged() =>
        Assert.True(new RhythmWatch(Settings, AsOf).GapsOf(WithGaps(75.7, 10, 10, 10, 10)).IsEmpty);

    private static MemberWarning? Judged(MemberFacts member)
    {
        var watch = new RhythmWatch(Settings, AsOf);
        return watch.Judge(member, watch.GapsOf(member), shape: 1);
    }

    private static double[] Gaps(Random random, double shape, int count)
    {
        var rate = shape / (5 + (random.NextDouble() * 60));
        return [.. Enumerable.Range(0, count).Select(_ => Gamma.Sample(random, shape, rate))];
    }
}
