using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Something that happened to a member.</summary>
/// <param name="On">The day whose counts it changes; of a return, that of the purchase.</param>
/// <param name="Lot">Units granted (taken, if below zero), from one instant to another.</param>
internal sealed record TierEvent(Instant At, DateOnly On, Totals Totals, (Instant From, Instant To, long Units)? Lot)
{
    public bool IsReturn => Totals.Spend < 0;
}

/// <summary>Tiers and what members do, by chance, the same for the same seed.</summary>
internal sealed class RandomTiers
{
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "America/Santiago", "Europe/London"];

    private static readonly string[] Windows =
        ["lifetime", "month", "quarter", "year", "anniversary", "rolling P12M", "rolling P1M", "rolling P45D"];

    private static readonly string[] Validities =
        ["toEndOfPeriod", "toEndOfNextPeriod", "throughNextPeriod", "for P12M", "for P1M", "for P20D", "whileReached"];

    private static readonly string[] Graces = ["P1M", "P10D", "P10D endOfMonth", "P2M", "P1M endOfYear"];

    private readonly Random random;

    public RandomTiers(int seed)
    {
        random = new Random(seed);
        Zone = Pick(Zones);
        Calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(Zone));
        Enrolled = Calendar.InstantOf(new DateTime(2027, 1, 1).AddDays(random.Next(500)).AddMinutes(random.Next(1440)));
        if (random.Next(8) == 0) Enrolled = Calendar.InstantOf(new DateTime(2028, 2, 29, 23, 59, 0));
    }

    public string Zone { get; }

    public LocalCalendar Calendar { get; }

    public Instant Enrolled { get; }

    public string Rules(string? window = null, string? validity = null, bool balance = true, bool plain = false)
    {
        var levels = string.Join(", ", Enumerable.Range(1, random.Next(1, 5)).Select(i => $"t{i}={Reach(i, balance)}"));
        if (random.Next(3) == 0) levels = $"t0=free, {levels}";
        var rules = $"{window ?? Pick(Windows)} | {levels} | {validity ?? Pick(Validities)}";
        if (plain) return rules;
        rules += $" | {Pick(["toEarned", "toEarned", "oneDown", "keep"])}";
        if (random.Next(2) == 0) rules += $" | grace {Pick(Graces)}";
        return random.Next(6) == 0 ? rules + " | noRecheck" : rules;
    }

    /// <summary>In order of time, no two at once, some at the very start or end of a local day.</summary>
    public IReadOnlyList<TierEvent> Events(bool returns, bool lots)
    {
        var events = new List<TierEvent>();
        var (day, last) = (Day(Enrolled), Enrolled);
        for (var left = random.Next(1, 25); left > 0; left--)
        {
            day = day.AddDays(random.Next(4) == 0 ? random.Next(300) : random.Next(40));
            var at = random.Next(4) switch
            {
                0 => Calendar.StartOf(day),
                1 => Calendar.StartOf(day.AddDays(1)).Plus(TimeSpan.FromMilliseconds(-1)),
                _ => Calendar.InstantOf(day.ToDateTime(TimeOnly.MinValue).AddSeconds(random.Next(3600, 86400))),
            };
            if (at <= last) continue;
            last = at;
            events.Add(Event(at, day, events, returns, lots));
        }

        return events;
    }

    public Instant Between(Instant from, Instant to)
    {
        var at = new Instant(random.NextInt64(from.UnixMilliseconds, to.UnixMilliseconds));
        return random.Next(2) == 0 ? at : Instant.Max(from, Calendar.StartOf(Day(at)));
    }

    public DateOnly Day(Instant at) => DateOnly.FromDateTime(Calendar.LocalTime(at));

    private TierEvent Event(Instant at, DateOnly day, List<TierEvent> before, bool returns, bool lots)
    {
        if (lots && random.Next(3) == 0)
        {
            var from = random.Next(3) == 0 ? Calendar.StartOf(day.AddDays(random.Next(1, 60))) : at;
            var to = random.Next(3) == 0 ? Instant.Never : Calendar.StartOf(day.AddDays(random.Next(61, 400)));
            return new TierEvent(at, day, default, (from, to, random.Next(-20, 60)));
        }

        var bought = before.Where(one => one.Totals.Spend > 0).ToList();
        if (!returns || bought.Count == 0 || random.Next(4) != 0)
            return new TierEvent(at, day, new Totals(random.Next(1, 60), random.Next(5), 1), null);
        var purchase = bought[^random.Next(1, Math.Min(3, bought.Count) + 1)];
        var gone = before.Where(one => one.IsReturn && one.On == purchase.On).Sum(one => -one.Totals.Spend);
        var left = before.Where(one => one.On == purchase.On && !one.IsReturn).Sum(one => one.Totals.Spend) - gone;
        return left <= 0 ? new TierEvent(at, day, new Totals(1, 0, 1), null)
            : new TierEvent(at, purchase.On, new Totals(-random.NextInt64(1, left + 1), 0, 0), null);
    }

    private string Reach(int level, bool balance) => random.Next(balance ? 6 : 4) switch
    {
        0 => $"spend {level * 40} & visits {level}",
        1 => $"spend {level * 70} / unitsEarned {level * 4}",
        4 => $"balance {level * 30}",
        5 => $"spend {level * 30} & visits 2 / balance {level * 40}",
        _ => $"spend {level * 50}",
    };

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
