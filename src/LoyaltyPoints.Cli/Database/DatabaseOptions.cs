using System.CommandLine;
using System.Data.Common;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.PersonalData;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>The options of every command that opens the database itself; the service takes the same settings.</summary>
internal sealed class DatabaseOptions
{
    private const string Embedded = "Data Source=data/loyalty.db";

    // No default factories: the help text would show what is set, perhaps a password.
    private readonly Option<string?> provider = new("--provider")
    {
        Description = "The engine; else read from Database__Provider, a mounted file or variable. [default: Sqlite]",
    };

    private readonly Option<string?> connection = new("--connection")
    {
        Description = $"The connection string; else read from ConnectionStrings__Loyalty. [default: {Embedded}]",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(provider);
        command.Options.Add(connection);
    }

    /// <exception cref="ConfigurationException">What is given is no database's.</exception>
    public SqlDialect Open(ParseResult parsed) => SqlDialects.Open(
        parsed.GetValue(provider) ?? MountedSettings.Find("Database__Provider") ?? "Sqlite",
        parsed.GetValue(connection) ?? MountedSettings.Find("ConnectionStrings__Loyalty") ?? Embedded,
        PersonalDataCipher.Of(MountedSettings.Find("PersonalData__Key")));

    /// <summary>Makes the command run over the database, and say so where the database does not let it.</summary>
    public void Run(Command command, Func<ParseResult, SqlDialect, IAnsiConsole, CancellationToken, Task<int>> run)
    {
        AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var console = Terminal.Create();
            try
            {
                return await run(parsed, Open(parsed), console, cancellation);
            }
            catch (DbException refused)
            {
                console.MarkupLineInterpolated(
                    $"[red]The database of ConnectionStrings__Loyalty: {refused.Message}[/]");
                return 1;
            }
            catch (Exception refused) when (refused is ConfigurationException or SchemaMismatchException)
            {
                console.MarkupLineInterpolated($"[red]{refused.Message}[/]");
                return 1;
            }
        });
    }
}
