namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A server with two tenants, and a client for each.</summary>
public sealed class TwoTenants : IAsyncLifetime
{
    private ServerProcess? server;
    private string? theirKey;

    public ServerProcess Server => server ?? throw new InvalidOperationException("Not started.");

    public ApiClient Ours => Server.Api;

    public ApiClient Theirs => Ours.With(theirKey);

    public async Task InitializeAsync()
    {
        server = await ServerProcess.StartAsync();
        theirKey = await server.CreateTenantAsync();
    }

    public async Task DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }
}
