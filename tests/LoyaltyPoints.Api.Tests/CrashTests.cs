using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What was answered survives a kill, and what is asked again is answered as it was the first time.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int TillCount = 24;
    private const int MemberCount = 30;

    private readonly Random random = new(2011);

    [Fact]
    public async Task Killed_ten_times_under_load_the_server_loses_nothing_it_answered_and_counts_nothing_twice()
    {
        await using var server = await ServerProcess.StartAsync();
        var market = await OpenAsync(server);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await WorkUntilAsync(market, server.KillAsync);
            await server.RestartAsync();
            var onTheWay = market.Tills.Count(till => till.Writes is [.., { Answered: null }]);
            output.WriteLine($"kill {kill}: {market.Answered} answered, {onTheWay} on their way");
        }

        await market.CheckAsync(server.Api);
        await server.VerifyBookAsync();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Told_to_stop_under_load_the_server_answers_what_it_took_and_leaves_in_good_order(
        string announceSeconds)
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Shutdown__AnnounceSeconds"] = announceSeconds });
        var market = await OpenAsync(server);

        var exitCode = -1;
        await WorkUntilAsync(market, async cancellationToken => exitCode = await server.StopAsync(cancellationToken));
        Assert.True(exitCode == 0, $"Exit code {exitCode}:\n{server.Output.Tail()}");
        await server.RestartAsync();
        foreach (var till in market.Tills)
        {
            // Nothing was done that nobody was told of: it was taken and answered, or not taken.
            if (till.Writes is not [.., { Answered: null } last]) continue;
            last.Answered = (await till.AgainAsync(last)).Expect(201);
            Assert.False(last.Answered.WasReplayed);
        }

        await market.CheckAsync(server.Api);
        await server.VerifyBookAsync();
    }

    private Task<Market> OpenAsync(ServerProcess server) =>
        Market.OpenAsync(server.Api, MemberCount, TillCount, random.Next());

    /// <summary>Lets the tills work, and ends the server somewhere in the middle of it.</summary>
    private async Task WorkUntilAsync(Market market, Func<CancellationToken, Task> endAsync)
    {
        using var stop = new CancellationTokenSource();
        var enough = market.Answered + random.Next(30, 400);
        var working = market.WorkAsync(stop.Token);
        while (market.Answered < enough && !working.IsCompleted) await Task.Delay(random.Next(1, 8));

        await endAsync(CancellationToken.None);
        await stop.CancelAsync();
        await working;
    }
}
