using static LoyaltyPoints.Core.Tests.Standings.TierHistory;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>How members rise, and by what.</summary>
public sealed class TierRiseTests
{
    private const string Year = "year | silver=spend 1000, gold=spend 5000, ruby=spend 9000 | toEndOfNextPeriod";
    private const string Floor = "year | basic=free, silver=spend 1000 | toEndOfPeriod";
    private const string Through = "quarter | silver=spend 1000, gold=spend 5000 | throughNextPeriod";
    private const string Gap = "lifetime | silver=visits 5, gold=spend 5000 | for P12M";

    [Theory]
    [InlineData(Year, "2026-01-10 enrol; 2026-03-01 buy 999; 2026-12-31 look", "")]
    [InlineData(Year, "2026-01-10 enrol; 2026-03-01 buy 999; 2026-03-02 buy 1", "2026-03-02T12:00 none>silver reached")]
    [InlineData(Year, "2026-01-10 enrol; 2026-03-01 buy 5000", "2026-03-01T12:00 none>gold reached")]
    [InlineData(Year, "2026-01-10 enrol; 2026-03-01 buy 1000; 2026-04-01 buy 8000; 2026-04-02 show",
        "2026-03-01T12:00 none>silver reached; 2026-04-01T12:00 silver>ruby reached; ruby until 2028-01-01")]
    [InlineData(Year, "2026-01-10 enrol; 2026-12-31T23:59:59.999 buy 999; 2027-01-01T00:00 buy 999", "")]
    [InlineData(Year, "2026-01-10 enrol; 2027-01-01T00:00 buy 999; 2027-12-31T23:59:59.999 buy 1",
        "2027-12-31T23:59:59.999 none>silver reached")]
    [InlineData(Floor, "2026-01-10 enrol; 2026-01-11 show", "2026-01-10T12:00 none>basic enrolled; basic until ever")]
    [InlineData(Floor, "2026-01-10 enrol; 2026-01-11 buy 1000; 2028-01-11 show",
        "2026-01-10T12:00 none>basic enrolled; 2026-01-11T12:00 basic>silver reached; "
        + "2027-01-01 silver>basic not_reached; basic until ever")]
    [InlineData(Gap, "2026-01-10 enrol; 2026-01-11 buy 5000", "2026-01-11T12:00 none>gold reached")]
    public void A_purchase_when_it_reaches_a_level_then_the_member_rises_at_once_to_the_highest_reached(
        string rules, string history, string told) => Assert.Equal(told, Told(rules, history));

    [Theory]
    [InlineData("2026-01-10 enrol; 2026-03-01 buy 5000; 2026-03-31T23:59:59.999 look", "")]
    [InlineData("2026-01-10 enrol; 2026-03-01 buy 5000; 2026-04-01T00:00 show",
        "2026-04-01 none>gold reached; gold until 2026-07-01")]
    [InlineData("2026-01-10 enrol; 2026-03-31T23:59:59.999 buy 1000; 2026-04-01T00:00 buy 5000; 2026-06-30 look",
        "2026-04-01 none>silver reached")]
    [InlineData("2026-01-10 enrol; 2026-03-01 buy 1000; 2026-05-01 buy 5000; 2026-12-31 look",
        "2026-04-01 none>silver reached; 2026-07-01 silver>gold reached; 2026-10-01 gold>none not_reached")]
    [InlineData("2026-01-10 enrol; 2026-03-01 buy 5000; 2026-05-01 buy 1000; 2026-12-31 look",
        "2026-04-01 none>gold reached; 2026-07-01 gold>silver not_reached; 2026-10-01 silver>none not_reached")]
    public void Through_the_next_period_when_a_level_is_reached_then_it_begins_with_the_next_and_ends_with_it(
        string history, string told) => Assert.Equal(told, Told(Through, history));

