namespace LoyaltyPoints.Core.Programs;

/// <summary>When something is on: from an instant on and before another, at some hours of the week.</summary>
/// <param name="Weekly">In the program's time zone; empty: at all hours.</param>
public sealed record Schedule(Instant From, Instant To, IReadOnlyList<WeeklyHours> Weekly)
{
    public static readonly Schedule Always = new(Instant.Beginning, Instant.Never, []);

    /// <param name="localTime">What the clock shows at an instant in the program's time zone.</param>
    public bool Holds(Instant at, Func<Instant, DateTime> localTime)
    {
        if (at < From || at >= To) return false;
        if (Weekly.Count == 0) return true;
        var local = localTime(at);
        return Weekly.Any(hours => hours.Hold(local));
    }
}

/// <summary>Hours of some days of the week: from a minute on, and before another (1440 ends the day).</summary>
public sealed record WeeklyHours(IReadOnlySet<DayOfWeek> Days, int FromMinute, int ToMinute)
{
    public bool Hold(DateTime local)
    {
        var minute = (local.Hour * 60) + local.Minute;
        return Days.Contains(local.DayOfWeek) && minute >= FromMinute && minute < ToMinute;
    }
}
