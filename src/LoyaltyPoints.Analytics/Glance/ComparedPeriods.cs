using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Glance;

/// <summary>A period, from its first instant to the first after it.</summary>
public readonly record struct Period(Instant From, Instant To)
{
    public bool Has(Instant at) => at >= From && at < To;
}

/// <summary>A period and the two it is compared with.</summary>
/// <param name="Before">
/// Ends where the period begins: as many local months where it is of whole ones, else as many local days.
/// </param>
/// <param name="YearBefore">The same local dates and times a year earlier.</param>
public sealed record ComparedPeriods(Period Asked, Period Before, Period YearBefore)
{
    public static ComparedPeriods Of(AnalyticsQuestion question)
    {
        var calendar = question.Calendar;
        var (from, to) = (calendar.LocalTime(question.From), calendar.LocalTime(question.To));
        return new ComparedPeriods(
            new Period(question.From, question.To),
            new Period(PeriodBefore.StartOf(question), question.From),
            new Period(calendar.InstantOf(from.AddYears(-1)), calendar.InstantOf(to.AddYears(-1))));
    }
}
