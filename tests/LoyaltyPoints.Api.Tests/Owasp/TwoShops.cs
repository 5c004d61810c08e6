using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>Two tenants of one server, each with one of everything, and the operations that it tells of.</summary>
public sealed class TwoShops : IAsyncLifetime
{
    private readonly TwoTenants tenants = new();

    public ServerProcess Server => tenants.Server;

    public Belongings Ours { get; private set; } = null!;

    public Belongings Theirs { get; private set; } = null!;

    public IReadOnlyList<Operation> Operations { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await tenants.InitializeAsync();
        Ours = await Belongings.CreateAsync(Server, tenants.Ours, tenantId: 1);
        Theirs = await Belongings.CreateAsync(Server, tenants.Theirs, tenantId: 2);
        Operations = await Operation.AllAsync(tenants.Ours);
    }

    public Task DisposeAsync() => tenants.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class TwoShopsCollection : ICollectionFixture<TwoShops>
{
    public const string Name = "two shops";
}
