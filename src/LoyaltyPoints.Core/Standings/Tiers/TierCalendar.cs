using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>
/// The days of a member's windows and periods. The enrolment's day matters to years of membership only: one who
/// enrolled on 29 February begins a year on the 28th where there is none.
/// </summary>
internal sealed class TierCalendar(LocalCalendar calendar, Window window, DateOnly enrolled)
{
    // Beyond it nothing is worked out: a window or period is at most 100 years.
    private const int LastYear = 9890;

    public Instant StartOf(DateOnly day) => calendar.StartOf(day);

    /// <summary>The local day of an instant; of two midnights the earlier begins it.</summary>
    public DateOnly DayOf(Instant at)
    {
        var day = DateOnly.FromDateTime(calendar.LocalTime(at));
        while (calendar.StartOf(day.AddDays(1)) <= at) day = day.AddDays(1);
        return day;
    }

    /// <summary>The first day of the window seen from one of its days; of the lifetime, of all days.</summary>
    public DateOnly WindowStart(DateOnly day) => window switch
    {
        LifetimeWindow => DateOnly.MinValue,
        RollingWindow rolling => Before(day, rolling.Period).AddDays(1),
        _ => Period(day).From,
    };

    /// <summary>The first day after the window seen from a day; null for the lifetime.</summary>
    public DateOnly? WindowEnd(DateOnly day) => window switch
    {
        LifetimeWindow => null,
        RollingWindow => day.AddDays(1),
        _ => Period(day).To,
    };

    /// <summary>The first day from which a day can no longer be seen; null where that never comes.</summary>
    public DateOnly? LeavesOn(DateOnly day)
    {
        if (window is LifetimeWindow || day.Year > LastYear) return null;
        if (window is not RollingWindow { Period: var period }) return Period(day).To;

        // Where months are too short several days leave on the same one, later than the way there and back says.
        var leaves = day.AddDays(period.Days).AddMonths(period.Months);
        while (Before(leaves, period) < day) leaves = leaves.AddDays(1);
        return leaves;
    }

    /// <summary>
    /// The period of the window's calendar a day lies in: the window's month, quarter or year, the year of membership,
    /// or, where the window has no calendar of its own, the calendar's year.
    /// </summary>
    public (DateOnly From, DateOnly To) Period(DateOnly day)
    {
        if (window is AnniversaryWindow) return MembershipYear(day);
        var unit = window is CalendarWindow { Unit: var its } ? its : CalendarUnit.Year;
        var months = unit switch { CalendarUnit.Month => 1, CalendarUnit.Quarter => 3, _ => 12 };
        var from = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return (from, from.Year > LastYear ? DateOnly.MaxValue : from.AddMonths(months));
    }

    /// <summary>The start of a period after the one an instant lies in.</summary>
    /// <param name="count">1 for the next, 2 for the one after.</param>
    public Instant PeriodAfter(Instant at, int count)
    {
        var day = DayOf(at);
        for (; count > 0 && day.Year <= LastYear; count--) day = Period(day).To;
        return day.Year > LastYear ? Instant.Never : calendar.StartOf(day);
    }

    /// <summary>The last moment before the period an instant lies in.</summary>
    public Instant LastBeforePeriod(Instant at) => LastBefore(calendar.StartOf(Period(DayOf(at)).From));

    public static Instant LastBefore(Instant at) => new(at.UnixMilliseconds - 1);

    private static DateOnly Before(DateOnly day, CalendarPeriod period) =>
        day.AddMonths(-period.Months).AddDays(-period.Days);

    private (DateOnly From, DateOnly To) MembershipYear(DateOnly day)
    {
        var year = day.Year - enrolled.Year;
        if (enrolled.AddYears(year) > day) year--;
        return (enrolled.AddYears(year), day.Year > LastYear ? DateOnly.MaxValue : enrolled.AddYears(year + 1));
    }
}
