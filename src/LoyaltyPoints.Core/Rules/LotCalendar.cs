using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>When units that are earned on a local day mature and expire.</summary>
internal static class LotCalendar
{
    // A period is at most 100 years; what the calendar cannot hold never comes.
    private static readonly DateOnly LastDay = new(DateOnly.MaxValue.Year - 102, 12, 31);

    /// <summary>The lot of units earned on a day. Inactivity moves on, so it is no part of the lot.</summary>
    public static LotKey LotOf(LocalCalendar calendar, DateOnly earned, Maturity? maturity, Expiry? expiry) =>
        new(MaturityOf(calendar, earned, maturity), ExpiryOf(calendar, earned, expiry));

    /// <summary>The first midnight after a period and the rest of what it is rounded to.</summary>
    public static Instant EndOf(LocalCalendar calendar, DateOnly start, CalendarPeriod period, ExpiryRounding roundTo)
    {
        if (start > LastDay) return Instant.Never;
        var through = period.After(start);
        return calendar.StartOf(roundTo switch
        {
            ExpiryRounding.EndOfMonth => new DateOnly(through.Year, through.Month, 1).AddMonths(1),
            ExpiryRounding.EndOfYear => new DateOnly(through.Year, 1, 1).AddYears(1),
            _ => through.AddDays(1),
        });
    }

    private static Instant MaturityOf(LocalCalendar calendar, DateOnly earned, Maturity? maturity) => maturity switch
    {
        MaturityAfterDays after when earned <= LastDay => calendar.StartOf(earned.AddDays(after.Days)),
        MaturityOnDate on when earned < on.Date => calendar.StartOf(on.Date),
        MaturityOnActivity => Instant.Never,
        // MaturityAtOnce, a date that has come, and none.
        _ => Instant.Beginning,
    };

    private static Instant ExpiryOf(LocalCalendar calendar, DateOnly earned, Expiry? expiry) => expiry switch
    {
        ExpiryAfterEarning after => EndOf(calendar, earned, after.Period, after.RoundTo),
        ExpiryOnFixedDates on when earned <= LastDay => calendar.StartOf(NextOf(on, earned).AddDays(1)),
        // ExpiryNever, none, and inactivity, which the account watches over.
        _ => Instant.Never,
    };

    private static DateOnly NextOf(ExpiryOnFixedDates expiry, DateOnly earned)
    {
        foreach (var (month, day) in expiry.Days)
        {
            var date = In(earned.Year, month, day);
            if (date >= earned) return date;
        }

        return In(earned.Year + 1, expiry.Days[0].Month, expiry.Days[0].Day);
    }

    private static DateOnly In(int year, int month, int day) =>
        new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
