using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>What is left of paid periods, in money.</summary>
public static class Proration
{
    /// <summary>
    /// The unused share of every period's fee, each rounded down: whole local days that are left of those it has. A day
    /// that has begun, counted from the time of day at which the period began, is used. A period without an end is
    /// never used up.
    /// </summary>
    public static long Credit(IEnumerable<PaidPeriod> periods, Instant now, LocalCalendar calendar) =>
        periods.Sum(period => Credit(period, now, calendar));

    private static long Credit(PaidPeriod period, Instant now, LocalCalendar calendar)
    {
        if (period.To <= now) return 0;
        if (period.To == Instant.Never || period.From >= now) return period.Fee;
        var (from, to, at) = (
            calendar.LocalTime(period.From), calendar.LocalTime(period.To), calendar.LocalTime(now));
        var days = DateOnly.FromDateTime(to).DayNumber - DateOnly.FromDateTime(from).DayNumber;
        // Not before 0: where the clock is set back, the last hours of a period can show a later time than its end.
        var left = Math.Max(0, (to - at).Days);
        return (long)((Int128)period.Fee * Math.Min(left, days) / Math.Max(1, days));
    }
}
