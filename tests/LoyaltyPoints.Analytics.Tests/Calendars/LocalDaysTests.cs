using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests.Calendars;

public sealed class LocalDaysTests
{
    // Apia left 2011-12-30 out; Sao Paulo's clock skipped midnight of 2017-10-15, and had it twice on 2018-02-18.
    [Theory]
    [InlineData("UTC", "2011-12-28", 6)]
    [InlineData("Pacific/Apia", "2011-12-28", 6)]
    [InlineData("America/Sao_Paulo", "2017-10-13", 5)]
    [InlineData("America/Sao_Paulo", "2018-02-16", 5)]
    [InlineData("Europe/Berlin", "2026-03-28", 4)]
    [InlineData("Asia/Kolkata", "1969-12-30", 4)]
    public void The_day_of_an_instant_is_the_last_that_has_begun(string zone, string from, int length)
    {
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var days = new LocalDays(calendar);
        var first = DateOnly.Parse(from);
        var starts = Enumerable.Range(-2, length + 4).Select(first.AddDays)
            .Select(day => (Day: day, At: calendar.StartOf(day))).ToList();
        var end = calendar.StartOf(first.AddDays(length));
        for (var at = calendar.StartOf(first); at < end; at = at.Plus(TimeSpan.FromMinutes(1)))
            Assert.Equal(starts.Last(start => start.At <= at).Day.DayNumber, days.DayOf(at));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-04-01", "2026-02-01")]
    [InlineData("2026-01-01", "2026-04-01", "2025-10-01")]
    [InlineData("2026-03-02", "2026-04-01", "2026-01-31")]
    [InlineData("2026-03-30", "2026-03-31", "2026-03-29")]
    public void The_period_before_has_as_many_months_or_days(string from, string to, string before)
    {
        var question = Shop.Question(from, to, "Europe/Berlin");
        Assert.Equal(question.Calendar.StartOf(DateOnly.Parse(before)), PeriodBefore.StartOf(question));
    }

    [Fact]
    public void A_day_that_has_begun_counts_for_the_length_of_the_period_before()
    {
        var question = Shop.Question("2026-03-10", "2026-03-12");
        question = question with { To = new Instant(question.To.UnixMilliseconds + 1) };
        Assert.Equal(question.Calendar.StartOf(new DateOnly(2026, 3, 7)), PeriodBefore.StartOf(question));
    }
}
