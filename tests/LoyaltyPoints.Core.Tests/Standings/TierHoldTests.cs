using static LoyaltyPoints.Core.Tests.Standings.TierHistory;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>How long a tier is held, and what holds it on.</summary>
public sealed class TierHoldTests
{
    private const string Levels = "silver=spend 1000, gold=spend 5000";

    [Theory]
    [InlineData("month", "toEndOfPeriod", "2026-03-05", "2026-04-01")]
    [InlineData("quarter", "toEndOfPeriod", "2026-03-05", "2026-04-01")]
    [InlineData("quarter", "toEndOfPeriod", "2026-06-30", "2026-07-01")]
    [InlineData("year", "toEndOfPeriod", "2026-03-05", "2027-01-01")]
    [InlineData("anniversary", "toEndOfPeriod", "2026-03-05", "2027-02-10")]
    [InlineData("lifetime", "toEndOfPeriod", "2026-03-05", "2027-01-01")]
    [InlineData("rolling P12M", "toEndOfPeriod", "2026-03-05", "2027-01-01")]
    [InlineData("month", "toEndOfNextPeriod", "2026-03-05", "2026-05-01")]
    [InlineData("quarter", "toEndOfNextPeriod", "2026-03-05", "2026-07-01")]
    [InlineData("year", "toEndOfNextPeriod", "2026-03-05", "2028-01-01")]
    [InlineData("anniversary", "toEndOfNextPeriod", "2026-03-05", "2028-02-10")]
    [InlineData("anniversary", "toEndOfNextPeriod", "2027-02-09T23:59:59.999", "2028-02-10")]
    [InlineData("anniversary", "toEndOfNextPeriod", "2027-02-10T00:00", "2029-02-10")]
    [InlineData("lifetime", "toEndOfNextPeriod", "2026-03-05", "2028-01-01")]
    [InlineData("year", "for P12M", "2026-03-05", "2027-03-06")]
    [InlineData("year", "for P30D", "2026-03-05T00:00", "2026-04-05")]
    [InlineData("year", "for P1M", "2026-03-31", "2026-05-01")]
    [InlineData("year", "for P12M", "2028-02-29T23:59:59.999", "2029-03-01")]
    [InlineData("lifetime", "whileReached", "2026-03-05", "ever")]
    public void A_tier_when_it_is_reached_then_its_validity_says_until_when_it_is_held(
        string window, string validity, string reached, string until) =>
        Assert.EndsWith($"none>silver reached; silver until {until}", Told($"{window} | {Levels} | {validity}",
            $"2026-02-10 enrol; {reached} buy 1000; {reached} show"), StringComparison.Ordinal);

    [Theory]
    // Again in the same period: nothing new. In a later one: at once.
    [InlineData("year", "toEndOfNextPeriod", "2026-11-01 buy 1000; 2026-11-01 show", "silver until 2028-01-01")]
    [InlineData("year", "toEndOfNextPeriod", "2027-11-01 buy 999; 2027-11-01 show", "silver until 2028-01-01")]
    [InlineData("year", "toEndOfNextPeriod", "2027-11-01 buy 999; 2027-11-02 buy 1; 2027-11-02 show",
        "silver until 2029-01-01")]
    [InlineData("year", "toEndOfNextPeriod", "2027-12-31T23:59:59.999 buy 1000; 2028-01-01 show",
        "silver until 2029-01-01")]
    [InlineData("year", "toEndOfNextPeriod", "2028-01-01T00:00 buy 999; 2028-01-02 show",
        "2028-01-01 silver>none not_reached; none until ever")]
    [InlineData("anniversary", "toEndOfNextPeriod", "2027-02-10T00:00 buy 1000; 2027-02-10 show",
        "silver until 2029-02-10")]
    [InlineData("year", "toEndOfPeriod", "2026-12-31T23:59:59.999 buy 9; 2027-01-01T00:00 show",
        "2027-01-01 silver>none not_reached; none until ever")]
    // For a period: only its end decides, by the window as its last moment sees it.
    [InlineData("rolling P12M", "for P12M", "2026-12-01 buy 1000; 2026-12-01 show", "silver until 2027-03-06")]
    [InlineData("rolling P12M", "for P12M", "2026-12-01 buy 1000; 2027-03-06T00:00 show", "silver until 2028-03-06")]
    [InlineData("rolling P12M", "for P12M", "2026-12-01 buy 999; 2027-03-06T00:00 show",
        "2027-03-06 silver>none not_reached; none until ever")]
    [InlineData("rolling P12M", "for P12M", "2026-12-01 buy 999; 2027-03-05T23:59:59.999 show",
        "silver until 2027-03-06")]
    [InlineData("rolling P12M", "for P12M", "2026-12-01 buy 999; 2027-03-05T23:59:59.999 buy 1; 2027-03-06T00:00 show",
        "silver until 2028-03-06")]
    [InlineData("rolling P12M", "for P12M", "2027-03-05 buy 1000; 2030-01-01 look",
        "2028-03-06 silver>none not_reached")]
    [InlineData("year", "for P12M", "2026-12-01 buy 5000; 2026-12-01 show",
        "2026-12-01T12:00 silver>gold reached; gold until 2027-12-02")]
    [InlineData("year", "for P12M", "2027-03-05 buy 1000; 2027-03-06 show", "silver until 2028-03-06")]
    // What is reached over all time, or still over the rolling window, holds on from the end.
    [InlineData("lifetime", "toEndOfPeriod", "2036-03-05 show", "silver until 2037-01-01")]
    [InlineData("lifetime", "toEndOfNextPeriod", "2028-03-05 show", "silver until 2029-01-01")]
    [InlineData("lifetime", "for P12M", "2028-03-05 show", "silver until 2028-03-06")]
    [InlineData("rolling P12M", "toEndOfPeriod", "2027-03-05 show", "silver until 2028-01-01")]
    [InlineData("rolling P12M", "toEndOfPeriod", "2028-03-05 look", "2028-01-01 silver>none not_reached")]
    [InlineData("rolling P12M", "toEndOfNextPeriod", "2028-03-05 look", "2028-01-01 silver>none not_reached")]
    [InlineData("year", "throughNextPeriod", "2027-06-01 buy 1000; 2028-06-01 show",
        "2027-01-01 none>silver reached; silver until 2029-01-01")]
    public void A_held_tier_when_it_is_reached_again_then_that_holds_it_on(
        string window, string validity, string events, string told)
    {
        var first = validity == "throughNextPeriod" ? "" : "2026-03-05T12:00 none>silver reached; ";
        Assert.Equal(first + told,
            Told($"{window} | {Levels} | {validity}", $"2026-02-10 enrol; 2026-03-05 buy 1000; {events}"));
    }