    [Theory]
    [InlineData("spend 100 & visits 2", "2026-02-01 buy 100; 2026-02-02 buy 1", "2026-02-02T12:00 none>a reached")]
    [InlineData("spend 100 & visits 2", "2026-02-01 buy 99; 2026-02-02 buy 0; 2026-02-03 look", "")]
    [InlineData("spend 100 / visits 2", "2026-02-01 buy 100", "2026-02-01T12:00 none>a reached")]
    [InlineData("spend 100 / visits 2", "2026-02-01 buy 1; 2026-02-02 buy 1", "2026-02-02T12:00 none>a reached")]
    [InlineData("spend 100 / visits 2", "2026-02-01 buy 99", "")]
    [InlineData("spend 9 & visits 2 / unitsEarned 5", "2026-02-01 buy 9; 2026-02-02 buy 0 units 5",
        "2026-02-02T12:00 none>a reached")]
    [InlineData("visits 3", "2026-02-01 buy 1; 2026-02-01 buy 1; 2026-02-01T13:00 buy 1",
        "2026-02-01T13:00 none>a reached")]
    [InlineData("unitsEarned 50", "2026-02-01 buy 1 units 49; 2026-02-02 buy 1 units 1",
        "2026-02-02T12:00 none>a reached")]
    [InlineData("unitsEarned 50", "2026-02-01 grant 50; 2026-02-02 look", "")]
    public void A_reach_when_it_names_metrics_then_those_decide_and_joined_as_it_says(
        string reach, string events, string told) =>
        Assert.Equal(told, Told($"year | a={reach} | toEndOfPeriod", $"2026-01-10 enrol; {events}"));

    [Theory]
    [InlineData("whileReached", "2026-02-01 grant 50; 2026-02-02 redeem 1; 2026-02-03 grant 1",
        "2026-02-01T12:00 none>a reached; 2026-02-02T12:00 a>none not_reached; 2026-02-03T12:00 none>a reached")]
    [InlineData("whileReached", "2026-02-01 grant 50 until 2026-05-01; 2026-05-01T00:00 look",
        "2026-02-01T12:00 none>a reached; 2026-05-01 a>none not_reached")]
    [InlineData("whileReached", "2026-02-01 grant 50 until 2026-05-01; 2026-04-30T23:59:59.999 look",
        "2026-02-01T12:00 none>a reached")]
    [InlineData("whileReached", "2026-02-01 grant 50 from 2026-03-01; 2026-03-02 look", "2026-03-01 none>a reached")]
    [InlineData("for P1M", "2026-02-01 grant 50; 2026-02-02 redeem 50; 2026-03-02T00:00 look",
        "2026-02-01T12:00 none>a reached; 2026-03-02 a>none not_reached")]
    [InlineData("for P1M", "2026-02-01 grant 50 until 2026-03-02; 2026-03-02 show",
        "2026-02-01T12:00 none>a reached; a until 2026-04-02")]
    [InlineData("for P1M", "2026-02-01 grant 50 from 2026-03-01; 2026-03-02 show",
        "2026-03-01 none>a reached; a until 2026-04-02")]
    [InlineData("toEndOfNextPeriod", "2026-02-01 grant 50; 2027-02-01 grant 1; 2027-02-02 show",
        "2026-02-01T12:00 none>a reached; a until 2029-01-01")]
    [InlineData("throughNextPeriod", "2026-02-01 grant 50 until 2026-12-31; 2026-12-31 look; 2027-01-02 show",
        "none until 2028-01-01")]
    [InlineData("throughNextPeriod", "2026-02-01 grant 50 until 2027-01-01; 2027-01-02 show",
        "2027-01-01 none>a reached; a until 2028-01-01")]
    public void The_balance_when_it_decides_then_it_is_asked_for_whenever_the_tier_is_judged(
        string validity, string events, string told) =>
        Assert.Equal(told, Told($"year | a=balance 50 | {validity}", $"2026-01-10 enrol; {events}"));
}
