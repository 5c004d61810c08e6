using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Commands;

/// <summary><c>loyalty doctor</c>: what it says, and that it says it with its exit code.</summary>
[Collection(ServerCollection.Name)]
public sealed class DoctorCommandTests(SharedServer shared) : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task All_is_well_then_it_says_so_of_each_thing_and_leaves_with_0()
    {
        var (exitCode, output) = await shared.Server.RunAsync(["doctor", "--json"]);

        Assert.True(exitCode == 0, output);
        var findings = JsonNode.Parse(output)!["findings"]!.AsArray();
        Assert.DoesNotContain("bad", findings.Select(finding => (string)finding!["health"]!));
        Assert.Superset(
            new HashSet<string> { "settings", "database", "schema", "rights", "clock", "sweeps", "digest", "segments" },
            findings.Select(finding => (string)finding!["check"]!).ToHashSet());
    }

    [Theory]
    [InlineData("Writer__BatchSise", "10", "did you mean Writer__BatchSize")]
    [InlineData("Sweeps__IntervalSeconds", "-1", "it can be 0 to")]
    [InlineData("Database__Provider", "Oracle", "supported are")]
    [InlineData("ConnectionStrings__Loyalty", "Data Source=nowhere/none.db", "Start the service")]
    public async Task Something_is_wrong_then_it_is_named_with_what_to_do_and_it_leaves_with_1(
        string setting, string value, string said)
    {
        var (exitCode, output) = await ToItsEnd.RunAsync("loyalty.dll", folder.Path, ["doctor"], (setting, value));

        Assert.Equal(1, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Contains("BAD", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_is_behind_and_a_clock_was_set_back_then_somebody_is_warned()
    {
        await using var server = await ServerProcess.StartAsync();
        var program = await server.Api.CreateProgramAsync(Definitions.Spend(per: 100, units: 1));
        await server.Api.CreateMemberAsync(program);
        await server.StopAsync();
        await server.Database.ExecuteAsync("UPDATE accounts SET due_at = 1");
        await server.Database.ExecuteAsync(
            "INSERT INTO leases (name, holder, token, expires_at) VALUES ('x', 'y', 1, 9000000000000)");

        var (exitCode, output) = await server.RunAsync(["doctor"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("loyalty sweep", output, StringComparison.Ordinal);
        Assert.Contains("a lease ends in", output, StringComparison.Ordinal);
    }
}
