using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Tour;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>
/// The TypeScript client, made of <c>openapi.yaml</c> and tested, and <c>tests/PartnerApp</c> compiled against it:
/// once, in a folder of their own beside the document, so that what was built by hand is left behind.
/// </summary>
public sealed class PartnerAppFolder : IAsyncLifetime, IDisposable
{
    private static readonly string[] Commands =
    [
        "mkdir -p src/LoyaltyPoints.TypeScript tests/PartnerApp && cp \"$REPOSITORY/openapi.yaml\" .",
        "cd src/LoyaltyPoints.TypeScript",
        "cp -r \"$REPOSITORY\"/src/LoyaltyPoints.TypeScript/{package.json,package-lock.json,.npmrc,tsconfig.json} .",
        "cp -r \"$REPOSITORY\"/src/LoyaltyPoints.TypeScript/{src,test,scripts} .",
        "npm ci --no-audit --no-fund",
        "npm run generate",
        "npm run build",
        "npm test",
        "cd ../../tests/PartnerApp",
        "cp -r \"$REPOSITORY\"/tests/PartnerApp/{package.json,package-lock.json,.npmrc,tsconfig.json,src} .",
        "npm ci --no-audit --no-fund",
        "npm run build",
    ];

    private readonly TempFolder folder = new();

    /// <summary>What each command printed.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Of the app, as a partner would have it.</summary>
    public string Path => System.IO.Path.Combine(folder.Path, "tests", "PartnerApp");

    public async Task InitializeAsync()
    {
        // Where a machine has not what it needs, its tests are skipped.
        if (new PartnerAppNeedsAttribute().Missing is not null) return;
        await RunAsync([$"cd '{folder.Path}'", .. Commands], new Dictionary<string, string>());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    /// <summary>Runs one of the app's own scripts.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string script, IReadOnlyDictionary<string, string> variables) =>
        await RunAsync([$"cd '{Path}'", $"npm run --silent {script}"], variables);

    private async Task<string> RunAsync(string[] commands, IReadOnlyDictionary<string, string> variables)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var all = new Dictionary<string, string>(variables) { ["REPOSITORY"] = Repository() };
        var results = await ConsoleSession.RunAsync(commands, all, patience.Token);
        foreach (var (command, result) in commands.Zip(results))
        {
            Output += $"$ {command}\n{result.Output}\n";
            Assert.True(result.ExitCode == 0, $"{command}: exit code {result.ExitCode}\n{result.Output}");
        }

        return results[^1].Output;
    }

    /// <summary>The folder of the solution.</summary>
    public static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(System.IO.Path.Combine(at.FullName, "LoyaltyPoints.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
