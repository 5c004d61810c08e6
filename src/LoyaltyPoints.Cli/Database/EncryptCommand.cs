using System.CommandLine;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.PersonalData;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty encrypt</c>: writes members anew who lie in plain or under an older key, so that all lie under the first
/// key of <c>PersonalData__Key</c>. It may run beside the service, be broken off and begun again.
/// </summary>
internal static class EncryptCommand
{
    public static Command Create()
    {
        var command = new Command("encrypt", "Write personal data anew under the first key of PersonalData__Key.");
        new DatabaseOptions().Run(
            command, static (_, dialect, console, cancellation) => EncryptAsync(dialect, console, cancellation));
        return command;
    }

    private static async Task<int> EncryptAsync(
        SqlDialect dialect, IAnsiConsole console, CancellationToken cancellation)
    {
        if (!dialect.Personal.IsOn)
            throw new ConfigurationException("PersonalData__Key names no key to encrypt under.");
        using var readers = new ReadPool(dialect);
        using var writer = new LedgerWriter(
            dialect, new CatalogCache(), TimeProvider.System, new LedgerWriterOptions(),
            NullLogger<LedgerWriter>.Instance);
        var rewrite = new PersonalDataRewrite(writer, readers);
        foreach (var tenant in readers.Read(TenantList.All))
        {
            var count = await rewrite.RunAsync(tenant.Id, cancellation);
            if (count is null)
            {
                console.MarkupLineInterpolated($"[red]{tenant.Name}: the database did not take it; run it again.[/]");
                return 1;
            }

            console.MarkupLineInterpolated($"{tenant.Name}: {count.Value:N0} members written.");
        }

        return 0;
    }
}
