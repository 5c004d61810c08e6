using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Segments;

public enum SegmentPace
{
    Hour,
    Day,
    Week,
}

/// <summary>When a segment is refreshed, by the clock on the tenant's wall.</summary>
/// <param name="Minute">Of the day, 0 to 1439; each hour it is the minute of the hour alone that counts.</param>
/// <param name="On">Of the week; counts for <see cref="SegmentPace.Week"/> only.</param>
public sealed record SegmentSchedule(SegmentPace Every, int Minute, DayOfWeek On)
{
    private const int MinutesOfHour = 60;

    public static readonly (string Word, SegmentPace Value)[] Paces =
        [("hour", SegmentPace.Hour), ("day", SegmentPace.Day), ("week", SegmentPace.Week)];

    /// <summary>The first time after an instant. A local time that is skipped comes when the gap ends.</summary>
    public Instant After(Instant instant, LocalCalendar calendar)
    {
        // An hour is an hour, whatever the clocks do; the minute is that of the zone's offset now.
        if (Every == SegmentPace.Hour)
        {
            var shown = calendar.LocalTime(instant);
            var past = shown - shown.Date.AddHours(shown.Hour).AddMinutes(Minute % MinutesOfHour);
            return instant.Plus((past < TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromHours(1)) - past);
        }

        for (var day = calendar.LocalTime(instant).Date; ; day = day.AddDays(1))
        {
            if (Every == SegmentPace.Week && day.DayOfWeek != On) continue;
            if (calendar.InstantOf(day.AddMinutes(Minute)) is var next && next > instant) return next;
        }
    }
}
