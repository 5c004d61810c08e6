using System.CommandLine;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty sweep</c>: writes down what time has changed of all members, as the service does by itself. It may run
/// beside it.
/// </summary>
internal static class SweepCommand
{
    public static Command Create()
    {
        var command = new Command("sweep", "Write down what time has changed: expiries, maturities, tiers, birthdays.");
        new DatabaseOptions().Run(command, (_, dialect, console, cancellation) =>
            SweepAsync(dialect, console, cancellation));
        return command;
    }

    private static async Task<int> SweepAsync(
        SqlDialect dialect, IAnsiConsole console, CancellationToken cancellation)
    {
        using var readers = new ReadPool(dialect);
        using var writer = new LedgerWriter(
            dialect, new CatalogCache(), TimeProvider.System, new LedgerWriterOptions(),
            NullLogger<LedgerWriter>.Instance);
        var sweeper = new Sweeper(writer, readers, new TenantTime(TimeProvider.System, readers));
        var left = 0L;
        foreach (var tenant in readers.Read(TenantList.All))
        {
            var settled = await sweeper.SweepAsync(
                tenant, () => Task.FromResult(!cancellation.IsCancellationRequested));
            left += sweeper.CountDue(tenant);
            console.MarkupLineInterpolated($"{tenant.Name}: {settled:N0} members settled.");
        }

        if (left > 0) console.MarkupLineInterpolated($"[red]{left:N0} accounts are still due.[/]");
        return left > 0 ? 1 : 0;
    }
}
