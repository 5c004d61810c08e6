using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Tour;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.OpenApi;

/// <summary>
/// <c>openapi.yaml</c> is clean under Spectral with OWASP's rules and under Redocly's; what is left out, and why,
/// stands in <c>tests/ApiLint</c>.
/// </summary>
[LintNeeds]
public sealed class LintTests(ITestOutputHelper output)
{
    private static readonly string[] Commands =
    [
        "mkdir -p tests/ApiLint && cp \"$REPOSITORY/openapi.yaml\" . && cd tests/ApiLint",
        "cp -r \"$REPOSITORY\"/tests/ApiLint/{package.json,package-lock.json,.npmrc,spectral.yaml,redocly.yaml} .",
        "npm ci --no-audit --no-fund",
        "npm run lint",
    ];

    [Fact]
    public async Task The_document_is_clean()
    {
        var variables = new Dictionary<string, string>
        {
            ["REPOSITORY"] = Repository(), ["REDOCLY_TELEMETRY"] = "off",
            ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
        };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        var results = await ConsoleSession.RunAsync(Commands, variables, patience.Token);

        foreach (var (command, result) in Commands.Zip(results))
        {
            output.WriteLine($"$ {command}\n{result.Output}");
            Assert.True(result.ExitCode == 0, $"{command}: exit code {result.ExitCode}\n{result.Output}");
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

/// <summary>Tests that run linters of OpenAPI documents.</summary>
internal sealed class LintNeedsAttribute() : NpmNeedsAttribute("@stoplight/spectral-cli", "a linter");
