using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using MathNet.Numerics.Distributions;
using static LoyaltyPoints.Analytics.Tests.Facts;

namespace LoyaltyPoints.Analytics.Tests.Warnings;

public sealed class MemberWatchTests
{
    /// <summary>
    /// Members who do not change, looked at every day: the warnings of 200 days, each cause once, are about as many as
    /// the days' expected false alarms add up to. Silences that end between two looks make them a little fewer; baskets
    /// that several looks in a row find too small, which are one cause, make them about half as many.
    /// </summary>
    [Theory]
    [InlineData(true, 0.85, 1.1)]
    [InlineData(false, 0.4, 0.8)]
    public void Daily_looks_at_members_who_do_not_change_raise_no_more_than_expected(
        bool rhythm, double least, double most)
    {
        var settings = new WarningSettings
        {
            FalseAlarmRate = 0.02m, WatchRhythm = rhythm, WatchSpend = !rhythm,
        };
        var random = new Random(23);
        var members = Enumerable.Range(0, 600).Select(_ => Unchanged(random)).ToList();
        var (causes, expected) = (new HashSet<(Guid, long)>(), 0.0);
        for (var day = 200; day >= 1; day--)
        {
            var asOf = Ago(day);
            var shape = ShapeOf(members, settings, asOf);
            var found = Look(members, settings, asOf, shape);
            expected += found.FalseAlarmsPerDay;
            foreach (var warning in found.Warnings)
                causes.Add((warning.MemberId, warning.Cause));
        }

        Assert.InRange(causes.Count, expected * least, expected * most);
    }

    [Fact]
    public void What_is_not_watched_is_not_judged()
    {
        var member = WithGaps(80, 10, 10, 10, 10, 10);
        var settings = new WarningSettings { WatchSpend = false, FalseAlarmRate = 0.01m };

        var rhythm = Look([member], settings, AsOf, 1);
        var nothing = Look([member], settings with { WatchRhythm = false }, AsOf, 1);

        Assert.Equal((1, 0, 1), (rhythm.Rhythms, rhythm.Spends, rhythm.Warnings.Count));
        Assert.Equal((0, 0, 0), (nothing.Rhythms, nothing.Spends, nothing.Warnings.Count));
    }

    [Fact]
    public void Looks_of_a_day_times_the_rate_are_false_alarms()
    {
        // Six visits in the latest thirty days, of a member whose rhythm is known: 6 ÷ 30 × 0.01.
        var found = Look(
            [WithGaps(1, 5, 5, 5, 5, 5)],
            new WarningSettings { WatchSpend = false, FalseAlarmRate = 0.01m }, AsOf, 1);

        Assert.Equal(0.002, found.FalseAlarmsPerDay, precision: 12);
    }

    private static double ShapeOf(List<MemberFacts> members, WarningSettings settings, Instant asOf)
    {
        var (shape, watch) = (new RhythmShape(), new RhythmWatch(settings, asOf));
        foreach (var member in members) shape.Add(watch.GapsOf(member));
        return shape.Estimate();
    }

    private static MemberWatchResult Look(
        List<MemberFacts> members, WarningSettings settings, Instant asOf, double shape)
    {
        var watch = new MemberWatch(settings, asOf, shape);
        members.ForEach(watch.Add);
        return watch.Result;
    }

    private static MemberFacts Unchanged(Random random)
    {
        var (rate, facts, day) = (1 / (3 + (random.NextDouble() * 20)), new List<MemberFact>(), 500.0);
        while (true)
        {
            day -= Gamma.Sample(random, 1.5, 1.5 * rate);
            if (day < 0) break;
            facts.Add(Buy(day, (long)(1e4 * LogNormal.Sample(random, 0, 0.7))));
        }

        var id = new byte[16];
        random.NextBytes(id);
        return Member(facts) with { MemberId = new Guid(id) };
    }
}
