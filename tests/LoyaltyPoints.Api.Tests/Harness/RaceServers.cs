namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>One or more servers on one database, for <see cref="RaceTests"/>.</summary>
public abstract class RaceServers(int count) : IAsyncLifetime
{
    private readonly List<ServerProcess> servers = [];
    private readonly List<ApiClient> clients = [];

    public ServerProcess First => servers[0];

    /// <summary>The client of one of the servers; neighbouring numbers go to different servers.</summary>
    public ApiClient Api(int number = 0) => clients[number % clients.Count];

    public async Task InitializeAsync()
    {
        servers.Add(await ServerProcess.StartAsync());
        while (servers.Count < count) servers.Add(await servers[0].StartSiblingAsync());
        // A slow machine may be too busy for hundreds at once, and says so.
        foreach (var server in servers)
            clients.Add(new ApiClient(server.Address, ServerProcess.BootstrapKey) { IsPatient = true });
    }

    public async Task DisposeAsync()
    {
        foreach (var client in clients) client.Dispose();
        foreach (var server in Enumerable.Reverse(servers)) await server.DisposeAsync();
    }
}

public sealed class OneServer() : RaceServers(1);

public sealed class TwoServers() : RaceServers(2);
