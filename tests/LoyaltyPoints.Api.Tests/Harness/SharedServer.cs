namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>One server for all tests that need nothing special; each makes programs and members of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private ServerProcess? server;

    public ServerProcess Server => server ?? throw new InvalidOperationException("Not started.");

    /// <summary>A client with the bootstrap key.</summary>
    public ApiClient Api => Server.Api;

    public async Task InitializeAsync() => server = await ServerProcess.StartAsync();

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<SharedServer>
{
    public const string Name = "one server";
}
