using LoyaltyPoints.Api.Tests.Fuzz;
using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.OpenApi.Examples;

/// <summary>What the document shows is what the service takes and gives.</summary>
public sealed class ExampleTests(ITestOutputHelper output)
{
    // What fits together by chance only, such as a voucher and its use, may not have come together.
    private const int MostLeftOfAHundred = 6;

    // An alert and units that expired lately take months of history; what a change of plan costs depends on the day.
    private static readonly HashSet<string> WithoutOccasion = ["acknowledgeAlert", "reinstate", "changeVipPlan"];

    [Fact]
    public async Task Examples_are_answered_with_success_and_as_their_schemas_say()
    {
        await using var server = await ServerProcess.StartAsync();
        var contract = await Contract.OfAsync(server.Api);
        Assert.Empty(contract.Operations.Where(one => one.LacksExample).Select(one => one.ToString()));
        var partner = await ExampleShop.OpenAsync(server.Api);
        var walk = new ExampleWalk(contract, server.Api, ServerProcess.BootstrapKey, partner);

        await walk.RunAsync(contract.Operations.Where(one => !WithoutOccasion.Contains(one.Id)));

        foreach (var (operation, answer) in walk.Left) output.WriteLine($"{operation}: {answer}");
        Assert.InRange(walk.Left.Count * 100 / contract.Operations.Count, 0, MostLeftOfAHundred);
        Assert.Empty(walk.Complaints);
        await server.VerifyBookAsync();
    }

    [Fact]
    public async Task Every_answer_that_is_shown_is_as_its_schema_says()
    {
        await using var server = await ServerProcess.StartAsync();
        var contract = await Contract.OfAsync(server.Api);
        var schemas = new SchemaCheck(contract);
        var shown = from operation in contract.Operations
                    from answer in operation.Answers
                    from example in answer.Value.Examples
                    let schema = answer.Value.Schemas[example.Key]
                    select (Name: $"{operation} {answer.Key}", Complaint: schemas.Complaint(schema, example.Value));
        Assert.NotEmpty(shown);
        Assert.All(shown, one => Assert.True(one.Complaint is null, $"{one.Name}: {one.Complaint}"));
    }
}
