using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>The days of a window, from the first on and before the last.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData(CalendarUnit.Month, "2026-11-25", "2026-11-01", "2026-12-01")]
    [InlineData(CalendarUnit.Month, "2024-02-29", "2024-02-01", "2024-03-01")]
    [InlineData(CalendarUnit.Month, "2026-12-31", "2026-12-01", "2027-01-01")]
    [InlineData(CalendarUnit.Quarter, "2026-01-01", "2026-01-01", "2026-04-01")]
    [InlineData(CalendarUnit.Quarter, "2026-06-30", "2026-04-01", "2026-07-01")]
    [InlineData(CalendarUnit.Quarter, "2026-11-25", "2026-10-01", "2027-01-01")]
    [InlineData(CalendarUnit.Year, "2026-01-01", "2026-01-01", "2027-01-01")]
    [InlineData(CalendarUnit.Year, "2026-12-31", "2026-01-01", "2027-01-01")]
    [InlineData(CalendarUnit.Year, "9998-12-31", "9998-01-01", "9999-01-01")]
    public void A_window_of_the_calendar_is_the_unit_the_day_lies_in(
        CalendarUnit unit, string day, string from, string to) =>
        Assert.Equal(Days(from, to), Window(new CalendarWindow(unit), day));

    [Theory]
    [InlineData("P12M", "2026-11-25", "2025-11-26", "2026-11-26")]
    [InlineData("P1D", "2026-11-25", "2026-11-25", "2026-11-26")]
    [InlineData("P30D", "2026-03-01", "2026-01-31", "2026-03-02")]
    [InlineData("P1Y", "2024-02-29", "2023-03-01", "2024-03-01")] // a whole year: the 28th of 2023 is not in it
    [InlineData("P1Y", "2025-02-28", "2024-02-29", "2025-03-01")]
    [InlineData("P1M", "2026-03-31", "2026-03-01", "2026-04-01")]
    [InlineData("P100Y", "0050-01-01", "0001-01-01", "0050-01-02")]
    public void A_rolling_window_ends_with_the_day_and_is_as_long_as_it_says(
        string period, string day, string from, string to) =>
        Assert.Equal(Days(from, to), Window(new RollingWindow(CalendarPeriod.Parse(period)!.Value), day));

    [Theory]
    [InlineData("2025-06-15", "2026-06-14", "2025-06-15", "2026-06-15")]
    [InlineData("2025-06-15", "2026-06-15", "2026-06-15", "2027-06-15")]
    [InlineData("2025-06-15", "2025-06-15", "2025-06-15", "2026-06-15")]
    [InlineData("2024-02-29", "2025-02-27", "2024-02-29", "2025-02-28")]
    [InlineData("2024-02-29", "2025-02-28", "2025-02-28", "2026-02-28")]
    [InlineData("2024-02-29", "2028-02-28", "2027-02-28", "2028-02-29")]
    [InlineData("2024-02-29", "2028-02-29", "2028-02-29", "2029-02-28")]
    [InlineData("2025-06-15", "2025-06-14", "2024-06-15", "2025-06-15")] // before the enrolment
    public void A_year_of_membership_begins_on_the_day_of_enrolment(
        string enrolled, string day, string from, string to) =>
        Assert.Equal(Days(from, to), WindowCalendar.DaysOf(
            new AnniversaryWindow(), DateOnly.Parse(day), DateOnly.Parse(enrolled)));

    [Fact]
    public void A_lifetime_has_no_ends_but_the_calendars() =>
        Assert.Equal((DateOnly.MinValue, DateOnly.MaxValue), Window(new LifetimeWindow(), "2026-11-25"));

    [Fact]
    public void Any_window_contains_the_day_it_is_seen_from_and_years_of_membership_leave_no_gap()
    {
        var random = new Random(5);
        for (var i = 0; i < 5000; i++)
        {
            var day = new DateOnly(2020, 1, 1).AddDays(random.Next(4000));
            var enrolled = new DateOnly(2020, 1, 1).AddDays(random.Next(4000));
            Window[] windows =
            [
                new CalendarWindow((CalendarUnit)random.Next(3)), new AnniversaryWindow(), new LifetimeWindow(),
                new RollingWindow(new CalendarPeriod(random.Next(30), 1 + random.Next(40))),
            ];
            Assert.All(windows, window =>
            {
                var (from, to) = WindowCalendar.DaysOf(window, day, enrolled);
                Assert.True(from <= day && day < to, $"{window} of {day}: {from} to {to}");
            });
            var year = WindowCalendar.DaysOf(new AnniversaryWindow(), day, enrolled);
            Assert.Equal(year.To, WindowCalendar.DaysOf(new AnniversaryWindow(), year.To, enrolled).From);
        }
    }

    private static (DateOnly From, DateOnly To) Window(Window window, string day) =>
        WindowCalendar.DaysOf(window, DateOnly.Parse(day), new DateOnly(2025, 6, 15));

    private static (DateOnly From, DateOnly To) Days(string from, string to) =>
        (DateOnly.Parse(from), DateOnly.Parse(to));
}
