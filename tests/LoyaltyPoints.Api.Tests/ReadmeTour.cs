using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Tour;

namespace LoyaltyPoints.Api.Tests;

/// <summary>Types the README's tour into a shell, as a stranger would, and compares what comes back.</summary>
public sealed class ReadmeTour
{
    [Fact]
    public async Task Every_command_of_the_readme_prints_what_the_readme_says()
    {
        var steps = ConsoleSteps.Read(await File.ReadAllTextAsync(FindReadme()));
        Assert.True(steps.Count >= 10, $"The README's tour has {steps.Count} commands.");
        await using var server = await ServerProcess.StartAsync();
        var variables = new Dictionary<string, string>
        {
            ["URL"] = server.Address.ToString().TrimEnd('/'),
            ["KEY"] = ServerProcess.BootstrapKey,
        };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var results = await ConsoleSession.RunAsync(steps.Select(step => step.Command), variables, patience.Token);

        var faults = steps.Zip(results).Where(pair => !IsAsShown(pair.First, pair.Second)).Select(pair =>
            $"""
            README.md:{pair.First.Line}: {pair.First.Command}
            expected: {string.Join('\n', pair.First.Expected)}
            printed:  {pair.Second.Output}
            exit code {pair.Second.ExitCode?.ToString() ?? "none: the shell left"}
            """).ToList();
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static bool IsAsShown(ConsoleStep step, ConsoleResult result) =>
        result.ExitCode == 0 && ExpectedOutput.Matches(step.Expected, result.Output);

    private static string FindReadme()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
                return Path.Combine(folder.FullName, "README.md");
        throw new InvalidOperationException($"No LoyaltyPoints.sln above {AppContext.BaseDirectory}.");
    }
}
