namespace LoyaltyPoints.Core.Tests.Standings;

/// <summary>How far back the days of a member must be known.</summary>
public sealed class TierDaysTests
{
    [Theory]
    [InlineData("lifetime | a=spend 9 | toEndOfPeriod", "9999-12-31")]
    // A view shows them, also where they reach nothing.
    [InlineData("year | a=balance 9 | toEndOfPeriod", "2027-01-01")]
    [InlineData("year | a=spend 9 | toEndOfPeriod", "2027-01-01")]
    // What last year reached may still hold.
    [InlineData("year | a=spend 9 | toEndOfNextPeriod", "2026-01-01")]
    [InlineData("quarter | a=spend 9 | throughNextPeriod", "2027-01-01")]
    // Seen from when it was last reached.
    [InlineData("rolling P12M | a=spend 9 | for P12M", "2026-04-02")]
    [InlineData("rolling P12M | a=spend 9 | whileReached", "2026-04-02")]
    [InlineData("rolling P12M | a=spend 10 | for P12M", "2026-05-02")]
    [InlineData("anniversary | a=spend 9 | toEndOfPeriod", "2027-02-10")]
    public void Days_when_asked_for_then_since_the_oldest_that_can_matter(string rules, string since)
    {
        var history = new TierHistory(TierText.Rules(rules), TierHistory.Shanghai);
        history.Tell("2026-02-10 enrol; 2027-04-01 buy 9; 2027-05-01 look");
        Assert.Equal(DateOnly.Parse(since), history.Ladder.DaysNeededSince(
            history.State, history.At("2026-02-10"), history.At("2027-05-01")));
    }
}
