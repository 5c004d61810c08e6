using System.CommandLine;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty migrate</c>: brings a database to this build's schema, or shows how.</summary>
internal static class MigrateCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Apply nothing; print the SQL of what is missing, as a script for whoever may run it.",
    };

    private static readonly Option<bool> Script = new("--script")
    {
        Description = "Connect to nothing; print the SQL of the whole schema, for an empty database.",
    };

    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database to this build's schema; makes it where it is absent.")
        {
            DryRun, Script,
        };
        new DatabaseOptions().Run(command, (parsed, dialect, console, _) =>
        {
            if (parsed.GetValue(Script)) Print(dialect, Migration.All(dialect.Name), console);
            else if (parsed.GetValue(DryRun)) Print(dialect, Migrator.Missing(dialect), console);
            else Apply(dialect, console);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Apply(SqlDialect dialect, IAnsiConsole console)
    {
        var applied = Migrator.Migrate(dialect, TimeProvider.System);
        foreach (var name in applied) console.WriteLine($"Applied {name}.");
        if (applied.Count == 0) console.WriteLine("The schema is current.");
    }

    // Past the console's own writing, which breaks long lines.
    private static void Print(SqlDialect dialect, IReadOnlyList<Migration> migrations, IAnsiConsole console) =>
        console.Profile.Out.Writer.WriteLine(migrations.Count == 0
            ? "-- The schema is current." : Migrator.Script(dialect, migrations, TimeProvider.System));
}
