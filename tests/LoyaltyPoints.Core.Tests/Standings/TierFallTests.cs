using static LoyaltyPoints.Core.Tests.Standings.TierHistory;

namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Ends: grace, and what a tier falls to.</summary>
public sealed class TierFallTests
{
    private const string Levels = "silver=spend 1000, gold=spend 5000, ruby=spend 9000";
    private const string Next = $"year | {Levels} | toEndOfNextPeriod";
    private const string For = $"rolling P12M | {Levels} | for P12M";
    private const string Ruby = "2026-02-10 enrol; 2026-03-05 buy 9000; ";
    private const string Reached = "2026-03-05T12:00 none>ruby reached; ";

    [Theory]
    [InlineData(Next, "2028-01-01T00:00 show", "2028-01-01 ruby>none not_reached; none until ever")]
    [InlineData(Next, "2027-12-31T23:59:59.999 show", "ruby until 2028-01-01")]
    [InlineData(Next, "2027-04-01 buy 1000; 2028-01-01T00:00 show",
        "2028-01-01 ruby>silver not_reached; silver until 2029-01-01")]
    [InlineData(Next, "2027-04-01 buy 1000; 2029-01-01T00:00 show",
        "2028-01-01 ruby>silver not_reached; 2029-01-01 silver>none not_reached; none until ever")]
    [InlineData(Next, "2027-04-01 buy 5000; 2028-12-31 buy 1000; 2032-01-01 look",
        "2028-01-01 ruby>gold not_reached; 2029-01-01 gold>silver not_reached; 2030-01-01 silver>none not_reached")]
    [InlineData($"{Next} | oneDown", "2031-01-01 look", "2028-01-01 ruby>gold not_reached; "
        + "2029-01-01 gold>silver not_reached; 2030-01-01 silver>none not_reached")]
    [InlineData($"{Next} | oneDown", "2028-06-01 buy 1000; 2029-06-01 look; 2030-06-01 look",
        "2028-01-01 ruby>gold not_reached; 2029-01-01 gold>silver not_reached; 2030-01-01 silver>none not_reached")]
    [InlineData($"year | basic=free, {Levels} | toEndOfPeriod | oneDown", "2031-01-01 show",
        "2027-01-01 ruby>gold not_reached; 2028-01-01 gold>silver not_reached; "
        + "2029-01-01 silver>basic not_reached; basic until ever")]
    [InlineData($"{For} | oneDown", "2026-12-01 buy 5000; 2027-03-07 show",
        "2027-03-06 ruby>gold not_reached; gold until 2028-03-06")]
    [InlineData($"{For} | oneDown", "2026-12-01 buy 1000; 2027-03-07 show",
        "2027-03-06 ruby>gold not_reached; gold until 2028-03-06")]
    [InlineData(For, "2026-12-01 buy 1000; 2027-03-07 show",
        "2027-03-06 ruby>silver not_reached; silver until 2028-03-06")]
    [InlineData($"{Next} | keep", "2028-01-01T00:00 show", "ruby until 2029-01-01")]
    [InlineData($"{Next} | keep", "2040-05-05 show", "ruby until 2041-01-01")]
    [InlineData($"{For} | keep | grace P1M", "2027-03-06 show", "ruby until 2028-03-06")]
    public void An_end_when_the_tier_is_not_reached_then_it_falls_as_the_program_says(
        string rules, string events, string told) =>
        Assert.Equal(
            (rules.Contains("basic") ? "2026-02-10T12:00 none>basic enrolled; 2026-03-05T12:00 basic>ruby reached; "
                : Reached) + told, Told(rules, Ruby + events));

    [Theory]
    [InlineData(Next, "P1M", "2028-01-01T00:00 show", "ruby in grace to 2028-02-01")]
    [InlineData(Next, "P15D endOfMonth", "2028-01-01T00:00 show", "ruby in grace to 2028-02-01")]
    [InlineData(Next, "P1M endOfYear", "2028-01-01T00:00 show", "ruby in grace to 2029-01-01")]
    [InlineData(For, "P1M", "2027-03-06T00:00 show", "ruby in grace to 2027-04-06")]
    [InlineData(For, "P1M endOfMonth", "2027-03-06T00:00 show", "ruby in grace to 2027-05-01")]
    [InlineData(Next, "P1M", "2028-01-31T23:59:59.999 look", "")]
    [InlineData(Next, "P1M", "2028-02-01T00:00 look", "2028-02-01 ruby>none grace_ended")]
    [InlineData(Next, "P1M", "2028-01-20 buy 8999; 2028-02-01 show",
        "2028-02-01 ruby>gold grace_ended; gold until 2030-01-01")]
    [InlineData(Next, "P1M", "2027-05-01 buy 1000; 2028-02-01 show",
        "2028-02-01 ruby>silver grace_ended; silver until 2029-01-01")]
    [InlineData(Next, "P1M", "2027-05-01 buy 1000; 2028-01-03 buy 1000; 2028-02-01 show",
        "2028-02-01 ruby>silver grace_ended; silver until 2030-01-01")]
    [InlineData(Next, "P1M", "2028-01-31T23:59:59.999 buy 9000; 2028-02-01 show", "ruby until 2030-01-01")]
    [InlineData($"{Next} | oneDown", "P1M", "2028-02-01 show",
        "2028-02-01 ruby>gold grace_ended; gold until 2029-01-01")]
    [InlineData($"{For} | oneDown", "P1M", "2027-04-06 show",
        "2027-04-06 ruby>gold grace_ended; gold until 2028-03-06")]
    // What it falls to is what the window saw at the end, not what it sees after the grace.
    [InlineData(For, "P3M", "2026-05-01 buy 1000; 2027-06-06T00:00 show",
        "2027-06-06 ruby>silver grace_ended; silver until 2028-03-06")]
    [InlineData(For, "P3M", "2027-05-01 buy 9000; 2027-06-06T00:00 show", "ruby until 2028-05-02")]
    [InlineData($"month | {Levels} | throughNextPeriod", "P10D", "2026-05-10 show; 2026-05-11T00:00 show",
        "ruby in grace to 2026-05-11; 2026-05-11 ruby>none grace_ended; none until 2026-06-01")]
    [InlineData($"month | {Levels} | throughNextPeriod", "P10D", "2026-05-05 buy 9000; 2026-06-02 show",
        "ruby until 2026-07-01")]
    [InlineData($"month | {Levels} | throughNextPeriod", "P2M", "2026-05-05 buy 5000; 2026-07-02 show",
        "2026-07-01 ruby>none grace_ended; none until 2026-08-01")]
    [InlineData($"month | {Levels} | throughNextPeriod", "P1M", "2026-05-05 buy 5000; 2026-06-02 show",
        "2026-06-01 ruby>gold grace_ended; gold until 2026-07-01")]
    public void Grace_when_an_end_passes_then_the_tier_is_kept_so_long_and_can_be_reached_again(
        string rules, string grace, string events, string told)
    {
        var first = rules.Contains("through") ? "2026-04-01 none>ruby reached; " : Reached;
        Assert.Equal((first + told).TrimEnd(' ', ';'), Told($"{rules} | grace {grace}", Ruby + events));
    }
}
