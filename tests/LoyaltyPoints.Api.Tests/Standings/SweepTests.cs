using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Standings;

/// <summary>The service sweeps by itself, without anybody who moves a clock.</summary>
public sealed class SweepTests
{
    private const string Tiers = """
        { "name": "Club", "type": "tiered", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "tiers": { "window": "lifetime", "validity": { "kind": "whileReached" }, "levels": [
            { "id": "bronze", "name": "Bronze" },
            { "id": "silver", "name": "Silver", "reach": { "spend": 100000 } } ] } }
        """;

    [Fact]
    public async Task A_program_takes_effect_after_its_members_joined_then_a_sweep_writes_down_their_first_tier()
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Sweeps__IntervalSeconds"] = "1" });
        var api = server.Api;
        var program = (string)(await api.PostAsync("/v1/programs", Tiers)).Expect(201).Json["id"]!;
        var member = await api.CreateMemberAsync(program);
        (await api.PostAsync($"/v1/programs/{program}/publish", new { version = 1 })).Expect(200);

        JsonArray moves;
        do
        {
            // The end is the test run's own time limit; a slow machine only takes longer.
            await Task.Delay(50);
            var standing = (await api.GetAsync($"/v1/members/{member}/standing")).Expect(200).Json["data"]![0]!;
            Assert.Equal("bronze", (string)standing["tier"]!["id"]!);
            moves = standing["tierChanges"]!.AsArray();
        }
        while (moves.Count == 0);

        Assert.Equal(("none", "bronze"), ((string)moves[0]!["from"]!, (string)moves[0]!["to"]!));
        Assert.Single(moves);
        await api.VerifyAsync(member);
    }
}
