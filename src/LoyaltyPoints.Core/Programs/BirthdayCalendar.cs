namespace LoyaltyPoints.Core.Programs;

/// <summary>Days that come back every year; what falls on 29 February comes on the 28th in other years.</summary>
internal static class BirthdayCalendar
{
    public static DateOnly In(int year, DateOnly date) =>
        new(year, date.Month, Math.Min(date.Day, DateTime.DaysInMonth(year, date.Month)));

    public static bool Falls(DateOnly date, DateOnly day) => In(day.Year, date) == day;

    /// <summary>The first day after another on which the date comes back; years before the date itself do not count.
    /// </summary>
    public static DateOnly Next(DateOnly date, DateOnly after)
    {
        var year = Math.Max(after.Year, date.Year);
        var day = In(year, date);
        return day > after ? day : In(year + 1, date);
    }
}
