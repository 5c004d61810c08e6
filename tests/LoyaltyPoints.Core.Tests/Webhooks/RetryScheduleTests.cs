using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Core.Tests.Webhooks;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_standard_schedule_then_the_last_attempt_is_three_days_after_the_first() =>
        Assert.Equal(new TimeSpan(75, 35, 5), RetrySchedule.Standard.Total);

    [Theory]
    [InlineData(1, 0, null, 5)]
    [InlineData(2, 0, null, 300)]
    [InlineData(9, 0, null, 86_400)]
    [InlineData(500, 0, null, 86_400)]
    [InlineData(2, 1, null, 330)]
    [InlineData(1, 0, 60, 60)]
    [InlineData(2, 0, 1, 1)]
    [InlineData(1, 0, 10_000_000, 86_400)]
    public void Attempts_have_failed_then_the_pause_is(long attempts, double chance, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.Standard.Pause(
            attempts, chance, asked is { } given ? TimeSpan.FromSeconds(given) : null));

    [Theory]
    [InlineData(1, null, 5)]
    [InlineData(2, null, 300)]
    [InlineData(3, null, 900)]
    [InlineData(500, null, 900)]
    [InlineData(500, 7200, 7200)]
    public void An_endpoint_is_failing_then_it_is_looked_for_every_quarter_of_an_hour_at_the_longest(
        long probes, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetrySchedule.Standard.ProbePause(
            probes, 0, asked is { } given ? TimeSpan.FromSeconds(given) : null));

    [Theory]
    [InlineData(429, null, true)]
    [InlineData(503, 5, true)]
    [InlineData(503, null, false)]
    [InlineData(500, 5, false)]
    public void An_answer_then_it_asks_for_less_or_not(int status, int? retryAfter, bool isThrottling) =>
        Assert.Equal(isThrottling, new DeliveryFailure(
            status, "", retryAfter is { } given ? TimeSpan.FromSeconds(given) : null).IsThrottling);
}
