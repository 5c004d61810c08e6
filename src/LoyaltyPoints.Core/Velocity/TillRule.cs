namespace LoyaltyPoints.Core.Velocity;

/// <summary>A till that suddenly earns many times its usual. Only flags, some seconds later.</summary>
/// <param name="Times">How many times the average breaks the rule.</param>
/// <param name="Days">Days before today that the average is of.</param>
/// <param name="MinimumDays">On how many of them, at least, the till must have earned something.</param>
/// <param name="MinimumUnits">Below this a day breaks nothing.</param>
public sealed record TillRule(
    string Id, Guid ProgramId, long Times, long Days, long MinimumDays, long MinimumUnits)
{
    /// <summary>Whether a till's day breaks the rule.</summary>
    /// <param name="today">The number of the day.</param>
    /// <param name="units">What the till has earned its customers today.</param>
    /// <param name="past">Units by the number of the day, of days before.</param>
    /// <remarks>The average is over the days on which it earned something, so closed days do not lower it.</remarks>
    public TillBreach? Judge(int today, long units, IEnumerable<KeyValuePair<int, long>> past)
    {
        if (units < MinimumUnits) return null;
        var (days, sum) = (0, (Int128)0);
        foreach (var (day, earned) in past)
        {
            if (day >= today || day < today - Days || earned <= 0) continue;
            (days, sum) = (days + 1, sum + earned);
        }

        return days == 0 || days < MinimumDays || (Int128)units * days < sum * Times ? null
            : new TillBreach(this, units, (long)(sum / days), days);
    }
}

/// <summary>A till's day that breaks a rule.</summary>
/// <param name="Average">A day, over so many days; whole units, cut.</param>
public sealed record TillBreach(TillRule Rule, long Units, long Average, int Days);
