using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class HealthTests(SharedServer shared)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_good_and_needs_no_key(string path)
    {
        using var stranger = shared.Api.With(key: null);
        (await stranger.GetAsync(path)).Expect(200);
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_leaves_in_good_order_and_comes_back_with_what_it_knew()
    {
        await using var server = await ServerProcess.StartAsync();
        var (program, member) = await server.Api.CreateMemberOfNewProgramAsync();
        await server.Api.PostPurchaseAsync(member, 12_000);

        Assert.Equal(0, await server.StopAsync());
        await server.RestartAsync();

        Assert.Equal(12, await server.Api.AvailableAsync(member, program));
    }
}
