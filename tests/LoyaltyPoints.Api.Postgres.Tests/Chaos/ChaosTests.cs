using LoyaltyPoints.Tests.Postgres;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Chaos;

/// <summary>A few seconds of what <c>chaos</c> of the benchmarks does for a minute.</summary>
[NeedsPostgresCluster]
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public Task Instances_and_the_database_are_killed_under_load_then_nothing_answered_is_lost_or_done_twice() =>
        new ChaosRun(
            TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(2), clients: 24, output.WriteLine,
            pause: TimeSpan.FromMilliseconds(40)).RunAsync();
}
