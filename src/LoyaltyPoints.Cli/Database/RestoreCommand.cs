using System.CommandLine;
using LoyaltyPoints.Storage.Backups;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty restore</c>: puts a backup in the SQLite database's place, once every page, the schema and the whole book
/// of it are proved. Not over a running service.
/// </summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Required = true, HelpName = "FILE", Description = "What `loyalty backup` has made.",
        };
        var force = new Option<bool>("--force")
        {
            Description = "Replace a database that holds a tenant; it is kept beside, under another name.",
        };
        var command = new Command("restore", "Put a backup in the SQLite database's place.") { from, force };
        new DatabaseOptions().Run(command, (parsed, dialect, console, _) =>
        {
            try
            {
                var aside = DatabaseFile.Restore(
                    dialect, Path.GetFullPath(parsed.GetValue(from)!), parsed.GetValue(force), TimeProvider.System);
                if (aside is not null) console.MarkupLineInterpolated($"The database that was there is {aside}.");
                console.WriteLine("Restored; the whole book fits.");
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
