using LoyaltyPoints.Api.Health;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Startup;

/// <summary>Ready while the database answers a query and holds a tenant to serve.</summary>
internal sealed class DatabaseReadiness(ReadPool readers) : IReadinessCheck
{
    public string Name => "database";

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => 
        // On a thread of its own, so that whoever asks can stop waiting.
        new(Task.Run(() => readers.Probe(TenantRows.Any), cancellation));
}
