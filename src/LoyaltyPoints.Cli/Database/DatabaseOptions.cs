using System.CommandLine;
using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>The options of every command that opens the database itself; the service takes the same settings.</summary>
internal sealed class DatabaseOptions
{
    private const string Embedded = "Data Source=data/loyalty.db";

    private readonly Option<string> provider = new("--provider")
    {
        Description = "The engine; also read from Database__Provider.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("Database__Provider") ?? "Sqlite",
    };

    // No default factory: the help text would show what the environment holds, perhaps a password.
    private readonly Option<string?> connection = new("--connection")
    {
        Description = $"The connection string; also read from ConnectionStrings__Loyalty. [default: {Embedded}]",
    };

    private static string ConnectionOfEnvironment =>
        Environment.GetEnvironmentVariable("ConnectionStrings__Loyalty") ?? Embedded;

    /// <summary>Makes the command run over the database, and say so where the database does not let it.</summary>
    public void Run(Command command, Func<ParseResult, SqlDialect, IAnsiConsole, CancellationToken, Task<int>> run)
    {
        command.Options.Add(provider);
        command.Options.Add(connection);
        command.SetAction(async (parsed, cancellation) =>
        {
            var console = Terminal.Create();
            try
            {
                var dialect = SqlDialects.Open(
                    parsed.GetValue(provider)!, parsed.GetValue(connection) ?? ConnectionOfEnvironment);
                return await run(parsed, dialect, console, cancellation);
            }
            catch (Exception refused) when (refused is ConfigurationException or SchemaMismatchException or DbException)
            {
                console.MarkupLineInterpolated($"[red]{refused.Message}[/]");
                return 1;
            }
        });
    }
}
