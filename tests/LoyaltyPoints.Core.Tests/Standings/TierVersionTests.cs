namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>Standings that an earlier version of the program has left.</summary>
public sealed class TierVersionTests
{
    private const string Old = "year | silver=spend 1000, gold=spend 5000 | toEndOfNextPeriod";

    [Theory]
    [InlineData("year | bronze=spend 100, top=spend 4000 | toEndOfPeriod", "2026-06-01 show",
        "2026-06-01T12:00 gold>top new_version; top until 2027-01-01")]
    [InlineData("year | bronze=spend 100, top=spend 9000 | toEndOfPeriod", "2026-06-01 show",
        "2026-06-01T12:00 gold>bronze new_version; bronze until 2027-01-01")]
    [InlineData("year | bronze=spend 6000 | toEndOfPeriod", "2026-06-01 show",
        "2026-06-01T12:00 gold>none new_version; none until ever")]
    [InlineData("year | basic=free | toEndOfPeriod", "2027-06-01 show",
        "2027-06-01T12:00 gold>basic new_version; basic until ever")]
    [InlineData("year | top=spend 4000 | whileReached", "2026-06-01 look; 2027-01-01T00:00 look",
        "2026-06-01T12:00 gold>top new_version; 2027-01-01 top>none not_reached")]
    // Where tiers begin with periods, what the last one reached is what is held in this one.
    [InlineData("quarter | top=spend 4000 | throughNextPeriod", "2026-06-01 show",
        "2026-06-01T12:00 gold>top new_version; top until 2026-07-01")]
    [InlineData("year | top=spend 4000 | throughNextPeriod", "2026-06-01 show; 2027-01-01T00:00 look",
        "2026-06-01T12:00 gold>none new_version; none until 2027-01-01; 2027-01-01 none>top reached")]
    [InlineData("year | top=spend 4000 | toEndOfPeriod", "2026-06-01 buy 1; 2026-07-01 look",
        "2026-06-01T12:00 gold>top new_version")]
    // Levels it knows are kept to their end, whatever they take now.
    [InlineData("year | silver=spend 10, gold=spend 9000 | for P12M", "2027-12-31 show; 2028-01-01T00:00 look",
        "gold until 2028-01-01; 2028-01-01 gold>none not_reached")]
    public void A_tier_when_the_new_version_has_no_such_level_then_the_one_reached_now_is_taken(
        string rules, string events, string told)
    {
        var history = new TierHistory(TierText.Rules(Old), TierHistory.Shanghai);
        history.Tell("2026-02-10 enrol; 2026-03-05 buy 5000");
        history.Ladder = new(TierText.Rules(rules), history.Calendar);
        Assert.Equal($"2026-03-05T12:00 none>gold reached; {told}", history.Tell(events));
    }

    [Fact]
    public void A_tier_without_an_end_when_the_new_version_gives_one_then_it_is_counted_from_its_reach()
    {
        var history = new TierHistory(TierText.Rules("lifetime | a=spend 9 | whileReached"), TierHistory.Shanghai);
        history.Tell("2026-02-10 enrol; 2026-03-05 buy 9");
        history.Ladder = new(TierText.Rules("month | a=spend 9 | for P1M"), history.Calendar);
        Assert.Equal("2026-03-05T12:00 none>a reached; 2026-04-06 a>none not_reached",
            history.Tell("2026-04-06T00:00 look"));
    }

    [Fact]
    public void A_level_that_is_gone_when_the_next_change_is_asked_for_then_it_is_at_once()
    {
        var history = new TierHistory(TierText.Rules(Old), TierHistory.Shanghai);
        history.Tell("2026-02-10 enrol; 2026-03-05 buy 5000");
        history.Ladder = new(TierText.Rules("year | top=spend 4000 | toEndOfPeriod"), history.Calendar);
        var now = history.At("2026-06-01");
        Assert.Equal(now.UnixMilliseconds + 1,
            history.Ladder.NextChange(history.State, history.Inputs, now).UnixMilliseconds);
    }
}
