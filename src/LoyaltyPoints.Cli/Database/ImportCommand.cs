using System.CommandLine;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.TenantExports;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty import</c>: takes a tenant in that <c>loyalty export</c> wrote; all of it or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Required = true, HelpName = "FILE", Description = "What `loyalty export` has made.",
        };
        var command = new Command("import", "Take a tenant in that was exported, with its number and its history.")
        {
            from,
        };
        new DatabaseOptions().Run(command, (parsed, dialect, console, _) => ExportCommand.GuardAsync(
            console, () => ImportAsync(dialect, Path.GetFullPath(parsed.GetValue(from)!), console)));
        return command;
    }

    private static async Task ImportAsync(SqlDialect dialect, string file, IAnsiConsole console)
    {
        using var writer = new LedgerWriter(
            dialect, new CatalogCache(), TimeProvider.System, new LedgerWriterOptions(),
            NullLogger<LedgerWriter>.Instance);
        var (header, rows) = await new TenantImport(writer, dialect).ReadAsync(file);
        console.MarkupLineInterpolated(
            $"Tenant {header.TenantId} {header.Tenant} as of {header.AsOf:O}: {rows:N0} rows.");
        console.WriteLine("Prove it with `loyalty verify`.");
        if (!header.HasKeys) console.WriteLine("It has no API keys: `loyalty keys create --tenant`.");
    }
}