    [Theory]
    [InlineData("month", "2026-03-31T23:59:59.999", "2026-04-01")]
    [InlineData("quarter", "2026-02-10", "2026-04-01")]
    [InlineData("year", "2026-02-10", "2027-01-01")]
    [InlineData("anniversary", "2026-03-05", "2027-01-10")]
    // The window through the day before: P12M seen from 2027-03-05 begins on 2026-03-06.
    [InlineData("rolling P12M", "2026-03-05T23:59:59.999", "2027-03-05")]
    [InlineData("rolling P12M", "2026-03-05T00:00", "2027-03-05")]
    [InlineData("rolling P30D", "2026-03-05", "2026-04-04")]
    [InlineData("rolling P1D", "2026-03-05", "2026-03-06")]
    // Seen from 2029-02-28 a year begins on 2028-02-29.
    [InlineData("rolling P12M", "2028-02-28", "2029-02-28")]
    [InlineData("rolling P12M", "2028-02-29", "2029-03-01")]
    [InlineData("rolling P12M", "2027-02-28", "2028-02-28")]
    [InlineData("rolling P1M", "2026-01-28", "2026-02-28")]
    [InlineData("rolling P1M", "2026-01-29", "2026-03-01")]
    [InlineData("rolling P1M", "2026-01-31", "2026-03-01")]
    [InlineData("rolling P1M", "2026-02-28", "2026-03-28")]
    [InlineData("rolling P1M1D", "2026-01-31", "2026-03-01")]
    public void While_reached_when_the_window_loses_the_day_then_the_tier_goes_with_that_midnight(
        string window, string bought, string lost) =>
        Assert.EndsWith($" none>silver reached; {lost} silver>none not_reached",
            Told($"{window} | {Levels} | whileReached", $"2026-01-10 enrol; {bought} buy 1000; {lost}T00:00 look"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-05 buy 1000; 2026-03-06 buy 5000; 2027-03-05T23:59:59.999 look", "gold")]
    [InlineData("2026-03-05 buy 1000; 2026-03-06 buy 4000; 2027-03-04T23:59:59.999 look", "gold")]
    [InlineData("2026-03-05 buy 1000; 2026-03-06 buy 4000; 2027-03-05T00:00 look", "silver")]
    [InlineData("2026-03-05 buy 1000; 2026-03-06 buy 4000; 2027-03-06T00:00 look", "none")]
    public void While_reached_when_days_go_one_by_one_then_the_tier_falls_level_by_level(string events, string tier)
    {
        var history = new TierHistory(
            TierText.Rules($"rolling P12M | {Levels} | whileReached | keep | grace P1M"), Shanghai);
        history.Tell($"2026-02-10 enrol; {events}");
        Assert.Equal(tier, history.State.Id ?? "none");
    }
}
