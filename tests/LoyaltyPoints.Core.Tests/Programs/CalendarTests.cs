using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>Local days, periods and expiries where clocks change and months are short.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-21", "2026-11-20T16:00:00Z")]
    [InlineData("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z")] // changes at 01:00
    [InlineData("Europe/London", "2026-03-30", "2026-03-29T23:00:00Z")]
    [InlineData("Europe/London", "2026-10-25", "2026-10-24T23:00:00Z")]
    [InlineData("Europe/London", "2026-10-26", "2026-10-26T00:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00:00Z")]
    [InlineData("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-02", "2026-11-02T05:00:00Z")]
    [InlineData("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z")] // midnight comes twice: the earlier
    [InlineData("Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00Z")] // midnight is skipped: 01:00
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")] // likewise
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")] // the whole day was skipped
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z")]
    public void A_local_day_when_the_clock_changes_then_it_starts_at_its_first_valid_instant(
        string zone, string date, string instant) =>
        Assert.Equal(At(instant), Calendar(zone).StartOf(DateOnly.Parse(date)));

    [Theory]
    [InlineData("Europe/London", "2026-03-29T01:30", "2026-03-29T01:00:00Z")] // skipped: the first instant after
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z")] // twice: the earlier
    [InlineData("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00:00Z")]
    public void A_local_time_when_it_is_skipped_or_comes_twice_then_one_instant(
        string zone, string local, string instant) =>
        Assert.Equal(At(instant), Calendar(zone).InstantOf(DateTime.Parse(local)));

    [Fact]
    public void Every_hour_of_two_years_when_put_into_days_then_days_follow_each_other_without_gaps()
    {
        foreach (var zone in new[] { "Europe/London", "America/New_York", "America/Havana", "Africa/Cairo" })
        {
            var days = new ProgramDays(Calendar(zone), [("x/day", CapPeriod.Day)], null, null);
            ProgramDay? before = null;
            for (var hour = 0; hour < 24 * 735; hour++)
            {
                var at = At("2023-12-30T00:00:00Z").Plus(TimeSpan.FromHours(hour));
                var day = days.At(at);
                Assert.True(day.Start <= at && at < day.End);
                Assert.True(before is null || before == day || before.End == day.Start);
                Assert.Equal(day.Start.UnixMilliseconds, day.CapKeys[0].PeriodStart);
                Assert.Equal(Calendar(zone).LocalTime(at), days.LocalTime(at));
                before = day;
            }
        }
    }

    [Fact]
    public void A_day_when_the_clock_is_set_back_over_midnight_then_it_goes_on_from_its_first_start()
    {
        // St. John's, 7 November 2010: at 00:01 it became 23:01 of the day before once more.
        var days = new ProgramDays(Calendar("America/St_Johns"), [], null, null);

        Assert.Equal(At("2010-11-07T02:30:00Z"), days.At(At("2010-11-07T02:40:00Z")).Start);
        Assert.Equal(At("2010-11-07T02:30:00Z"), days.At(At("2010-11-07T03:40:00Z")).Start);
        Assert.Equal(DateTime.Parse("2010-11-06T23:10"), days.LocalTime(At("2010-11-07T02:40:00Z")));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59.999Z", "2026-03-29T00:59:59.999")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T02:00:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T01:30:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T01:30:00")]
    public void Local_time_when_the_clock_changes_that_day_then_what_the_wall_shows(string at, string local)
    {
        var days = new ProgramDays(Calendar("Europe/London"), [], null, null);

        Assert.Equal(DateTime.Parse(local), days.LocalTime(At(at)));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T00:00:00Z", "2026-03-23T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-29T22:59:59Z", "2026-03-29T00:00:00Z", "2026-03-23T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-29T23:00:00Z", "2026-03-29T23:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-31T23:00:00Z", "2026-03-31T23:00:00Z", "2026-03-29T23:00:00Z", "2026-03-31T23:00:00Z")]
    public void Periods_of_caps_when_the_clock_changes_then_local_days_weeks_and_months(
        string at, string day, string week, string month)
    {
        var program = Program("""
            { "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ],
              "cap": [ { "units": 1, "per": "day" }, { "units": 2, "per": "week" }, { "units": 3, "per": "month" } ] }
            """, "Europe/London");

        Assert.Equal(new[] { day, week, month }.Select(start => At(start).UnixMilliseconds),
            program.CapKeysAt(At(at)).Select(key => key.PeriodStart));
    }

    [Theory]
    [InlineData("Europe/London", "2020-07-06T12:00:00Z", "P12M", "endOfMonth", "2021-07-31T23:00:00Z")] // published
    [InlineData("Europe/London", "2020-07-06T12:00:00Z", "P12M", "endOfDay", "2021-07-06T23:00:00Z")]
    [InlineData("Europe/London", "2020-07-06T12:00:00Z", "P12M", "endOfYear", "2022-01-01T00:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-01-31T10:00:00+08:00", "P1M", "endOfDay", "2026-03-01T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2028-01-31T10:00:00+08:00", "P1M", "endOfDay", "2028-03-01T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2028-02-29T10:00:00+08:00", "P1Y", "endOfDay", "2029-03-01T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-12-31T23:59:59+08:00", "P1D", "endOfDay", "2027-01-02T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-12-31T16:00:00Z", "P1D", "endOfDay", "2027-01-03T00:00:00+08:00")]
    [InlineData("Asia/Shanghai", "2026-01-01T00:00:00+08:00", "P1Y2M1W3D", "endOfDay", "2027-03-12T00:00:00+08:00")]
    [InlineData("America/New_York", "2026-03-06T12:00:00-05:00", "P2D", "endOfDay", "2026-03-09T00:00:00-04:00")]
    public void Expiry_when_rounded_then_the_midnight_after_it(
        string zone, string earned, string period, string roundTo, string expires)
    {
        var program = Program("""{ "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }""", zone,
            $$""", "expiry": { "kind": "afterEarning", "period": "{{period}}", "roundTo": "{{roundTo}}" } """);

        Assert.Equal(At(expires), program.LotOf(At(earned)).ExpiresAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "expiry": { "kind": "never" } """)]
    public void Expiry_when_there_is_none_then_never(string expiry) => Assert.Equal(Instant.Never,
        Program("""{ "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 } } ] }""", more: expiry)
            .LotOf(SaturdayMorning).ExpiresAt);

    [Theory]
    [InlineData("2026-03-28T23:59:59.999Z", 0)]
    [InlineData("2026-03-29T00:00:00Z", 1)]
    [InlineData("2026-03-29T22:59:59.999Z", 1)]
    [InlineData("2026-03-29T23:00:00Z", 0)]
    public void Effective_dates_when_they_are_local_then_half_open_from_midnight_to_midnight(string at, long units) =>
        Assert.Equal(units, Effective("2026-03-29", "2026-03-30").Earn(Total(1) with { OccurredAt = At(at) }).Units);

    [Theory]
    [InlineData("2026-01-01T00:59:59Z", 0)]
    [InlineData("2026-01-01T01:00:00Z", 1)]
    public void Effective_instants_when_they_have_an_offset_then_they_are_exact(string at, long units) =>
        Assert.Equal(units, Effective("2026-01-01T02:00:00+01:00", "2027-01-01T00:00Z")
            .Earn(Total(1) with { OccurredAt = At(at) }).Units);

    [Theory]
    [InlineData("P1D", 0, 1)]
    [InlineData("P2W", 0, 14)]
    [InlineData("P1Y2M", 14, 0)]
    [InlineData("P100Y", 1200, 0)]
    [InlineData("P0Y1D", 0, 1)]
    public void A_period_when_it_is_well_formed_then_months_and_days(string text, int months, int days) =>
        Assert.Equal(new CalendarPeriod(months, days), CalendarPeriod.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P0D")]
    [InlineData("P-1D")]
    [InlineData("P1.5M")]
    [InlineData("PT24H")]
    [InlineData("P1D1M")]
    [InlineData("p1d")]
    [InlineData("P101Y")]
    [InlineData("P100Y1D")]
    [InlineData("P99999W")]
    [InlineData("P999999D")]
    [InlineData("P١M")]
    [InlineData("P1M\n")]
    public void A_period_when_it_is_malformed_then_none(string text) => Assert.Null(CalendarPeriod.Parse(text));

    [Theory]
    [InlineData("Europe/London", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("UTC", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("europe/london", false)]
    [InlineData("China Standard Time", false)]
    [InlineData("UTC-11", false)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("../zoneinfo/UTC", false)]
    [InlineData("right/UTC", false)]
    [InlineData("localtime", false)]
    [InlineData("", false)]
    public void A_time_zone_when_looked_up_then_only_by_its_exact_iana_id(string id, bool found) =>
        Assert.Equal(found, TimeZones.Find(id) is not null);

    private static CompiledProgram Effective(string from, string to) => Program($$"""
        { "rules": [ { "id": "v", "earn": { "kind": "visit", "units": 1 },
                       "effective": { "from": "{{from}}", "to": "{{to}}" } } ] }
        """, "Europe/London");

    private static LocalCalendar Calendar(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
