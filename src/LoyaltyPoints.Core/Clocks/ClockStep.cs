using System.Globalization;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Clocks;

/// <summary>A span by calendar and clock, in UTC: whole months, then whole days, then minutes.</summary>
public readonly partial record struct ClockStep(int Months, int Days, int Minutes)
{
    private const int MostYears = 100;

    /// <summary>
    /// Reads ISO 8601 durations of whole years, months, weeks, days, hours and minutes, such as <c>P1M</c>,
    /// <c>P30DT12H</c> or <c>PT90M</c>.
    /// </summary>
    /// <returns>Null for another form, for no time at all, and where one of the three is over 100 years.</returns>
    public static ClockStep? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return null;
        // Each number has at most five digits, so no sum can overflow.
        var step = new ClockStep(
            (Of("years") * 12) + Of("months"), (Of("weeks") * 7) + Of("days"), (Of("hours") * 60) + Of("minutes"));
        return step == default || step.Months > MostYears * 12 || step.Days > MostYears * 366
            || step.Minutes > MostYears * 366 * 24 * 60 ? null : step;

        int Of(string unit) => match.Groups[unit].Success
            ? int.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>The instant this long after another; where the month is too short, on its last day.</summary>
    /// <param name="now">Before the year 9000.</param>
    public Instant After(Instant now)
    {
        var utc = now.ToDateTimeOffset();
        return Instant.From(utc.AddMonths(Months).AddDays(Days).AddMinutes(Minutes));
    }

    [GeneratedRegex("^P(?:(?<years>[0-9]{1,5})Y)?(?:(?<months>[0-9]{1,5})M)?(?:(?<weeks>[0-9]{1,5})W)?"
        + "(?:(?<days>[0-9]{1,5})D)?(?:T(?=[0-9])(?:(?<hours>[0-9]{1,5})H)?(?:(?<minutes>[0-9]{1,5})M)?)?\\z")]
    private static partial Regex Form();
}
