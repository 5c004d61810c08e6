using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoyaltyPoints.Cli.Database;

/// <summary>Writes from the command line take the service's own path, so that both may write at a time.</summary>
internal static class DatabaseWrite
{
    public static async Task<WorkResult> RunAsync(SqlDialect dialect, Func<Batch, WorkResult> execute)
    {
        using var writer = new LedgerWriter(
            dialect, new CatalogCache(), TimeProvider.System, new LedgerWriterOptions(),
            NullLogger<LedgerWriter>.Instance);
        return await writer.WriteAsync(new FunctionWork(0, null, execute));
    }
}
