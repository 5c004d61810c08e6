using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What was answered survives a kill, and what is asked again is answered as it was the first time.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const int TillCount = 24;
    private const int MemberCount = 30;
    private const long OpeningUnits = 1_000_000;

    // Any seed will do; a fixed one lets a failure be looked at again.
    private readonly Random random = new(2011);

    [Fact]
    public async Task Killed_ten_times_under_load_the_server_loses_nothing_it_answered_and_counts_nothing_twice()
    {
        await using var server = await ServerProcess.StartAsync();
        var (program, members, tills) = await OpenAsync(server);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await WorkUntilAsync(tills, server.KillAsync);
            await server.RestartAsync();
            var onTheWay = tills.Count(till => till.Writes is [.., { Answered: null }]);
            output.WriteLine($"kill {kill}: {tills.Sum(till => till.Answered)} answered, {onTheWay} on their way");
        }

        await CheckAsync(server, program, members, tills);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task Told_to_stop_under_load_the_server_answers_what_it_took_and_leaves_in_good_order(
        string announceSeconds)
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Shutdown__AnnounceSeconds"] = announceSeconds });
        var (program, members, tills) = await OpenAsync(server);

        var exitCode = -1;
        await WorkUntilAsync(tills, async cancellationToken => exitCode = await server.StopAsync(cancellationToken));
        Assert.True(exitCode == 0, $"Exit code {exitCode}:\n{server.Output.Tail()}");
        await server.RestartAsync();
        foreach (var till in tills)
        {
            // Nothing was done that nobody was told of: it was taken and answered, or not taken.
            if (till.Writes is not [.., { Answered: null } last]) continue;
            last.Answered = (await till.AgainAsync(last)).Expect(201);
            Assert.False(last.Answered.WasReplayed);
        }

        await CheckAsync(server, program, members, tills);
    }

    /// <summary>A program, members with units to spend, and tills that know them.</summary>
    private async Task<(string Program, string[] Members, Till[] Tills)> OpenAsync(ServerProcess server)
    {
        var program = await server.Api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var members = new string[MemberCount];
        for (var i = 0; i < MemberCount; i++)
        {
            members[i] = await server.Api.CreateMemberAsync(program);
            await server.Api.GrantAsync(members[i], program, OpeningUnits);
        }

        var tills = Enumerable.Range(1, TillCount)
            .Select(i => new Till(server.Api, $"crash-till-{i}", program, members, random.Next()));
        return (program, members, [.. tills]);
    }

    /// <summary>Lets the tills work, and ends the server somewhere in the middle of it.</summary>
    private async Task WorkUntilAsync(Till[] tills, Func<CancellationToken, Task> endAsync)
    {
        using var stop = new CancellationTokenSource();
        var enough = tills.Sum(till => till.Answered) + random.Next(30, 400);
        var working = tills.Select(till => Task.Run(() => till.WorkAsync(stop.Token))).ToArray();
        while (tills.Sum(till => till.Answered) < enough && !working.Any(task => task.IsCompleted))
        {
            await Task.Delay(random.Next(1, 8));
        }

        await endAsync(CancellationToken.None);
        await stop.CancelAsync();
        await Task.WhenAll(working);
    }

    private static async Task CheckAsync(ServerProcess server, string program, string[] members, Till[] tills)
    {
        var api = server.Api;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await Task.WhenAll(tills.Select(till => till.FinishAsync(patience.Token)));
        await Task.WhenAll(tills.Select(till => CheckAnswersAsync(api, till)));

        var byMember = tills.SelectMany(till => till.Writes).ToLookup(write => write.Member);
        foreach (var member in members)
        {
            var expected = OpeningUnits + byMember[member].Sum(write => write.Units);
            Assert.Equal(expected, await api.AvailableAsync(member, program));
            await CheckLedgerAsync(api, program, member, byMember[member]);
            await api.VerifyAsync(member);
        }

        await server.VerifyBookAsync();
    }

    private static async Task CheckAnswersAsync(ApiClient api, Till till)
    {
        foreach (var write in till.Writes)
        {
            var again = await till.AgainAsync(write);
            Assert.True(again.WasReplayed, $"Done twice: {again}");
            Assert.Equal(write.Answered!.Status, again.Status);
            Assert.Equal(write.Answered.Text, again.Text);
            if (write.Units < 0) continue;

            var earned = again.Json["results"]!.AsArray().Single()!;
            Assert.Equal(write.Units, (long)earned["units"]!);
            var kept = (await api.GetAsync($"/v1/purchases/{(string)again.Json["id"]!}")).Expect(200);
            Assert.Equal(write.Units, (long)kept.Json["results"]!.AsArray().Single()!["units"]!);
        }
    }

    /// <summary>Each write is in the ledger once, with its units: no more entries, no fewer.</summary>
    private static async Task CheckLedgerAsync(
        ApiClient api, string program, string member, IEnumerable<Write> writes)
    {
        var entries = await api.AllAsync($"/v1/members/{member}/ledger?programId={program}");
        var expected = writes.Select(write => Math.Abs(write.Units)).Append(OpeningUnits).Where(units => units > 0);
        Assert.Equal(expected.Order(), entries.Select(entry => (long)entry["units"]!).Order());
    }
}
