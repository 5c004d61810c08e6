using LoyaltyPoints.Api.Features.TestClock;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoyaltyPoints.Api.Tests.TestClock;

public sealed class TestClockAdvancedTests
{
    [Fact]
    public async Task A_listener_fails_at_once_or_later_then_the_others_are_told_all_the_same_and_waited_for()
    {
        var advanced = new TestClockAdvanced(NullLogger<TestClockAdvanced>.Instance);
        var told = new List<int>();
        advanced.Subscribe(_ => throw new InvalidOperationException("At once."));
        advanced.Subscribe(async tenant =>
        {
            await Task.Delay(10);
            told.Add(tenant);
            throw new InvalidOperationException("Later.");
        });
        advanced.Subscribe(async tenant =>
        {
            await Task.Delay(10);
            told.Add(-tenant);
        });

        await advanced.RaiseAsync(7);

        Assert.Equal([7, -7], told);
    }
}
