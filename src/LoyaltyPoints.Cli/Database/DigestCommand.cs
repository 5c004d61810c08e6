using System.CommandLine;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty digest</c>: takes in for analytics what was recorded, as the service does by itself. It may run beside
/// it.
/// </summary>
internal static class DigestCommand
{
    private static readonly TimeSpan Unlimited = TimeSpan.FromDays(1);

    public static Command Create()
    {
        var again = new Option<bool>("--again")
        {
            Description = "First tell everything that was ever recorded once more: for a database that is older.",
        };
        var command = new Command("digest", "Take in for analytics what was recorded.") { again };
        new DatabaseOptions().Run(command, (result, dialect, console, cancellation) =>
            DigestAsync(dialect, result.GetValue(again), console, cancellation));
        return command;
    }

    private static async Task<int> DigestAsync(
        SqlDialect dialect, bool again, IAnsiConsole console, CancellationToken cancellation)
    {
        using var readers = new ReadPool(dialect);
        var catalogs = new CatalogCache();
        using var writer = new LedgerWriter(
            dialect, catalogs, TimeProvider.System, new LedgerWriterOptions(), NullLogger<LedgerWriter>.Instance);
        using var digests = new FactDigests(writer, readers, TimeProvider.System);
        using var units = new UnitDigests(writer, readers, catalogs, TimeProvider.System);
        var isDone = true;
        foreach (var tenant in readers.Read(TenantList.All))
        {
            if (again)
            {
                var settings = readers.Read(session => catalogs.Current(session, tenant.Id).Analytics);
                var told = await new FactRebuild(writer, dialect).RunAsync(tenant.Id, settings);
                if (told is null) return Failed(console, tenant);
                console.MarkupLineInterpolated($"{tenant.Name}: {told:N0} facts told again.");
            }

            if (await digests.RunAsync(tenant.Id, Unlimited, cancellation)
                && await units.RunAsync(tenant.Id, Unlimited, cancellation)) continue;
            console.MarkupLineInterpolated($"[red]{tenant.Name}: another instance is at it.[/]");
            isDone = false;
        }

        return isDone ? 0 : 1;
    }

    private static int Failed(IAnsiConsole console, TenantRecord tenant)
    {
        console.MarkupLineInterpolated($"[red]{tenant.Name}: the database did not take it; run it again.[/]");
        return 1;
    }
}
