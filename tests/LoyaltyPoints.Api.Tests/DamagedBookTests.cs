using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>
/// A database that somebody has tampered with: what cannot be answered is said, and the rest goes on.
/// </summary>
public sealed class DamagedBookTests
{
    [Fact]
    public async Task A_line_of_a_batch_fails_as_nobody_expected_then_it_alone_is_answered_500()
    {
        await using var server = await ServerProcess.StartAsync();
        var (_, member) = await server.Api.CreateMemberOfNewProgramAsync();
        var lost = Bodies.Purchase(member, 10_00).ToJsonString();
        (await server.Api.PostBatchAsync(lost)).ForEach(answer => Assert.Equal(201, (int)answer["status"]!));
        Assert.Equal(1, await server.Database.ExecuteAsync("DELETE FROM purchases"));

        var answers = await server.Api.PostBatchAsync(
            Bodies.Purchase(member, 10_00).ToJsonString(), lost, Bodies.Purchase(member, 10_00).ToJsonString());

        Assert.Equal([201, 500, 201], answers.Select(answer => (int)answer["status"]!));
        Assert.Equal("internal_error", (string?)answers[1]["problem"]!["code"]);
        await server.Api.VerifyAsync(member);
    }
}
