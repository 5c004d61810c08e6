using static LoyaltyPoints.Core.Tests.Standings.TierHistory;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>What a return takes back of a tier.</summary>
public sealed class TierReturnTests
{
    private const string Levels = "silver=spend 1000, gold=spend 5000";
    private const string Year = $"year | {Levels} | toEndOfNextPeriod";
    private const string Rolling = $"rolling P12M | {Levels} | for P24M";
    private const string Anniversary = $"anniversary | {Levels} | toEndOfNextPeriod";
    private const string Lifetime = $"lifetime | {Levels} | for P12M";
    private const string Through = $"quarter | {Levels} | throughNextPeriod";
    private const string While = $"rolling P12M | {Levels} | whileReached";
    private const string Gold = "2026-03-05T12:00 none>gold reached; ";

    [Theory]
    [InlineData(Year, "2026-04-01 return 1 of 2026-03-05; 2026-04-01 show",
        "2026-04-01T12:00 gold>silver returned; silver until 2028-01-01")]
    [InlineData(Year, "2027-04-01 return 4001 of 2026-03-05; 2027-04-01 show",
        "2027-04-01T12:00 gold>none returned; none until ever")]
    [InlineData(Year, "2026-04-01 buy 2000; 2026-05-01 return 2000 of 2026-03-05", "")]
    [InlineData(Year, "2026-04-01 buy 2000; 2026-05-01 return 2001 of 2026-03-05",
        "2026-05-01T12:00 gold>silver returned")]
    // The whole period counts, also what was bought after the day on which the tier was last reached.
    [InlineData(Year, "2026-04-01 return 1 of 2026-03-05; 2026-05-01 buy 1; 2026-06-01 show",
        "2026-04-01T12:00 gold>silver returned; 2026-05-01T12:00 silver>gold reached; gold until 2028-01-01")]
    // Last year's reach still holds it.
    [InlineData(Year, "2027-04-01 buy 5000; 2027-05-01 return 1 of 2027-04-01; 2027-05-01 show",
        "gold until 2028-01-01")]
    [InlineData(Year, "2027-04-01 buy 5000; 2027-05-01 return 1 of 2027-04-01; 2027-06-01 return 1 of 2026-03-05",
        "2027-06-01T12:00 gold>silver returned")]
    // This year's reach holds it.
    [InlineData(Year, "2027-04-01 buy 5000; 2027-05-01 return 1 of 2026-03-05; 2027-05-01 show",
        "gold until 2029-01-01")]
    // What is reached now is higher than what is left of then.
    [InlineData(Year, "2027-04-01 buy 1000; 2027-05-01 return 5000 of 2026-03-05; 2027-05-01 show",
        "2027-05-01T12:00 gold>silver returned; silver until 2029-01-01")]
    // It came back after the tier had gone.
    [InlineData(Year, "2028-02-01 return 5000 of 2026-03-05", "2028-01-01 gold>none not_reached")]
    [InlineData($"{Year} | noRecheck", "2026-04-01 return 5000 of 2026-03-05", "")]
    [InlineData($"{Year} | keep", "2030-04-01 return 1 of 2026-03-05; 2030-04-01 show",
        "2030-04-01T12:00 gold>silver returned; silver until 2031-01-01")]
    [InlineData($"{Year} | grace P1M", "2028-01-10 return 1 of 2026-03-05; 2028-01-10 show; 2028-02-01T00:00 look",
        "2028-01-10T12:00 gold>silver returned; silver in grace to 2028-02-01; 2028-02-01 silver>none grace_ended")]
    [InlineData($"{Year} | grace P1M", "2028-01-10 return 5000 of 2026-03-05; 2028-01-10 show",
        "2028-01-10T12:00 gold>none returned; none until ever")]
    // One down was never reached itself: it rests on the reach of the tier above.
    [InlineData($"{Year} | oneDown", "2028-02-01 buy 10; 2028-03-01 return 10 of 2028-02-01; 2028-03-01 show",
        "2028-01-01 gold>silver not_reached; silver until 2029-01-01")]
    [InlineData($"{Year} | oneDown", "2028-03-01 return 4001 of 2026-03-05",
        "2028-01-01 gold>silver not_reached; 2028-03-01T12:00 silver>none returned")]
    [InlineData(Rolling, "2026-06-01 return 1 of 2026-03-05; 2026-06-01 show",
        "2026-06-01T12:00 gold>silver returned; silver until 2028-03-06")]
    [InlineData(Rolling, "2026-06-01 buy 5000; 2026-07-01 return 5000 of 2026-03-05", "")]
    // Seen from the day it was reached, not from today, when nothing is left in the window.
    [InlineData(Rolling, "2027-09-01 return 0 of 2026-03-05", "")]
    [InlineData(Rolling, "2027-09-01 return 1 of 2026-03-05", "2027-09-01T12:00 gold>silver returned")]
    [InlineData(Rolling, "2027-09-01 buy 4999; 2027-10-01 return 5000 of 2026-03-05; 2027-10-01 show",
        "2027-10-01T12:00 gold>silver returned; silver until 2029-10-02")]
    [InlineData(Anniversary, "2027-02-09T23:59 return 1 of 2026-03-05", "2027-02-09T23:59 gold>silver returned")]
    [InlineData(Anniversary, "2027-02-09 buy 1; 2027-06-01 return 1 of 2026-03-05", "")]
    [InlineData(Anniversary, "2027-02-10 buy 1; 2027-06-01 return 1 of 2026-03-05",
        "2027-06-01T12:00 gold>silver returned")]
    [InlineData(Lifetime, "2026-06-01 return 1 of 2026-03-05; 2026-06-01 show",
        "2026-06-01T12:00 gold>silver returned; silver until 2027-03-06")]
    [InlineData(Lifetime, "2029-06-01 buy 9; 2029-06-02 return 9 of 2026-03-05", "")]
    [InlineData(While, "2026-06-01 return 1 of 2026-03-05; 2027-03-05T00:00 look",
        "2026-06-01T12:00 gold>silver returned; 2027-03-05 silver>none not_reached")]
    [InlineData($"{While} | noRecheck", "2026-06-01 return 4001 of 2026-03-05", "2026-06-01T12:00 gold>none returned")]
    public void A_return_when_the_tier_would_not_have_been_reached_then_it_falls_at_once(
        string rules, string events, string told) =>
        Assert.Equal((Gold + told).TrimEnd(' ', ';'),
            Told(rules, $"2026-02-10 enrol; 2026-03-05 buy 5000; {events}"));

