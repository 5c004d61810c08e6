using LoyaltyPoints.Api.Tests.Faults;
using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;
using LoyaltyCommand = LoyaltyPoints.Cli.Program;

namespace LoyaltyPoints.Api.Tests.Sqlite;

/// <summary>A moment of each fault that <c>faults</c> of the benchmarks shows at length.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task The_disk_is_full_under_load_then_tills_are_told_so_and_nothing_answered_is_lost()
    {
        await using var server = await ServerProcess.StartAsync(before: FileSizes.Ignoring);
        var run = new FaultRun(server.Api, server.VerifyBookAsync, pause: Pause);

        var row = await run.RunAsync("disk full", () => Do(() => FileSizes.Limit(server.Id, 65_536)), Moment, () =>
            Do(() => FileSizes.Lift(server.Id)));

        output.WriteLine($"{FaultRow.Header}\n{row}");
        Assert.Equal(0, row.Unanswered);
    }

    [Fact]
    public async Task The_database_cannot_be_written_to_then_reads_are_answered_and_writes_told_to_come_back()
    {
        await using var writable = await ServerProcess.StartAsync();
        var program = await writable.Api.CreateProgramAsync(Definitions.Spend(per: 100, units: 1));
        var member = await writable.Api.CreateMemberAsync(program);
        await writable.Api.PostPurchaseAsync(member, 1000);
        await writable.StopAsync();
        var copy = writable.Database.Copy();
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["ConnectionStrings__Loyalty"] = $"{copy.ConnectionString};Mode=ReadOnly",
            },
            copy);

        Assert.Equal(10, await server.Api.AvailableAsync(member, program));
        var refused = await server.Api.PostAsync("/v1/purchases", Bodies.Purchase(member, 1000, "later"));
        Assert.NotNull(refused.ExpectProblem(503, "database_unavailable").Header("Retry-After"));
        Assert.Equal(10, await server.Api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task The_clock_goes_back_an_hour_and_forth_under_load_then_nobody_notices()
    {
        var clock = new SetClock();
        await using var service = await HostedService.StartAsync(new SqliteDatabase(), clock);
        var run = new FaultRun(service.Api, async () =>
            Assert.Equal(0, await LoyaltyCommand.Main(["verify", .. service.Database.Options])),
            pause: Pause);

        var row = await run.RunAsync(
            "clock back an hour", () => Do(() => clock.Wrong = -TimeSpan.FromHours(1)), Moment,
            () => Do(() => clock.Wrong = TimeSpan.Zero), isNoticed: false);

        output.WriteLine($"{FaultRow.Header}\n{row}");
        Assert.Equal((0, 0), (row.Refused, row.Unanswered));
    }

    /// <summary>A process that had none left was ended by its runtime, "Out of memory".</summary>
    [Fact]
    public async Task More_slow_callers_come_than_there_are_file_handles_then_they_are_cut_off_and_tills_are_answered()
    {
        await using var server = await ServerProcess.StartAsync(before: "ulimit -n 1024");
        var program = await server.Api.CreateProgramAsync(Definitions.Spend(per: 100, units: 1));
        var member = await server.Api.CreateMemberAsync(program);
        using var slow = await SlowCallers.OpenAsync(server.Address, ServerProcess.BootstrapKey, 1200);

        // Over the connection that it has.
        await server.Api.PostPurchaseAsync(member, 1000);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (slow.Open > 0) await Task.Delay(100, patience.Token);
        using var newcomer = server.Api.With(ServerProcess.BootstrapKey);
        await newcomer.PostPurchaseAsync(member, 1000);

        Assert.Equal(20, await newcomer.AvailableAsync(member, program));
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
