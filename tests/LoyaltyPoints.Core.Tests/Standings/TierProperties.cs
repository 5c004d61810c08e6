using LoyaltyPoints.Core.Standings;
using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>What holds for all tiers and all members; a failure names the seed that shows it.</summary>
public sealed class TierProperties(ITestOutputHelper output)
{
    private const int Count = 150;

    [Fact]
    public void Time_when_it_passes_in_more_steps_then_it_leaves_the_same() => ForEachSeed(static seed =>
    {
        var one = Run(seed);
        var stepped = Run(seed, (tiers, run) => run.Stops = (from, to) =>
            Enumerable.Range(0, 3).Select(_ => tiers.Between(from, to)).Order());
        Assert.Equal(one.Changes, stepped.Changes);
        Assert.Equal(one.State, stepped.State);
    });

    [Fact]
    public void A_next_change_when_it_is_foretold_then_nothing_changes_before_it_and_something_does_then() =>
        ForEachSeed(static seed => Run(seed, static (_, run) => run.After = (inputs, at) =>
        {
            var next = run.Ladder.NextChange(run.State, inputs, at);
            var before = next == Instant.Never
                ? at.Plus(TimeSpan.FromDays(3000)) : new Instant(next.UnixMilliseconds - 1);
            var changes = new List<TierChange>();
            Assert.True(next > at);
            Assert.Equal(run.State, run.Ladder.Advance(run.State, inputs, before, changes));
            if (next != Instant.Never) Assert.NotEqual(run.State, run.Ladder.Advance(run.State, inputs, next, []));
            Assert.Empty(changes);
        }));

    [Fact]
    public void Days_when_only_the_needed_ones_are_known_then_it_comes_out_the_same() => ForEachSeed(static seed =>
    {
        var all = Run(seed);
        var needed = Run(seed, static (_, run) => run.OnlyNeededDays = true);
        Assert.Equal(all.Changes, needed.Changes);
        Assert.Equal(all.State, needed.State);
    });

    [Fact]
    public void Changes_when_they_are_told_then_in_order_and_each_from_where_the_one_before_led() =>
        ForEachSeed(static seed =>
        {
            var run = Run(seed);
            string? held = null;
            var last = Instant.Beginning;
            foreach (var change in run.Changes)
            {
                Assert.Equal(held, change.From);
                Assert.NotEqual(change.From, change.To);
                Assert.True(change.At >= last);
                (held, last) = (change.To, change.At);
            }

            Assert.Equal(held, run.State.Id);
            if (run.Changes.Count > 0) Assert.Equal(last, run.State.Since);
        });

    [Fact]
    public void A_view_when_the_standing_is_not_brought_up_then_it_shows_the_same() => ForEachSeed(static seed =>
    {
        Run(seed, static (_, run) => run.After = (inputs, at) =>
        {
            var later = at.Plus(TimeSpan.FromDays(100));
            var (behind, ahead) = (run.Ladder.View(run.State, inputs, later),
                run.Ladder.View(run.Ladder.Advance(run.State, inputs, later, []), inputs, later));
            Assert.Equal(ahead.Current, behind.Current);
            Assert.Equal((ahead.Since, ahead.HeldUntil, ahead.GraceUntil, ahead.Counted),
                (behind.Since, behind.HeldUntil, behind.GraceUntil, behind.Counted));
            Assert.True(behind.HeldUntil is null || behind.GraceUntil is not null || behind.HeldUntil > later);
        });
    });

    private static TierRun Run(int seed, Action<RandomTiers, TierRun>? with = null)
    {
        var tiers = new RandomTiers(seed);
        var run = new TierRun(tiers.Rules(), tiers, tiers.Events(returns: true, lots: true));
        with?.Invoke(tiers, run);
        run.To(tiers.Enrolled.Plus(TimeSpan.FromDays(2500)));
        return run;
    }

    private void ForEachSeed(Action<int> check) => Seeds.ForEach(output, Count, check);
}