    [Theory]
    [InlineData("2026-03-20 return 1 of 2026-03-05; 2026-04-02 show",
        "2026-04-01 none>silver reached; silver until 2026-07-01")]
    [InlineData("2026-05-20 return 1 of 2026-03-05; 2026-05-20 show",
        "2026-04-01 none>gold reached; 2026-05-20T12:00 gold>silver returned; silver until 2026-07-01")]
    [InlineData("2026-05-01 buy 5000; 2026-05-20 return 1 of 2026-05-01; 2026-07-01 look",
        "2026-04-01 none>gold reached; 2026-07-01 gold>silver not_reached")]
    [InlineData("2026-05-20 return 4001 of 2026-03-05; 2026-05-21 buy 5000; 2026-07-01 show",
        "2026-04-01 none>gold reached; 2026-05-20T12:00 gold>none returned; "
        + "2026-07-01 none>gold reached; gold until 2026-10-01")]
    public void Through_the_next_period_when_something_comes_back_then_the_period_that_reached_it_counts(
        string events, string told) =>
        Assert.Equal(told, Told(Through, $"2026-02-10 enrol; 2026-03-05 buy 5000; {events}"));

    [Theory]
    [InlineData("2026-03-07 return 0 of 2026-03-06 all", "2026-03-07T12:00 a>none returned")]
    [InlineData("2026-03-07 return 5 of 2026-03-06", "")]
    public void A_visit_when_all_of_it_came_back_then_it_no_longer_counts(string events, string told) =>
        Assert.Equal($"2026-03-06T12:00 none>a reached; {told}".TrimEnd(' ', ';'), Told(
            "year | a=visits 2 | toEndOfPeriod", $"2026-02-10 enrol; 2026-03-05 buy 9; 2026-03-06 buy 9; {events}"));

    [Fact]
    public void What_every_member_has_when_everything_came_back_then_it_stays() =>
        Assert.Equal("2026-02-10T12:00 none>basic enrolled; basic until ever", Told(
            "year | basic=free, silver=spend 1000 | toEndOfPeriod",
            "2026-02-10 enrol; 2026-03-05 buy 9; 2026-03-06 return 9 of 2026-03-05; 2026-03-06 show"));
}
