using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>A server that delivers to this machine, and tries again after a second.</summary>
public sealed class HookServer : IAsyncLifetime
{
    /// <summary>Retries soon, and gives up after four seconds.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["Webhooks__AllowHttp"] = "true",
        ["Webhooks__AllowPrivateAddresses"] = "true",
        ["Webhooks__PollMilliseconds"] = "100",
        ["Webhooks__LeaseSeconds"] = "2",
        ["Webhooks__RetrySeconds"] = "1,1,2",
        ["Webhooks__FailuresToStop"] = "6",
        ["Webhooks__SecretKey"] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ["Events__IntervalMilliseconds"] = "50",
    };

    private ServerProcess? server;

    public ServerProcess Server => server ?? throw new InvalidOperationException("Not started.");

    public ApiClient Api => Server.Api;

    public async Task InitializeAsync() => server = await ServerProcess.StartAsync(Settings);

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
