using System.Diagnostics;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A start of the server that its settings do not allow.</summary>
public static class StartRefusal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>The lines it said to its standard error; fails unless it left with 1.</returns>
    public static async Task<string[]> OfAsync(params (string Name, string Value)[] settings)
    {
        using var folder = new TempFolder();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var service = Process.Start(start)!;
        service.BeginOutputReadLine();
        var said = await service.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await service.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(1, service.ExitCode);
        return said.Trim().Split('\n');
    }
}
