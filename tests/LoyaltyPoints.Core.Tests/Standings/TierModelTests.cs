using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>
/// The engine against models that keep no standing at all: they look at every purchase again, at every instant.
/// </summary>
public sealed class TierModelTests(ITestOutputHelper output)
{
    private const int Seeds = 100;

    [Fact]
    public void While_reached_when_looked_at_every_day_then_the_tier_is_what_the_purchases_reach() => ForEachSeed(seed =>
    {
        var tiers = new RandomTiers(seed);
        var rules = tiers.Rules(validity: "whileReached");
        var model = new TierModel(rules, tiers, tiers.Events(returns: true, lots: true));
        Compare(model, tiers, rules, static (model, at) => model.Earned(at, model.WindowSeenFrom(model.Day(at))));
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
            var rules = tiers.Rules(window, validity, balance: false, plain: true);
            // Through the next period a return is lenient: what this period reached may stand in for the last.
            var model = new TierModel(rules, tiers, tiers.Events(returns: validity != "throughNextPeriod", lots: false));
            Compare(model, tiers, rules, (model, at) =>
            {
                var now = model.WindowSeenFrom(model.Day(at));
                var last = model.WindowSeenFrom(now.From.AddDays(-1));
                return validity switch
                {
                    "toEndOfPeriod" => model.Earned(at, now),
                    "throughNextPeriod" => model.Earned(at, last),
                    _ => Math.Max(model.Earned(at, now), model.Earned(at, last)),
                };
            });
        });

    // At each event, each start of a day, and the moment before it.
    private static void Compare(TierModel model, RandomTiers tiers, string rules, Func<TierModel, Instant, int> expected)
    {
        var end = tiers.Enrolled.Plus(TimeSpan.FromDays(1200));
        var run = new TierRun(rules, tiers, model.Events);
        run.To(end);
        var instants = new List<Instant> { tiers.Enrolled };
        for (var day = tiers.Day(tiers.Enrolled).AddDays(1); tiers.Calendar.StartOf(day) < end; day = day.AddDays(1))
        {
            instants.Add(new Instant(tiers.Calendar.StartOf(day).UnixMilliseconds - 1));
            instants.Add(tiers.Calendar.StartOf(day));
        }

        instants.AddRange(model.Events.Select(one => one.At));
        foreach (var at in instants)
            Assert.Equal((at, model.IdOf(expected(model, at))),
                (at, run.Changes.LastOrDefault(change => change.At <= at)?.To));
    }

    private void ForEachSeed(Action<int> check)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var held = false;
            try
            {
                check(seed);
                held = true;
            }
            finally
            {
                if (!held) output.WriteLine($"It does not hold for seed {seed}.");
            }
        }
    }
}

/// <summary>Counts from the events themselves, with a calendar of its own.</summary>
internal sealed class TierModel(string rules, RandomTiers tiers, IReadOnlyList<TierEvent> events)
{
    private readonly TiersDefinition definition = TierText.Rules(rules);

    public IReadOnlyList<TierEvent> Events => events;

    public DateOnly Day(Instant at) => tiers.Day(at);

    public string? IdOf(int level) => level < 0 ? null : definition.Levels[level].Id;

    public (DateOnly From, DateOnly To) WindowSeenFrom(DateOnly day) => definition.Window switch
    {
        LifetimeWindow => (DateOnly.MinValue, DateOnly.MaxValue),
        CalendarWindow { Unit: CalendarUnit.Month } => (new(day.Year, day.Month, 1), day),
        CalendarWindow { Unit: CalendarUnit.Quarter } => (new(day.Year, day.Month - ((day.Month - 1) % 3), 1), day),
        CalendarWindow => (new(day.Year, 1, 1), day),
        RollingWindow { Period: var period } => (day.AddMonths(-period.Months).AddDays(1 - period.Days), day),
        _ => (Enumerable.Range(-2, 12).Select(tiers.Day(tiers.Enrolled).AddYears).Last(start => start <= day), day),
    };

    /// <summary>By what had occurred by an instant, over some days.</summary>
    public int Earned(Instant at, (DateOnly From, DateOnly To) days)
    {
        var known = events.Where(one => one.At <= at).ToList();
        var counted = known.Where(one => one.On >= days.From && one.On <= days.To).ToList();
        var balance = known.Where(one => one.Lot is { } lot && lot.From <= at && at < lot.To).Sum(one => one.Lot!.Value.Units);
        long Of(TierMetric metric) => metric switch
        {
            TierMetric.Spend => counted.Sum(one => one.Totals.Spend),
            TierMetric.UnitsEarned => counted.Sum(one => one.Totals.Units),
            TierMetric.Visits => counted.Sum(one => one.Totals.Visits),
            _ => balance,
        };
        bool Holds(TierReach? reach) => reach switch
        {
            null => true,
            MetricReach one => Of(one.Metric) >= one.AtLeast,
            AnyReach any => any.Parts.Any(Holds),
            AllReach all => all.Parts.All(Holds),
            _ => throw new ArgumentOutOfRangeException(nameof(reach)),
        };
        return definition.Levels.ToList().FindLastIndex(level => Holds(level.Reach));
    }
}
