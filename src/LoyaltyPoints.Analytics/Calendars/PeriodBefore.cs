using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Calendars;

/// <summary>The period that a period is compared with.</summary>
internal static class PeriodBefore
{
    /// <returns>
    /// The first instant of the period that ends where the question's begins: as many local months where it begins
    /// and ends with one, else as many local days, begun ones too.
    /// </returns>
    public static Instant StartOf(AnalyticsQuestion question)
    {
        var (calendar, days) = (question.Calendar, new LocalDays(question.Calendar));
        var (from, to) = (days.DayOf(question.From), days.DayOf(question.To));
        var (first, end) = (DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to));
        var isWhole = question.From == calendar.StartOf(first) && question.To == calendar.StartOf(end);
        if (isWhole && first.Day == 1 && end.Day == 1)
            return calendar.StartOf(first.AddMonths(LocalDays.MonthOf(from) - LocalDays.MonthOf(to)));

        var length = to - from + (question.To == calendar.StartOf(end) ? 0 : 1);
        return calendar.StartOf(first.AddDays(-length));
    }
}
