using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Core.Tests.Velocity;

/// <summary>Ten times the average of 7 days before, of which 3 must count, and at least 100 units.</summary>
public sealed class TillRuleTests
{
    private const int Today = 740_000;

    private static readonly TillRule Rule = new("surge", new Guid(1, 0, 0, new byte[8]), 10, 7, 3, 100);

    [Theory]
    [InlineData("", 1_000_000, null)]
    [InlineData("1:10 2:10", 1_000_000, null)]
    [InlineData("1:10 2:10 3:10", 99, null)]
    [InlineData("1:10 2:10 3:10", 100, "10 over 3")]
    [InlineData("1:10 2:10 3:11", 103, null)]
    [InlineData("1:10 2:10 3:11", 104, "10 over 3")]
    [InlineData("1:10 2:0 3:10", 1_000, null)]
    [InlineData("1:10 2:0 3:10 4:10", 100, "10 over 3")]
    [InlineData("5:10 6:10 7:10", 100, "10 over 3")]
    [InlineData("5:10 6:10 8:10", 100, null)]
    [InlineData("0:5000 1:10 2:10 3:10", 100, "10 over 3")]
    [InlineData("1:9223372036854775807 2:9223372036854775807 3:1", 9_223_372_036_854_775_807, null)]
    public void A_till_earned_so_much_on_days_before_then_today_breaks_the_rule_or_not(
        string before, long today, string? average)
    {
        var past = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => day.Split(':'))
            .Select(day => KeyValuePair.Create(Today - int.Parse(day[0]), long.Parse(day[1])));

        var breach = Rule.Judge(Today, today, past);

        Assert.Equal(average, breach is null ? null : $"{breach.Average} over {breach.Days}");
    }
}
