using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Sqlite;

/// <summary><c>loyalty backup</c> while tills work, and <c>loyalty restore</c> after the server was killed.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Backup => Path.Combine(folder.Path, "backup.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Backed_up_under_load_and_restored_then_all_that_was_answered_before_is_there()
    {
        await using var server = await ServerProcess.StartAsync();
        var market = await Market.OpenAsync(
            server.Api, memberCount: 20, tillCount: 8, seed: 2011, pause: TimeSpan.FromMilliseconds(20));
        using var stop = new CancellationTokenSource();
        var working = market.WorkAsync(stop.Token);
        while (market.Answered < 200) await Task.Delay(10);
        var before = market.Tills.Select(till => till.Answered).ToArray();

        await ExpectAsync(server, 0, "whole", "backup", "--to", Backup);
        await ExpectAsync(server, 1, "already", "backup", "--to", Backup);
        await ExpectAsync(server, 1, "open", "restore", "--from", Backup, "--force");
        while (market.Answered < before.Sum() + 200) await Task.Delay(10);
        await server.KillAsync();
        await stop.CancelAsync();
        await working;

        await ExpectAsync(server, 1, "--force", "restore", "--from", Backup);
        await ExpectAsync(server, 0, "Restored", "restore", "--from", Backup, "--force");
        await server.RestartAsync();
        await server.VerifyBookAsync();
        await Task.WhenAll(market.Tills.Zip(before, async (till, answered) =>
        {
            foreach (var write in till.Writes.Take(answered)) Assert.True((await till.AgainAsync(write)).WasReplayed);
        }));

        // What came after the backup is sent again by the tills, and is there once.
        foreach (var write in market.Tills.SelectMany(till => till.Writes.Where(one => one.Answered is not null)))
            write.Answered = null;
        await Task.WhenAll(market.Tills.Select(async till =>
        {
            foreach (var write in till.Writes) write.Answered = (await till.AgainAsync(write)).Expect(201);
        }));
        await market.CheckAsync(server.Api);
    }

    [Fact]
    public async Task The_backup_is_damaged_then_it_is_not_restored_and_the_database_stays()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.StopAsync();
        await ExpectAsync(server, 0, "whole", "backup", "--to", Backup);
        await using (var file = new FileStream(Backup, FileMode.Open))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[8192]);
        }

        await ExpectAsync(server, 1, "not whole", "restore", "--from", Backup, "--force");
        await server.RestartAsync();
        (await server.Api.GetAsync("/v1/programs")).Expect(200);
    }

    private static async Task ExpectAsync(ServerProcess server, int exitCode, string said, params string[] arguments)
    {
        var (code, output) = await server.RunAsync(arguments);
        Assert.True(code == exitCode && output.Contains(said, StringComparison.Ordinal), $"{code}: {output}");
    }
}
