using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>What happens when more is asked than is given: an honest answer, and nothing done by halves.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_full_queue_is_told_to_come_back_and_whoever_does_is_served_once()
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Writer__QueueCapacity"] = "1" });
        var (program, member) = await server.Api.CreateMemberOfNewProgramAsync();
        var expected = 0L;
        var turnedAway = 0;

        // How many fall together is up to the machine: so again until some were turned away.
        for (var round = 0; turnedAway == 0 && round < 50; round++)
        {
            var bodies = Enumerable.Range(0, 64).Select(_ => Bodies.Purchase(member, 10_00).ToJsonString()).ToArray();
            turnedAway += (await Race.RunAsync(64, i => InsistAsync(server.Api, bodies[i]))).Sum();
            expected += 64;
            Assert.Equal(expected, await server.Api.AvailableAsync(member, program));
        }

        Assert.True(turnedAway > 0, "The queue was never full.");
        await server.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_key_that_spent_its_quota_waits_and_other_keys_do_not()
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Quota__Burst"] = "20", ["Quota__RequestsPerSecond"] = "1" });
        using var other = server.Api.With(await server.Api.CreateKeyAsync("admin"));

        var answers = await Race.RunAsync(60, _ => server.Api.GetAsync("/v1/programs"));

        var refused = answers.Where(answer => answer.Status != 200).ToArray();
        Assert.NotEmpty(refused);
        foreach (var answer in refused)
        {
            Assert.Null(ProblemCheck.Complaint(answer.ExpectProblem(429, "rate_limited"), [429]));
            Assert.True(int.Parse(answer.Header("Retry-After")!) > 0);
            Assert.Contains("r=0", answer.Header("RateLimit")!);
        }

        (await other.GetAsync("/v1/programs")).Expect(200);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await server.Api.GetAsync("/v1/programs", patience.Token)).Status == 429)
        {
            await Task.Delay(200, patience.Token);
        }
    }

    /// <summary>Posts until it is taken, and gives how often it was not.</summary>
    private static async Task<int> InsistAsync(ApiClient api, string body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var refused = 0; ; refused++)
        {
            var answer = await api.PostAsync("/v1/purchases", body);
            if (answer.Status == 201)
            {
                Assert.False(answer.WasReplayed);
                return refused;
            }

            Assert.Null(ProblemCheck.Complaint(answer.ExpectProblem(503, "overloaded"), [503]));
            Assert.True(int.Parse(answer.Header("Retry-After")!) > 0);
            await Task.Delay(5, patience.Token);
        }
    }
}
