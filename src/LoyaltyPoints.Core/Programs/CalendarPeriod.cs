using System.Globalization;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>A span of the calendar: whole months (a year is 12), then whole days (a week is 7).</summary>
public readonly partial record struct CalendarPeriod(int Months, int Days)
{
    /// <summary>
    /// Reads ISO 8601 durations of whole years, months, weeks and days such as <c>P12M</c>: from one day to 100 years.
    /// </summary>
    public static CalendarPeriod? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        int Of(int group) => match.Groups[group].Success
            ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

        // Each number has at most five digits, so neither sum can overflow.
        var period = new CalendarPeriod((Of(1) * 12) + Of(2), (Of(3) * 7) + Of(4));
        var start = new DateOnly(2000, 1, 1);
        return period is { Months: 0, Days: 0 } || period.Months > 1200 || period.After(start) > start.AddYears(100)
            ? null : period;
    }

    /// <summary>The date this long after another; where the month is too short, its last day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That is after the year 9999.</exception>
    public DateOnly After(DateOnly date) => date.AddMonths(Months).AddDays(Days);

    /// <summary>The date this long before another; where the month is too short, its last day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">That is before the year 1.</exception>
    public DateOnly Before(DateOnly date) => date.AddMonths(-Months).AddDays(-Days);

    [GeneratedRegex("^P(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})W)?(?:([0-9]{1,5})D)?\\z")]
    private static partial Regex Form();
}
