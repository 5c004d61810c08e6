using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests;
using Microsoft.AspNetCore.Builder;

namespace LoyaltyPoints.Api.Tests.Faults;

/// <summary>A clock that somebody sets wrong.</summary>
public sealed class SetClock : TimeProvider
{
    /// <summary>How far it is from what it should show.</summary>
    public TimeSpan Wrong { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Wrong;
}

/// <summary>The whole service inside this process, by a clock that can be set.</summary>
public sealed class HostedService : IAsyncDisposable
{
    private readonly WebApplication app;

    private HostedService(WebApplication app, Database database, Uri address) =>
        (this.app, Database, Api) = (app, database, new ApiClient(address, ServerProcess.BootstrapKey));

    public Database Database { get; }

    public ApiClient Api { get; }

    public static async Task<HostedService> StartAsync(Database database, TimeProvider clock)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var app = ServiceHost.Build(
            [
                "--urls", address.ToString(), "--LOYALTY_BOOTSTRAP_KEY", ServerProcess.BootstrapKey,
                "--Database:Provider", database.Provider, "--ConnectionStrings:Loyalty", database.ConnectionString,
                "--Serilog:MinimumLevel:Default", "Error",
            ],
            clock);
        await app.PrepareAsync();
        await app.StartAsync();
        return new HostedService(app, database, address);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Database.Dispose();
    }
}
