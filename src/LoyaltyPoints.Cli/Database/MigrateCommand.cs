using System.CommandLine;
using LoyaltyPoints.Storage.Migrations;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty migrate</c>: brings a database to this build's schema.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this build's schema; makes it where it is absent.");
        new DatabaseOptions().Run(command, (_, dialect, console, _) =>
        {
            var applied = Migrator.Migrate(dialect, TimeProvider.System);
            foreach (var name in applied) console.WriteLine($"Applied {name}.");
            if (applied.Count == 0) console.WriteLine("The schema is current.");
            return Task.FromResult(0);
        });
        return command;
    }
}
