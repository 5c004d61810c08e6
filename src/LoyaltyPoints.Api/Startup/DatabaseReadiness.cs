using LoyaltyPoints.Api.Health;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Startup;

/// <summary>Ready while the database answers a query and holds a tenant to serve.</summary>
internal sealed class DatabaseReadiness(ReadPool readers) : IReadinessCheck
{
    public string Name => "database";

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => new(readers.Read(TenantRows.Any));
}
