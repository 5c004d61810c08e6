using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Merges;

/// <summary>Merges among purchases, over two processes on one database.</summary>
public sealed class MergeRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task Purchases_come_in_for_both_records_while_they_are_merged_then_each_counts_once()
    {
        var (program, into) = await servers.Api().CreateMemberOfNewProgramAsync();
        var from = await servers.Api().CreateMemberAsync(program);

        var answers = await Race.RunAsync(24, i => i is 7 or 8
            ? servers.Api(i).PostAsync($"/v1/members/{into}/merge", new { from })
            : servers.Api(i).PostAsync("/v1/purchases", Bodies.Purchase(i % 2 == 0 ? into : from, 100_00)));

        Assert.Equal(22 + 1, answers.Count(answer => answer.Status == 201));
        Assert.Single(answers, answer => answer.Status == 409);
        Assert.Equal(220, await servers.Api(1).AvailableAsync(from, program));
        await servers.First.VerifyBookAsync();
    }
}
