using System.Diagnostics;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A built program that is run until it ends by itself.</summary>
public static class ToItsEnd
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <param name="program">Its file, such as <c>loyalty.dll</c>.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="settings">Environment variables.</param>
    /// <returns>The exit code, and what was written to both outputs.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string folder, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            process.Kill();
        }
    }
}
