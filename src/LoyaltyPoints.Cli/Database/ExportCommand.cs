using System.CommandLine;
using LoyaltyPoints.Storage.TenantExports;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty export</c>: one tenant, whole, into a file that any engine takes in.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var tenant = new Option<int>("--tenant") { Required = true, Description = "Its number: `loyalty keys list`." };
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = "The file to make." };
        var keys = new Option<bool>("--with-keys")
        {
            Description = "Also the hashes of its API keys: its callers go on with the keys that they have.",
        };
        var command = new Command("export", "Write a tenant, as of one instant, into a file.") { tenant, to, keys };
        new DatabaseOptions().Run(command, (parsed, dialect, console, _) => GuardAsync(console, () =>
        {
            var rows = new TenantExport(dialect, TimeProvider.System).Write(
                parsed.GetValue(tenant), Path.GetFullPath(parsed.GetValue(to)!), parsed.GetValue(keys));
            console.MarkupLineInterpolated($"{rows:N0} rows.");
            return Task.CompletedTask;
        }));
        return command;
    }

    /// <summary>Runs it, and says so where files or database do not let it.</summary>
    internal static async Task<int> GuardAsync(IAnsiConsole console, Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception refused) when (refused is ExportException or IOException or UnauthorizedAccessException)
        {
            console.MarkupLineInterpolated($"[red]{refused.Message}[/]");
            return 1;
        }
    }
}
