using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Checkups;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty doctor</c>: looks at settings, database, clock, disk and what may be behind, and says what to do. Exit
/// code 1 where something does not work. It changes nothing, and may run beside the service.
/// </summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Answer as one JSON document." };
        var command = new Command("doctor", "Look at settings, database, clock, disk and lags, and say what to do.")
        {
            json,
        };
        var database = new DatabaseOptions();
        database.AddTo(command);
        command.SetAction(parsed =>
        {
            var findings = Look(() => database.Open(parsed)).ToList();
            var isWell = findings.TrueForAll(finding => finding.Health != Health.Bad);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(new { isWell, findings }, Json));
            else Write(Terminal.Create(), findings);
            return isWell ? 0 : 1;
        });
        return command;
    }

    private static IEnumerable<CheckupFinding> Look(Func<SqlDialect> open)
    {
        const string Advice = "Correct it; README.md lists the settings. The service does not start with it.";
        List<string> faults;
        SqlDialect? dialect = null;
        try
        {
            faults = [.. SettingsCheck.Faults(MountedSettings.Names(), MountedSettings.Find)];
            dialect = open();
        }
        catch (Exception refused) when (refused is ConfigurationException or IOException or UnauthorizedAccessException)
        {
            faults = [refused.Message];
        }

        foreach (var fault in faults) yield return CheckupFinding.Bad("settings", fault, Advice);
        if (faults.Count == 0) yield return CheckupFinding.Good("settings", "Each is one, and within its range.");
        if (dialect is null) yield break;
        foreach (var finding in Checkup.Run(dialect, TimeProvider.System)) yield return finding;
    }

    private static void Write(IAnsiConsole console, List<CheckupFinding> findings)
    {
        foreach (var finding in findings)
        {
            var (colour, word) = finding.Health switch
            {
                Health.Good => ("green", "good"), Health.Warning => ("yellow", "warning"), _ => ("red", "BAD"),
            };
            console.MarkupLine(
                $"[{colour}]{word,-8}[/]{finding.Check.EscapeMarkup()}: {finding.Says.EscapeMarkup()}");
            if (finding.Advice is { } advice) console.MarkupLine($"        {advice.EscapeMarkup()}");
        }
    }
}
