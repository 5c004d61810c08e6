using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>How the service leaves; <see cref="CrashTests"/> has it leave under load.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task Told_to_stop_it_says_so_at_once_and_serves_on_while_balancers_notice()
    {
        // Longer than any test: what is asked below is asked in time.
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["Shutdown__AnnounceSeconds"] = "600", ["Shutdown__LimitSeconds"] = "700",
        });
        var (program, member) = await server.Api.CreateMemberOfNewProgramAsync();

        server.TellToStop();
        var ready = await server.Api.GetAsync("/health/ready");
        for (; ready.Status == 200; ready = await server.Api.GetAsync("/health/ready")) await Task.Delay(10);
        Assert.Equal((503, "stopping"), (ready.Status, (string)ready.Json["status"]!));

        var bought = (await server.Api.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00))).Expect(201);
        Assert.Equal(["close"], bought.Headers.Connection);
        (await server.Api.GetAsync("/health/live")).Expect(200);
        await server.KillAsync();
        await server.RestartAsync();
        Assert.Equal(1, await server.Api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task Told_to_stop_while_the_database_hangs_it_leaves_within_its_limit_and_has_not_answered()
    {
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["Shutdown__LimitSeconds"] = "10",
        });
        var (program, member) = await server.Api.CreateMemberOfNewProgramAsync();
        Task<Answer> purchase;
        await using (await server.Database.HoldAccountsAsync())
        {
            purchase = server.Api.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00));
            await Task.WhenAny(purchase, Task.Delay(200));
            Assert.Equal(0, await server.StopAsync());
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => purchase);
        await server.RestartAsync();
        Assert.Equal(0, await server.Api.AvailableAsync(member, program));
    }
}
