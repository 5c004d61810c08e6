namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Periods begin and end with the local day, whatever the clock does.</summary>
public sealed class TierZoneTests
{
    private const string NewYork = "America/New_York";

    [Theory]
    // The same instant lies in two years.
    [InlineData("Asia/Shanghai", "2027-01-01T01:00", "year", "toEndOfPeriod", "2027-12-31T16:00:00Z")]
    [InlineData(NewYork, "2026-12-31T12:00", "year", "toEndOfPeriod", "2027-01-01T05:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-03-31T23:59:59.999", "quarter", "toEndOfPeriod", "2026-03-31T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-04-01T00:00", "quarter", "toEndOfPeriod", "2026-06-30T16:00:00Z")]
    // Winter time at both ends, or summer time at one.
    [InlineData(NewYork, "2026-02-01T12:00", "month", "toEndOfPeriod", "2026-03-01T05:00:00Z")]
    [InlineData(NewYork, "2026-03-01T00:00", "month", "toEndOfPeriod", "2026-04-01T04:00:00Z")]
    [InlineData(NewYork, "2026-03-01T12:00", "year", "for P1M", "2026-04-02T04:00:00Z")]
    [InlineData(NewYork, "2026-10-31T23:59:59.999", "month", "toEndOfNextPeriod", "2026-12-01T05:00:00Z")]
    // Days of 23 and 25 hours.
    [InlineData(NewYork, "2026-03-08T23:30", "year", "for P1D", "2026-03-10T04:00:00Z")]
    [InlineData(NewYork, "2026-10-31T00:00", "year", "for P1D", "2026-11-02T05:00:00Z")]
    // A midnight that is skipped: the day begins at one.
    [InlineData("America/Santiago", "2026-09-04T12:00", "year", "for P1D", "2026-09-06T04:00:00Z")]
    // A midnight that comes twice: the first begins the day.
    [InlineData("America/Havana", "2026-10-30T12:00", "year", "for P1D", "2026-11-01T04:00:00Z")]
    public void A_hold_when_it_ends_then_with_the_local_day(
        string zone, string reached, string window, string validity, string until)
    {
        var history = new TierHistory(TierText.Rules($"{window} | a=spend 1 | {validity}"), zone);
        history.Tell($"2026-01-10 enrol; {reached} buy 1");
        Assert.Equal(until, history.State.HeldUntil.ToString());
    }

    [Theory]
    [InlineData(NewYork, "2026-03-07T23:59:59.999", "2026-03-08T05:00:00Z")]
    [InlineData(NewYork, "2026-03-08T00:00", "2026-03-09T04:00:00Z")]
    [InlineData(NewYork, "2026-11-01T00:00", "2026-11-02T05:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-11-01T00:00", "2026-11-01T16:00:00Z")]
    [InlineData("America/Santiago", "2026-09-05T12:00", "2026-09-06T04:00:00Z")]
    public void A_rolling_day_when_it_is_over_then_what_it_counted_goes(string zone, string bought, string lost)
    {
        var history = new TierHistory(TierText.Rules("rolling P1D | a=spend 1 | whileReached"), zone);
        history.Tell($"2026-01-10 enrol; {bought} buy 1");
        Assert.Equal(lost, history.Ladder.NextChange(history.State, history.Inputs, history.At(bought)).ToString());
    }

    [Theory]
    [InlineData("2028-03-01", "2029-02-28")]
    [InlineData("2029-02-27T23:59:59.999", "2029-02-28")]
    [InlineData("2029-02-28T00:00", "2030-02-28")]
    [InlineData("2031-02-28T00:00", "2032-02-29")]
    [InlineData("2032-02-28T23:59:59.999", "2032-02-29")]
    [InlineData("2032-02-29T00:00", "2033-02-28")]
    public void A_year_of_membership_when_it_began_on_a_leap_day_then_it_ends_before_the_28th_or_the_29th(
        string bought, string until) =>
        Assert.EndsWith($" none>a reached; a until {until}", TierHistory.Told("anniversary | a=spend 1 | toEndOfPeriod",
            $"2028-02-29 enrol; {bought} buy 1; {bought} show"), StringComparison.Ordinal);
}
