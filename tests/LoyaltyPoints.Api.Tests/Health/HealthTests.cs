using LoyaltyPoints.Api.Health;
using LoyaltyPoints.Api.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Probes_need_no_key()
    {
        await using var api = await TestApi.StartAsync(_ => { });
        api.Client.DefaultRequestHeaders.Clear();
        var (live, liveness) = await api.GetAsync("/health/live");
        var (ready, readiness) = await api.GetAsync("/health/ready");
        Assert.Equal((200, "live"), ((int)live.StatusCode, liveness.GetProperty("status").GetString()));
        Assert.Equal((200, "ready"), ((int)ready.StatusCode, readiness.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("fine", 200, true)]
    [InlineData("down", 503, false)]
    [InlineData("fails", 503, false)]
    [InlineData("hangs", 503, false)]
    public async Task A_check_that_does_not_pass_makes_the_service_unready(string state, int status, bool passes)
    {
        await using var api = await TestApi.StartAsync(
            _ => { }, services => services.AddSingleton<IReadinessCheck>(new Check(state)));
        var (response, body) = await api.GetAsync("/health/ready");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(passes ? "ready" : "unready", body.GetProperty("status").GetString());
        Assert.Equal(passes, body.GetProperty("checks").GetProperty("database").GetBoolean());
        Assert.Equal(200, (int)(await api.Client.GetAsync("/health/live")).StatusCode);
    }

    private sealed class Check(string state) : IReadinessCheck
    {
        public string Name => "database";

        public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation)
        {
            // Deaf to cancellation on purpose: the probe must not hang with it.
            if (state == "hangs") await new TaskCompletionSource().Task;
            return state == "fails" ? throw new TimeoutException() : state == "fine";
        }
    }
}
