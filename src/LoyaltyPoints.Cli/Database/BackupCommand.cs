using System.CommandLine;
using System.Diagnostics;
using LoyaltyPoints.Storage.Backups;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty backup</c>: a copy of the SQLite database as of one instant, while the service runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = "The file to make." };
        var command = new Command("backup", "Copy the SQLite database, whole, while the service runs.") { to };
        new DatabaseOptions().Run(command, (parsed, dialect, console, _) =>
        {
            var watch = Stopwatch.StartNew();
            try
            {
                var bytes = DatabaseFile.Save(dialect, Path.GetFullPath(parsed.GetValue(to)!));
                console.MarkupLineInterpolated(
                    $"{bytes:N0} bytes in {watch.Elapsed.TotalSeconds:0.0} s; every page of the copy is whole.");
                return Task.FromResult(0);
            }
            catch (Exception refused) when (refused
                is BackupException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                console.MarkupLineInterpolated($"[red]{refused.Message}[/]");
                return Task.FromResult(1);
            }
        });
        return command;
    }
}
