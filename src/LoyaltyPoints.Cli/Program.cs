using System.CommandLine;
using System.Globalization;
using LoyaltyPoints.Cli.Database;
using LoyaltyPoints.Cli.Demo;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Replay;

namespace LoyaltyPoints.Cli;

/// <summary>The <c>loyalty</c> command.</summary>
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        return Root().Parse(args).InvokeAsync();
    }

    /// <summary>The whole tree of commands.</summary>
    public static RootCommand Root() => new("Runs and checks a loyalty points service.")
    {
        MigrateCommand.Create(), KeysCommand.Create(), VerifyCommand.Create(), SweepCommand.Create(),
        DigestCommand.Create(),
        EncryptCommand.Create(), DoctorCommand.Create(), BackupCommand.Create(), RestoreCommand.Create(),
        ExportCommand.Create(), ImportCommand.Create(),
        ReplayCommand.Create(),
        DemoCommand.Create(), HealthCommand.Create(),
    };
}
