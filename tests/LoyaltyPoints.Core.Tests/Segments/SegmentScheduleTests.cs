using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Core.Tests.Segments;

public sealed class SegmentScheduleTests
{
    private static readonly LocalCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("Hour", "00:00", "2026-11-25T10:15:00Z", "2026-11-25T11:00:00Z")]
    [InlineData("Hour", "00:00", "2026-11-25T11:00:00Z", "2026-11-25T12:00:00Z")]
    [InlineData("Day", "03:30", "2026-11-25T02:29:00Z", "2026-11-25T02:30:00Z")] // 03:30 in Berlin
    [InlineData("Day", "03:30", "2026-11-25T02:30:00Z", "2026-11-26T02:30:00Z")]
    [InlineData("Day", "02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // skipped: when the gap ends
    [InlineData("Day", "02:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // comes twice: the first
    [InlineData("Week", "03:30", "2026-11-25T10:00:00Z", "2026-11-30T02:30:00Z")] // a Wednesday, to Monday
    public void A_segment_was_refreshed_then_the_next_time_is_by_the_wall(
        string every, string at, string refreshed, string next)
    {
        var time = TimeOnly.Parse(at);
        var schedule = new SegmentSchedule(
            Enum.Parse<SegmentPace>(every), (time.Hour * 60) + time.Minute, DayOfWeek.Monday);

        Assert.Equal(
            Instant.From(DateTimeOffset.Parse(next)),
            schedule.After(Instant.From(DateTimeOffset.Parse(refreshed)), Berlin));
    }
}
