using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Calendars;

/// <summary>The local days of millions of instants: the zone is asked once a day, not once an instant.</summary>
internal sealed class LocalDays(LocalCalendar calendar)
{
    private const long DayLength = 86_400_000;

    private readonly Dictionary<long, Midnight> byUtcDay = [];

    /// <returns>As of <see cref="DateOnly.DayNumber"/>; a day begins once, see <see cref="LocalCalendar.StartOf"/>.
    /// </returns>
    public int DayOf(Instant at)
    {
        var utcDay = Math.DivRem(at.UnixMilliseconds, DayLength, out var rest) - (rest < 0 ? 1 : 0);
        if (!byUtcDay.TryGetValue(utcDay, out var midnight))
            byUtcDay.Add(utcDay, midnight = MidnightAfter(new Instant(utcDay * DayLength)));
        return at < midnight.At ? midnight.Before : midnight.After;
    }

    /// <summary>Months since the year 0 of the local day of an instant; see <see cref="FirstOf"/>.</summary>
    public int MonthOf(Instant at) => MonthOf(DayOf(at));

    public static int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1;
    }

    public static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    // Of a day that the zone leaves out, the next is what its clock shows at midnight.
    private Midnight MidnightAfter(Instant start)
    {
        var day = DateOnly.FromDateTime(calendar.LocalTime(start));
        var at = calendar.StartOf(day.AddDays(1));
        return new Midnight(at, day.DayNumber, DateOnly.FromDateTime(calendar.LocalTime(at)).DayNumber);
    }

    private readonly record struct Midnight(Instant At, int Before, int After);
}
