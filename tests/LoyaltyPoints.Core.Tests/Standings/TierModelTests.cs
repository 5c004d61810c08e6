using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>
/// The engine against models that keep no standing at all: they look at every purchase again, at every instant.
/// </summary>
public sealed class TierModelTests(ITestOutputHelper output)
{
    private const int Count = 40;

    [Fact]
    public void While_reached_when_looked_at_every_day_then_the_tier_is_what_the_purchases_reach() =>
        ForEachSeed(static seed =>
        {
            var tiers = new RandomTiers(seed);
            var model = new TierModel(
                tiers.Rules(validity: "whileReached"), tiers, tiers.Events(returns: true, lots: true));
            Compare(model, tiers, static _ => true, at => model.Earned(at, model.WindowSeenFrom(tiers.Day(at))));
        });

    [Theory]
    [InlineData("toEndOfPeriod")]
    [InlineData("toEndOfNextPeriod")]
    [InlineData("throughNextPeriod")]
    public void A_period_when_its_tiers_last_then_they_are_what_this_or_the_last_one_reached(string validity) =>
        ForEachSeed(seed =>
        {
            var tiers = new RandomTiers(seed);
            var window = new[] { "month", "quarter", "year", "anniversary" }[seed % 4];
            // Through the next period a return is lenient: what this period reached may stand in for the last.
            var events = tiers.Events(returns: validity != "throughNextPeriod", lots: false);
            var model = new TierModel(tiers.Rules(window, validity, balance: false, plain: true), tiers, events);
            var enrolled = tiers.Day(tiers.Enrolled).Day;
            Compare(model, tiers, day => day.Day is 1 or 15 or 28 || day.Day == enrolled, at =>
            {
                var now = model.WindowSeenFrom(tiers.Day(at));
                var last = model.WindowSeenFrom(now.From.AddDays(-1));
                return validity switch
                {
                    "toEndOfPeriod" => model.Earned(at, now),
                    "throughNextPeriod" => model.Earned(at, last),
                    _ => Math.Max(model.Earned(at, now), model.Earned(at, last)),
                };
            });
        });

    // At each event, each start of these days, and the moment before it.
    private static void Compare(
        TierModel model, RandomTiers tiers, Func<DateOnly, bool> days, Func<Instant, int> expected)
    {
        var end = tiers.Enrolled.Plus(TimeSpan.FromDays(1200));
        var run = new TierRun(model.Rules, tiers, model.Events);
        run.To(end);
        var instants = model.Events.Select(one => one.At).Where(at => at < end).Prepend(tiers.Enrolled).ToList();
        for (var day = tiers.Day(tiers.Enrolled).AddDays(1); tiers.Calendar.StartOf(day) < end; day = day.AddDays(1))
        {
            if (!days(day)) continue;
            instants.Add(new Instant(tiers.Calendar.StartOf(day).UnixMilliseconds - 1));
            instants.Add(tiers.Calendar.StartOf(day));
        }

        foreach (var at in instants)
            Assert.Equal((at, model.IdOf(expected(at))),
                (at, run.Changes.LastOrDefault(change => change.At <= at)?.To));
    }

    private void ForEachSeed(Action<int> check) => Seeds.ForEach(output, Count, check);
}
