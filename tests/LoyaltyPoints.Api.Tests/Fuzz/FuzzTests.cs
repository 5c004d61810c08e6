using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>A small run of what <c>tests/LoyaltyPoints.Benchmarks -- fuzz</c> does at length.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_that_is_asked_breaks_the_service_its_contract_or_its_book()
    {
        var run = new FuzzRun(requests: 1_500, seed: 7);
        await run.RunAsync(Database.CreateNew(), output.WriteLine);
        Assert.Empty(run.Report.Failures);
        Assert.Equal(1_500, run.Report.Requests);
        // It would prove little if nearly everything were refused.
        var operations = run.Contract.Operations;
        Assert.InRange(run.Report.NeverSucceeded(operations).Count(), 0, operations.Count / 3);
    }
}
