using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>Which local days a window covers.</summary>
public static class WindowCalendar
{
    // A period is at most 100 years; before that the calendar has no days.
    private static readonly DateOnly FirstDay = new(103, 1, 1);

    /// <summary>The days of a window as seen from one of them.</summary>
    /// <param name="enrolled">The local day on which the member joined the program.</param>
    /// <returns>From the first day on and before the last; a lifetime has no ends but the calendar's.</returns>
    public static (DateOnly From, DateOnly To) DaysOf(Window window, DateOnly day, DateOnly enrolled) => window switch
    {
        CalendarWindow { Unit: CalendarUnit.Month } => Months(day.Year, day.Month, 1),
        CalendarWindow { Unit: CalendarUnit.Quarter } => Months(day.Year, day.Month - ((day.Month - 1) % 3), 3),
        CalendarWindow => Months(day.Year, 1, 12),
        RollingWindow { Period: var period } => (
            day < FirstDay ? DateOnly.MinValue : day.AddMonths(-period.Months).AddDays(1 - period.Days),
            day.AddDays(1)),
        AnniversaryWindow => YearOf(day, enrolled),
        LifetimeWindow => (DateOnly.MinValue, DateOnly.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(window)),
    };

    private static (DateOnly From, DateOnly To) Months(int year, int month, int count)
    {
        var from = new DateOnly(year, month, 1);
        return (from, from.AddMonths(count));
    }

    // Years are added to the day of enrolment itself, so that after a common year 29 February is its own again.
    private static (DateOnly From, DateOnly To) YearOf(DateOnly day, DateOnly enrolled)
    {
        var years = day.Year - enrolled.Year;
        if (enrolled.AddYears(years) > day) years--;
        return (enrolled.AddYears(years), enrolled.AddYears(years + 1));
    }
}
