using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Counts from the events themselves, with a calendar of its own.</summary>
internal sealed class TierModel(string rules, RandomTiers tiers, IReadOnlyList<TierEvent> events)
{
    private readonly TiersDefinition definition = TierText.Rules(rules);

    public string Rules => rules;

    public IReadOnlyList<TierEvent> Events => events;

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
        var balance = known.Sum(one => one.Lot is { } lot && lot.From <= at && at < lot.To ? lot.Units : 0);
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
